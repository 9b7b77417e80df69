package dev.playhead.transport.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A socket that speaks HTTP exactly as a test wants, and reads answers whole or line by line.
public final class RawHttp implements AutoCloseable {
    /// Header lines that ask for a WebSocket.
    static final List<String> UPGRADE = List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    public final Socket socket;
    private final InputStream in;
    private final int port;

    public RawHttp(int port) throws IOException {
        this.port = port;
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// An answer. The body of one that comes in chunks is read with [#line].
    public record Answer(int status, Map<String, String> headers, String body) {}

    RawHttp raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// Sends a request with these header lines; Host is ours unless one of them says another.
    RawHttp request(String method, String target, String body, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        boolean hosted = false;
        for (var header : headers) {
            head.append(header).append("\r\n");
            hosted |= header.startsWith("Host:");
        }
        if (!hosted) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        if (!body.isEmpty()) {
            head.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return raw(head + "\r\n").raw(body);
    }

    public Answer get(String target, String... headers) throws IOException {
        return request("GET", target, "", headers).answer();
    }

    public Answer post(String target, String body, String... headers) throws IOException {
        return request("POST", target, body, headers).answer();
    }

    Answer answer() throws IOException {
        var first = line();
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(first.split(" ", -1)[1]), headers, body);
    }

    /// The next line.
    ///
    /// @throws IOException when there is none
    public String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("ended");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// Reads on to a line that contains this.
    public String lineWith(String part) throws IOException {
        var line = line();
        while (!line.contains(part)) {
            line = line();
        }
        return line;
    }

    /// Whether the other end closes it, or resets it, whatever it may send before.
    public boolean hasEnded() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
