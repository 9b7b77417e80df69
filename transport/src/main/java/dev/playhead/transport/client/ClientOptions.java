package dev.playhead.transport.client;

import dev.playhead.transport.protocol.Format;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Options of a [RealtimeClient]: the broker it connects to, and the credentials it comes with. Immutable.
///
/// @param host name or address of the broker
/// @param format how frames are written; it asks for it with `format`
/// @param query further query parameters, encoded as they stand in the address, without `format` and `resume`
/// @param retryAfter how long it waits before it comes back by itself when its socket is lost; null when it stays
///     away until [RealtimeClient#resume]
public record ClientOptions(
        String host,
        int port,
        Format format,
        String query,
        @Nullable Duration retryAfter) {
    /// A client with a key, in JSON, of the present version of the protocol, that does not come back by itself.
    public static ClientOptions key(int port, String key) {
        return new ClientOptions("127.0.0.1", port, Format.JSON, "v=6", null).with("key", key);
    }

    /// Returns these options with one more query parameter; name and value are plain text.
    public ClientOptions with(String name, String value) {
        return new ClientOptions(host, port, format, query + "&" + encoded(name) + "=" + encoded(value), retryAfter);
    }

    /// Returns these options for a client of this name.
    public ClientOptions clientId(String clientId) {
        return with("clientId", clientId);
    }

    /// Returns these options in another format.
    public ClientOptions in(Format other) {
        return new ClientOptions(host, port, other, query, retryAfter);
    }

    /// Returns these options for a client that comes back by itself.
    public ClientOptions retryingAfter(Duration wait) {
        return new ClientOptions(host, port, format, query, wait);
    }

    /// Path and query of the upgrade.
    ///
    /// @param resume key of the connection to go on with; null for a new one
    public String path(@Nullable String resume) {
        return "/?" + query + "&format=" + format.word() + (resume == null ? "" : "&resume=" + encoded(resume));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
