package dev.playhead.transport.mask;

import dev.playhead.transport.cut.WholeRecording;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.RecordingOrigin;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;

/// A recording read as if nobody had said anything in it: payloads are masked, and all else is where and as it was.
/// Safe for use by many threads when the recording is.
public final class MaskedRecording implements LogReader {
    private static final int SPILLED_ENTRIES = 1_000;

    private final LogReader recording;
    private final EntryMask mask;

    /// @param recording closed with this one
    public MaskedRecording(LogReader recording) {
        this.recording = recording;
        this.mask = new EntryMask(recording);
    }

    /// Writes a masked copy of a recording, entry by entry. The file is there as a whole or not at all, and nobody goes
    /// on with it.
    ///
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when the recording cannot be read or the file not be written
    public static void copy(Path recording, Path file) throws IOException {
        try (var whole = LogFile.open(recording)) {
            var mask = new EntryMask(whole);
            WholeRecording.write(file, RecordingOrigin.Kind.CUT, log -> {
                for (long position = 0; position < whole.size(); position++) {
                    log.append(mask.of(whole.read(position)));
                    if (position % SPILLED_ENTRIES == 0) {
                        log.spill();
                    }
                }
            });
        }
    }

    @Override
    public Entry read(long position) throws IOException {
        return mask.of(recording.read(position));
    }

    @Override
    public long size() {
        return recording.size();
    }

    @Override
    public boolean isOfChannel(long position) throws IOException {
        return recording.isOfChannel(position);
    }

    @Override
    public NavigableMap<Long, List<Long>> keyframes() {
        return recording.keyframes();
    }

    @Override
    public long sizeBytes() {
        return recording.sizeBytes();
    }

    @Override
    public Path file() {
        return recording.file();
    }

    @Override
    public void close() throws IOException {
        recording.close();
    }
}
