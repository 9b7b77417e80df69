package dev.playhead.transport.api;

import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.session.RecordingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// State of the broker and its recording. Immutable.
///
/// @param address host and port that clients use, for example "localhost:9477"; null for a recording
/// @param clients open transports now
/// @param framesPerSecond over the last second, both ways
/// @param dropped entries of the recording that cannot be shown; anything but 0 is a defect or damage
/// @param fileBytes size of the recording
/// @param diskFreeBytes room left where the recording is
/// @param recording whether what happens reaches the file; [RecordingState#FINE] for an opened recording
public record Vitals(
        @Nullable String address,
        int clients,
        int framesPerSecond,
        long dropped,
        Path file,
        long fileBytes,
        long diskFreeBytes,
        RecordingState recording) {
    /// Those of a recording of which nobody writes.
    static Vitals ofFile(LogReader log) {
        long free;
        try {
            free = Files.getFileStore(log.file()).getUsableSpace();
        } catch (IOException e) {
            free = 0;
        }
        return new Vitals(null, 0, 0, 0, log.file(), log.sizeBytes(), free, RecordingState.FINE);
    }

    Vitals withDropped(long now) {
        return new Vitals(address, clients, framesPerSecond, now, file, fileBytes, diskFreeBytes, recording);
    }
}
