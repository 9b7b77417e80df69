package dev.playhead.transport.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads the body of a request: as long as it says, or in chunks.
final class HttpBody {
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE_CHARS = 200;

    private final InputStream in;
    private final int limit;
    private final long until;

    private HttpBody(InputStream in, NetworkLimits limits) {
        this.in = in;
        this.limit = limits.bodyBytes();
        this.until = System.nanoTime() + 3_000_000L * limits.headWithinMs();
    }

    /// The whole body; empty when there is none.
    ///
    /// @throws BadRequestException when it is larger than allowed, comes too slowly, or is no body
    static byte[] read(HttpHead head, InputStream in, OutputStream out, NetworkLimits limits)
            throws IOException, BadRequestException {
        var encoding = head.headers().getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
        var length = head.headers().getOrDefault("content-length", "0");
        if (encoding.isEmpty() && length.equals("0")) {
            return new byte[0];
        }
        if (!encoding.isEmpty()
                && (!encoding.equals("chunked") || head.headers().containsKey("content-length"))) {
            throw new BadRequestException(400, "The length of the body is not clear.");
        }
        var body = new HttpBody(in, limits);
        long announced = encoding.isEmpty() ? number(length, 10) : 0;
        if (announced > body.limit) {
            throw body.tooLarge();
        }
        if (head.headers().getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(GO_ON);
            out.flush();
        }
        var bytes = new ByteArrayOutputStream((int) Math.min(announced, 64 << 10));
        if (encoding.isEmpty()) {
            body.copy(announced, bytes);
        } else {
            body.copyChunks(bytes);
        }
        return bytes.toByteArray();
    }

    private void copyChunks(ByteArrayOutputStream bytes) throws IOException, BadRequestException {
        while (true) {
            var line = line();
            int semicolon = line.indexOf(';');
            long size = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) {
                    // trailers mean nothing here
                }
                return;
            }
            if (size > limit - bytes.size()) {
                throw tooLarge();
            }
            copy(size, bytes);
            line();
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
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("ended inside the body of a request");
            }
            inTime();
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LINE_CHARS) {
                throw new BadRequestException(400, "A chunk of the body has no length.");
            }
        }
        return line.toString();
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
