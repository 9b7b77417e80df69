package dev.playhead.transport.library;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Recordings for tests of the library.
final class Recordings {
    private static final byte[] FRAME = "{\"action\":0}".getBytes(StandardCharsets.UTF_8);
    private static final TransportId ANN = new TransportId(1);
    private static final TransportId BEN = new TransportId(2);

    private Recordings() {}

    /// Writes one that began at a moment, with three frames within four seconds.
    static Path write(Path file, long beganMs) throws IOException {
        return write(file, beganMs, new RecordingOrigin("session", "broker", RecordingOrigin.Kind.MAIN, null, 1));
    }

    static Path write(Path file, long beganMs, RecordingOrigin origin) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        long at = beganMs * 1_000_000;
        try (var log = LogWriter.create(file, origin, RecordingFiles.SYSTEM)) {
            log.append(new Entry.Started(0, at, 1, "x", Map.of()));
            log.append(new Entry.FrameIn(1, at + 10, ANN, "c", Format.JSON, FRAME, null));
            log.append(new Entry.FrameOut(2, at + 20, 1, List.of(ANN, BEN), "c", Format.JSON, FRAME));
            log.append(new Entry.Note(3, at + 4_000_000_000L, "the end"));
        }
        return file;
    }

    /// Copies a recording in which nearly everything happens.
    static Path golden(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try {
            var url = Recordings.class.getResource("/golden/v1.playhead.mcap");
            return Files.copy(Path.of(Objects.requireNonNull(url).toURI()), file);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
