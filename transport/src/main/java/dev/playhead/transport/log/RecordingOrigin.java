package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.FileBytes;
import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.log.mcap.McapCursor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Origin of a recording, as it says itself in an MCAP metadata record in front of its entries. A start goes
/// on with what the files say, not with what they are called.
///
/// @param session id of this recording
/// @param broker id of the data directory whose broker wrote it
/// @param kind what role it has there
/// @param predecessor session, or file name where there was none, whose state it began with; null when it began empty
/// @param generation one more than that of any recording which the broker had before
public record RecordingOrigin(
        String session, String broker, Kind kind, @Nullable String predecessor, long generation) {
    static final String METADATA = "playhead.origin";
    private static final int MOST_HEAD_BYTES = 1 << 16;

    /// Role of a recording, which decides what a later start may do with it.
    public enum Kind {
        /// One of the chain: a later start goes on with the newest of them.
        MAIN,
        /// Recorded while another broker had the data directory; nobody goes on with it.
        ASIDE,
        /// A recording that was served again; nobody goes on with it.
        REPLAY,
        /// A part of another recording; nobody goes on with it.
        CUT
    }

    /// The next of a chain.
    static RecordingOrigin next(String broker, @Nullable String predecessor, long generation) {
        return new RecordingOrigin(UUID.randomUUID().toString(), broker, Kind.MAIN, predecessor, generation);
    }

    /// A recording that is in no chain.
    public static RecordingOrigin apart(Kind kind) {
        return new RecordingOrigin(UUID.randomUUID().toString(), "", kind, null, 0);
    }

    Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("session", session);
        map.put("broker", broker);
        map.put("kind", kind.name());
        if (predecessor != null) {
            map.put("predecessor", predecessor);
        }
        map.put("generation", Long.toString(generation));
        return map;
    }

    /// Returns the origin of a recording; null when it has none, as those of the first version.
    ///
    /// @throws IOException when it is no recording of Playhead, or its head is damaged
    public static @Nullable RecordingOrigin of(Path file) throws IOException {
        try (var bytes = new FileBytes(FileChannel.open(file, StandardOpenOption.READ))) {
            if (bytes.size() == 0) {
                throw new IOException("it is empty");
            }
            if (!bytes.isMcap()) {
                throw new IOException("it is no recording");
            }
            int magic = McapBytes.MAGIC.length;
            int length = (int) Math.min(bytes.size() - magic, MOST_HEAD_BYTES);
            var cursor = new McapCursor(bytes.at(magic, length).array());
            if (!cursor.step() || cursor.opcode() != McapBytes.HEADER) {
                throw new IOException("its head is damaged");
            }
            if (!cursor.text().equals(McapBytes.PROFILE)) {
                throw new IOException("another program wrote it");
            }
            while (cursor.step() && cursor.opcode() == McapBytes.METADATA) {
                if (cursor.text().equals(METADATA)) {
                    return of(cursor.texts());
                }
            }
            return null;
        } catch (RuntimeException damaged) {
            throw new IOException("its head is damaged", damaged);
        }
    }

    private static RecordingOrigin of(Map<String, String> map) {
        return new RecordingOrigin(
                map.getOrDefault("session", ""),
                map.getOrDefault("broker", ""),
                Kind.valueOf(map.getOrDefault("kind", "")),
                map.get("predecessor"),
                Long.parseLong(map.getOrDefault("generation", "")));
    }
}
