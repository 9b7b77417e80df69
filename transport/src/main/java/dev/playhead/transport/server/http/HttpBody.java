package dev.playhead.transport.server.http;

import dev.playhead.transport.network.NetworkLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Reads the body of a request: as long as it says, or in chunks.
public final class HttpBody {
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE_CHARS = 1000;
    private static final String WORD = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    /// A length and what may stand behind it (RFC 9112, 7.1.1).
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,16})(?:[ \\t]*;[ \\t]*" + WORD
            + "(?:[ \\t]*=[ \\t]*(?:" + WORD + "|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+\"))?)*+");
    private static final Pattern TRAILER = Pattern.compile(WORD + ":[^\\p{Cntrl}\\t]*");

    private final InputStream in;
    private final int limit;
    private final int trailers;
    private final long until;

    private HttpBody(InputStream in, NetworkLimits limits) {
        this.in = in;
        this.limit = limits.bodyBytes();
        this.trailers = limits.headers();
        this.until = System.nanoTime() + 3_000_000L * limits.headWithinMs();
    }

    /// The whole body; empty when there is none.
    ///
    /// @throws BadRequestException when it is larger than allowed, comes too slowly, or is no body
    public static byte[] read(HttpHead head, InputStream in, OutputStream out, NetworkLimits limits)
            throws IOException, BadRequestException {
        if (!head.hasBody()) {
            return new byte[0];
        }
        var body = new HttpBody(in, limits);
        long announced = head.isChunked() ? 0 : number(head.headers().getOrDefault("content-length", ""), 10);
        if (announced > body.limit) {
            throw body.tooLarge();
        }
        if (head.headers().containsKey("expect")) {
            out.write(GO_ON);
            out.flush();
        }
        var bytes = new ByteArrayOutputStream((int) Math.min(announced, 64 << 10));
        if (head.isChunked()) {
            body.copyChunks(bytes);
        } else {
            body.copy(announced, bytes);
        }
        return bytes.toByteArray();
    }

    private void copyChunks(ByteArrayOutputStream bytes) throws IOException, BadRequestException {
        while (true) {
            var chunk = CHUNK.matcher(line());
            if (!chunk.matches()) {
                throw new BadRequestException(400, "A chunk of the body does not begin with its length.");
            }
            long size = number(chunk.group(1), 16);
            if (size == 0) {
                skipTrailers();
                return;
            }
            if (size > limit - bytes.size()) {
                throw tooLarge();
            }
            copy(size, bytes);
            if (in.read() != '\r' || in.read() != '\n') {
                throw new BadRequestException(400, "A chunk of the body is longer than it says.");
            }
        }
    }

    // They mean nothing here, but where they end the next request begins.
    private void skipTrailers() throws IOException, BadRequestException {
        int count = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (!TRAILER.matcher(line).matches() || ++count > trailers) {
                throw new BadRequestException(400, "What follows the last chunk of the body are no trailers.");
            }
        }
    }

    private void copy(long length, ByteArrayOutputStream bytes) throws IOException, BadRequestException {
        var piece = new byte[(int) Math.min(length, 16 << 10)];
        long rest = length;
        while (rest > 0) {
            int read = in.read(piece, 0, (int) Math.min(rest, piece.length));
            if (read < 0) {
                throw new IOException("ended inside the body of a request");
            }
            inTime();
            bytes.write(piece, 0, read);
            rest -= read;
        }
    }

    private String line() throws IOException, BadRequestException {
        var line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended inside the body of a request");
            }
            inTime();
            if (next == '\r' && in.read() == '\n') {
                return line.toString();
            }
            if (next == '\r' || next == '\n') {
                throw new BadRequestException(400, "Lines between chunks end with CR LF.");
            }
            if (line.length() == LINE_CHARS) {
                throw new BadRequestException(400, "A line between the chunks of the body is too long.");
            }
            line.append((char) next);
        }
    }

    private void inTime() throws BadRequestException {
        if (System.nanoTime() - until > 0) {
            throw new BadRequestException(408, "The body took longer than it may.");
        }
    }

    private BadRequestException tooLarge() {
        return new BadRequestException(413, "The body is larger than " + limit + " bytes.");
    }

    private static long number(String text, int radix) throws BadRequestException {
        try {
            return Long.parseUnsignedLong(text, radix) < 0 ? Long.MAX_VALUE : Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new BadRequestException(400, "The length of the body is no number.");
        }
    }
}
