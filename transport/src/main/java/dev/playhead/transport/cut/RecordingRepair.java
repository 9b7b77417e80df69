package dev.playhead.transport.cut;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.RecordingOrigin;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// Writes a copy of a recording that is damaged or was never closed: all that is whole, at its position and time,
/// packed and with an index. What is lost has an empty message in its place, so that everything else is found where it
/// was. For one thread.
public final class RecordingRepair {
    private static final int SPILLED_ENTRIES = 1_000;

    private RecordingRepair() {}

    /// Writes the copy and returns how many entries are lost. The file is there as a whole or not at all, and the
    /// recording stays as it is.
    ///
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when the recording cannot be read, is of a format that cannot be copied, or the
    /// file cannot be written
    public static long write(LogFile recording, Path file) throws IOException {
        if (recording.isOfVersionZero()) {
            throw new IOException("A recording of before formats had versions cannot be repaired; it opens as far as it"
                    + " is whole.");
        }
        var lost = new long[1];
        WholeRecording.write(file, RecordingOrigin.Kind.ASIDE, log -> {
            for (long position = 0; position < recording.size(); position++) {
                var entry = recording.read(position);
                lost[0] += entry instanceof Entry.Foreign foreign
                                && foreign.topic().equals(LogFile.LOST)
                        ? 1
                        : 0;
                log.append(entry);
                if (position % SPILLED_ENTRIES == 0) {
                    log.spill();
                }
            }
        });
        return lost[0];
    }
}
