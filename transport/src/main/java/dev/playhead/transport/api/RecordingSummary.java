package dev.playhead.transport.api;

import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import java.io.IOException;
import java.nio.file.Path;

/// Summary of a recording for a list of many: what can be said of it without reading what it means.
/// Immutable.
///
/// @param lengthNanos from the first entry to the last
/// @param frames frames that were sent and arrived; one that went to several counts for each
/// @param density entries in equal parts of the length
@SuppressWarnings("ArrayRecordComponent")
public record RecordingSummary(long lengthNanos, long frames, int[] density) {
    /// Reads every entry once, so not for the FX thread.
    ///
    /// @param parts how many parts the density has, at least 1
    /// @throws IOException when the file cannot be read or is no recording
    public static RecordingSummary at(Path file, int parts) throws IOException {
        try (var log = LogFile.open(file)) {
            long size = log.size();
            if (size == 0) {
                return new RecordingSummary(0, 0, new int[parts]);
            }
            long from = log.read(0).atNanos();
            long length = Math.max(0, log.read(size - 1).atNanos() - from);
            long frames = 0;
            var density = new int[parts];
            for (long position = 0; position < size; position++) {
                var entry = log.read(position);
                frames += frames(entry);
                double share = (entry.atNanos() - from) / (length + 1.0);
                density[Math.clamp((int) (share * parts), 0, parts - 1)]++;
            }
            return new RecordingSummary(length, frames, density);
        }
    }

    private static int frames(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn frame -> 1;
            case Entry.FrameOut frame -> frame.to().size();
            case StateEntry _,
                    ControlEntry _,
                    Entry.RestIn _,
                    Entry.FrameUndelivered _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Entry.RestOut _,
                    Observation _ -> 0;
        };
    }
}
