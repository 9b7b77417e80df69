package dev.playhead.transport.replay;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A log in memory, which counts what is read of it.
final class ListLog implements LogReader {
    final List<Entry> entries;
    long reads;

    ListLog(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    static ListLog of(LogReader log) throws IOException {
        var entries = new ArrayList<Entry>();
        for (long position = 0; position < log.size(); position++) {
            entries.add(log.read(position));
        }
        return new ListLog(entries);
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public Entry read(long position) {
        reads++;
        return entries.get((int) position);
    }

    /// Those whose pages follow one another.
    @Override
    public NavigableMap<Long, List<Long>> keyframes() {
        var keyframes = new TreeMap<Long, List<Long>>();
        var pages = new ArrayList<Long>();
        for (var entry : entries) {
            if (entry instanceof Entry.Keyframe page) {
                pages.add(page.position());
                if (page.last()) {
                    keyframes.put(page.of(), List.copyOf(pages));
                    pages.clear();
                }
            }
        }
        return keyframes;
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public Path file() {
        return Path.of("in-memory.mcap");
    }

    @Override
    public void close() {}
}
