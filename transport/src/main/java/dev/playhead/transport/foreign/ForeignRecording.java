package dev.playhead.transport.foreign;

import dev.playhead.transport.cut.WholeRecording;
import dev.playhead.transport.log.RecordingOrigin;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Makes a recording of a file of another format. What such a file does not say is not in the recording: where it comes
/// from is in its first remark.
public final class ForeignRecording {
    private ForeignRecording() {}

    /// Outcome of an import.
    ///
    /// @param frames how many frames, requests, answers and ends of sockets were taken
    /// @param remarks what was left out or put in, in sentences
    public record Imported(long frames, List<String> remarks) {
        public Imported {
            remarks = List.copyOf(remarks);
        }
    }

    /// Writes the recording. It is there as a whole or not at all, and the file that it is made of stays as it is.
    ///
    /// @throws ForeignFormatException when the file is not of the format that its name says; the message says where
    /// @throws FileAlreadyExistsException when there is such a recording
    /// @throws IOException when the file cannot be read or the recording not be written
    public static Imported write(Path file, Path recording) throws IOException {
        var format = ForeignFormat.of(file)
                .orElseThrow(() -> new IOException("Nothing is known of the format of " + file
                        + ": the name of a file to import ends with " + ForeignFormat.endings() + "."));
        var imported = new Imported[1];
        WholeRecording.write(
                recording,
                RecordingOrigin.Kind.CUT,
                log -> imported[0] = switch (format) {
                    case JSON_LINES -> new JsonLinesImport(file, log).write();
                    case HTTP_ARCHIVE -> new HarImport(file, log).write();
                });
        return Objects.requireNonNull(imported[0]);
    }
}
