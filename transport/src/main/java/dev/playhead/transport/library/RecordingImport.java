package dev.playhead.transport.library;

import dev.playhead.transport.copy.NewFile;
import dev.playhead.transport.foreign.ForeignFormat;
import dev.playhead.transport.foreign.ForeignRecording;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/// Copies recordings. The copy has the name of the moment of its first entry, and is in a folder of its own, so that no
/// broker takes it for one of its own to go on with.
final class RecordingImport {
    private static final int BLOCK = 1 << 20;

    private RecordingImport() {}

    /// Copies a recording, or makes one of a file of another format.
    static Path copy(Path original, DataDirectory to, Progress progress) throws IOException {
        return ForeignFormat.of(original).isPresent()
                ? converted(original, to, progress)
                : copied(original, to, progress);
    }

    private static Path converted(Path original, DataDirectory to, Progress progress) throws IOException {
        PrivateFiles.createDirectories(to.path());
        var apart = Files.createTempDirectory(to.path(), ".import-");
        var recording = apart.resolve("converted.mcap");
        try {
            ForeignRecording.write(original, recording);
            return copied(recording, to, progress);
        } finally {
            Files.deleteIfExists(recording);
            Files.delete(apart);
        }
    }

    private static Path copied(Path original, DataDirectory to, Progress progress) throws IOException {
        var began = beginning(original);
        PrivateFiles.createDirectories(to.path());
        while (true) {
            var file = to.newRecording(began);
            try {
                NewFile.make(file, folder -> {
                    var copy = folder.resolve("copy.mcap");
                    copyBytes(original, copy, progress);
                    return copy;
                });
                return file;
            } catch (FileAlreadyExistsException e) {
                continue; // somebody else was faster; the next name is free
            }
        }
    }

    private static Instant beginning(Path original) throws IOException {
        try (var log = LogFile.open(original)) {
            if (log.size() == 0) {
                throw new IOException(original.getFileName() + " holds no entry, so there is nothing to import.");
            }
            return Instant.ofEpochSecond(0, log.read(0).atNanos());
        }
    }

    private static void copyBytes(Path original, Path copy, Progress progress) throws IOException {
        try (var from = FileChannel.open(original, StandardOpenOption.READ);
                var to = PrivateFiles.create(copy)) {
            long size = from.size();
            var block = ByteBuffer.allocate(BLOCK);
            long done = 0;
            while (from.read(block.clear()) >= 0) {
                block.flip();
                done += block.remaining();
                while (block.hasRemaining()) {
                    to.write(block);
                }
                if (!progress.at(size == 0 ? 1 : (double) done / size)) {
                    throw new CancellationException();
                }
            }
        }
    }
}
