package dev.playhead.transport.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The head of an HTTP request, as bytes and understood.
///
/// @param headers names in lower case; the last of a name counts
@SuppressWarnings("ArrayRecordComponent")
record HttpHead(String method, String target, Map<String, String> headers, byte[] raw) {
    private static final int MAX_BYTES = 16 * 1024;

    /// Reads up to the empty line; null when the other end closes before it.
    ///
    /// @throws IOException when the head is too long or no HTTP
    static @Nullable HttpHead read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(512);
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            bytes.write(next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : (next == '\r' ? 1 : 0);
            if (bytes.size() > MAX_BYTES) {
                throw new IOException("The request head is longer than " + MAX_BYTES + " bytes.");
            }
        }
        return parsed(bytes.toByteArray());
    }

    private static HttpHead parsed(byte[] raw) throws IOException {
        var lines = new String(raw, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var request = lines[0].split(" ", -1);
        if (request.length != 3) {
            throw new IOException("The first line is no HTTP request: " + lines[0]);
        }
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                var name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.put(name, lines[i].substring(colon + 1).strip());
            }
        }
        return new HttpHead(request[0], request[1], headers, raw);
    }

    boolean isWebSocketUpgrade() {
        return headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket");
    }
}
