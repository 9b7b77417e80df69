package dev.playhead.transport.server.http;

import dev.playhead.transport.network.NetworkLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The head of an HTTP request, as bytes and understood.
///
/// @param target in origin form, beginning with a slash, or `*`
/// @param headers names in lower case; several lines of a name that may repeat are joined by commas
@SuppressWarnings("ArrayRecordComponent")
public record HttpHead(String method, String target, String version, Map<String, String> headers, byte[] raw) {
    /// Reads up to the empty line; null when the other end closes before it.
    ///
    /// @throws BadRequestException when the head is too long, or is not HTTP to the letter (RFC 9112)
    /// @throws IOException when the socket breaks, or sends nothing for as long as its timeout
    public static @Nullable HttpHead read(InputStream in, NetworkLimits limits)
            throws IOException, BadRequestException {
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
            matched = matched(matched, next);
            if (bytes.size() > limits.headBytes()) {
                throw new BadRequestException(431, "The request head is longer than " + limits.headBytes() + " bytes.");
            }
        }
        return HeadParser.parse(bytes.toByteArray(), limits);
    }

    // Half a line end is one for some parsers and none for others.
    private static int matched(int matched, int next) throws BadRequestException {
        boolean afterReturn = matched % 2 == 1;
        if ((next == '\n') != afterReturn) {
            throw new BadRequestException(400, "Lines of a request end with CR LF, and hold neither of them alone.");
        }
        return next == '\r' || next == '\n' ? matched + 1 : 0;
    }

    public boolean isWebSocketUpgrade() {
        return lists("upgrade", "websocket");
    }

    /// Returns whether a header that is a list of words, whatever their case, has this one.
    boolean lists(String name, String word) {
        return Stream.of(headers.getOrDefault(name, "").split(",", -1))
                .anyMatch(item -> item.strip().toLowerCase(Locale.ROOT).equals(word));
    }

    /// Returns whether a body follows the head.
    boolean hasBody() {
        return isChunked() || !headers.getOrDefault("content-length", "0").matches("0+");
    }

    boolean isChunked() {
        return headers.containsKey("transfer-encoding");
    }

    /// Returns whether the client wants to use the socket for another request after this one.
    boolean keepsAlive() {
        return version.equals("HTTP/1.1") ? !lists("connection", "close") : lists("connection", "keep-alive");
    }
}
