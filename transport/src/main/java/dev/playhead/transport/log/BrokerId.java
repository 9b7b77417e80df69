package dev.playhead.transport.log;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.PrivateFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of a data directory: by it a recording is known to be from here. It is made once and kept in a file.
final class BrokerId {
    private static final String FILE = "broker-id";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private BrokerId() {}

    /// The id of `data`, made when there is none.
    ///
    /// @throws IOException when it cannot be read or written
    static String of(DataDirectory data) throws IOException {
        var file = data.path().resolve(FILE);
        boolean known = Files.exists(file);
        if (known) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
            if (FORM.matcher(text).matches()) {
                return text;
            }
        }
        // A file that was damaged, for example by a loss of power, must not make strangers of our own recordings.
        return write(file, known ? ofRecordings(data) : UUID.randomUUID().toString());
    }

    private static String ofRecordings(DataDirectory data) throws IOException {
        var brokers = new LinkedHashSet<String>();
        for (var recording : data.recordings()) {
            try {
                var origin = RecordingOrigin.of(recording);
                if (origin != null && origin.kind() == RecordingOrigin.Kind.MAIN) {
                    brokers.add(origin.broker());
                }
            } catch (IOException unusable) {
                // said when the chain is read
            }
        }
        return brokers.size() == 1
                ? brokers.iterator().next()
                : UUID.randomUUID().toString();
    }

    private static String write(Path file, String id) throws IOException {
        PrivateFiles.createFolderOf(file);
        var next = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(next);
        try (var out = Channels.newOutputStream(PrivateFiles.create(next))) {
            out.write((id + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
