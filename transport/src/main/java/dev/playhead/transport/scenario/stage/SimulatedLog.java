package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A log in memory, the same as a broker writes it into a file. For one thread while it grows.
public final class SimulatedLog implements LogReader {
    private static final Path NOWHERE = Path.of("simulated.playhead.mcap");

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    /// Time of the last entry, ns since 1970.
    long lastNanos() {
        return entries.getLast().atNanos();
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public Entry read(long position) {
        return entries.get(Math.toIntExact(position));
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public Path file() {
        return NOWHERE;
    }

    /// Writes a recording of it, with its index.
    ///
    /// @param wanted name of the file; it gets another one when it is taken
    /// @return the file
    /// @throws IOException when it cannot be written
    public Path write(Path wanted) throws IOException {
        try (var writer = LogWriter.create(wanted)) {
            entries.forEach(writer::append);
            writer.flush();
            return writer.reader().file();
        }
    }

    @Override
    public void close() {
        // It is memory.
    }
}
