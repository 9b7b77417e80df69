package dev.playhead.transport.server.transport;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Position of a stream of events on each of its channels, and the key of its connection: the id of its
/// events, with which a client comes back. To clients it is opaque.
public final class StreamPosition {
    private final Map<String, String> serials = new LinkedHashMap<>();
    private volatile @Nullable String key;
    private @Nullable String everywhere;

    /// Reads an id that [#toString] wrote. A bare serial counts for every channel: serials of one broker begin with
    /// their time.
    public static StreamPosition of(@Nullable String id) {
        var position = new StreamPosition();
        for (var part : id == null || id.isBlank() ? new String[0] : id.strip().split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                position.everywhere = part;
            } else if (equals == 0) {
                position.key = decoded(part.substring(1));
            } else {
                position.serials.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return position;
    }

    /// Returns the channel serial to go on from; null for the present end of the channel.
    @Nullable
    String serial(String channel) {
        return serials.getOrDefault(channel, everywhere);
    }

    /// The connection that the stream belonged to; null when there was none.
    @Nullable
    public String key() {
        return key;
    }

    public void key(String newKey) {
        key = newKey;
    }

    void moved(String channel, String serial) {
        serials.put(channel, serial);
    }

    @Override
    public String toString() {
        var id = new StringBuilder();
        serials.forEach((channel, serial) -> id.append(id.isEmpty() ? "" : "&")
                .append(encoded(channel))
                .append('=')
                .append(encoded(serial)));
        if (key != null) {
            id.append(id.isEmpty() ? "=" : "&=").append(encoded(key));
        }
        return id.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
