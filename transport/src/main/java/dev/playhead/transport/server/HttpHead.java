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
record HttpHead(String method, String target, String version, Map<String, String> headers, byte[] raw) {
    /// Reads up to the empty line; null when the other end closes before it.
    ///
    /// @throws BadRequestException when the head is too long or no HTTP
    /// @throws IOException when the socket breaks, or sends nothing for as long as its timeout
    static @Nullable HttpHead read(InputStream in, NetworkLimits limits) throws IOException, BadRequestException {
        var bytes = new ByteArrayOutputStream(512);
        int matched = 0;
        long until = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            // Byte by byte, each just within the timeout of the socket, a head could take hours.
            long now = System.nanoTime();
            until = bytes.size() == 0 ? now + limits.headWithinMs() * 1_000_000L : until;
            if (now - until > 0) {
                throw new BadRequestException(408, "The request head took longer than it may.");
            }
            bytes.write(next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : (next == '\r' ? 1 : 0);
            if (bytes.size() > limits.headBytes()) {
                throw new BadRequestException(431, "The request head is longer than " + limits.headBytes() + " bytes.");
            }
        }
        return parsed(bytes.toByteArray(), limits);
    }

    private static HttpHead parsed(byte[] raw, NetworkLimits limits) throws BadRequestException {
        var lines = new String(raw, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var request = lines[0].split(" ", -1);
        if (request.length != 3 || !request[2].startsWith("HTTP/1.")) {
            throw new BadRequestException(400, "The first line is no HTTP request.");
        }
        if (lines.length - 3 > limits.headers()) {
            throw new BadRequestException(431, "The request has more than " + limits.headers() + " headers.");
        }
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length - 2; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw new BadRequestException(400, "A header of the request has no name.");
            }
            var name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
            headers.put(name, lines[i].substring(colon + 1).strip());
        }
        return new HttpHead(request[0], request[1], request[2], headers, raw);
    }

    boolean isWebSocketUpgrade() {
        return headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket");
    }

    /// Whether the client wants to use the socket for another request after this one.
    boolean keepsAlive() {
        var connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return version.equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep-alive");
    }
}
