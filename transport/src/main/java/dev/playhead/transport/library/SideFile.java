package dev.playhead.transport.library;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.copy.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON file beside a recording, whole or not there.
///
/// @param ending replaces that of the recording
record SideFile(String ending) {
    /// Words of people.
    static final SideFile LABEL = new SideFile(".label.json");

    /// Content of the recording as it was read.
    static final SideFile CONTENT = new SideFile(".content.json");

    private static final String RECORDING = ".mcap";
    private static final long MOST_BYTES = 4 << 20;

    Path of(Path recording) {
        var name = String.valueOf(recording.getFileName());
        var stem = name.endsWith(RECORDING) ? name.substring(0, name.length() - RECORDING.length()) : name;
        return recording.resolveSibling(stem + ending);
    }

    /// Returns the fields in the file; null when there is none.
    ///
    /// @throws IOException when it cannot be read, or is no JSON object
    @Nullable
    Map<String, @Nullable Object> read(Path recording) throws IOException {
        var file = of(recording);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(file + " is no file");
                }
                return null;
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " is too large");
            }
            return JsonTree.read(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    void write(Path recording, Map<String, ?> fields) throws IOException {
        WholeFile.write(of(recording), new String(JsonTree.write(fields), StandardCharsets.UTF_8));
    }

    void delete(Path recording) throws IOException {
        Files.deleteIfExists(of(recording));
    }
}
