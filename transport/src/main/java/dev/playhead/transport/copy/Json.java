package dev.playhead.transport.copy;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.PrettyPayload;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON for other programs and for people.
public final class Json {
    private Json() {}

    /// Returns an object in one line, its fields in the order of the map.
    public static String object(Map<String, ? extends @Nullable Object> fields) {
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }

    /// Returns a payload indented; one that cannot be read as the text that it is. Takes time that grows with it.
    public static String indented(Format format, byte[] payload) {
        return PrettyPayload.of(format, payload).text();
    }
}
