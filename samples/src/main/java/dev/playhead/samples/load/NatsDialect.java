package dev.playhead.samples.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.playhead.transport.client.ClientSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The NATS protocol over WebSocket. It is a stream of lines and payloads; where a WebSocket frame begins means
/// nothing. A publisher knows that its batch was taken by the PONG to a PING behind it.
final class NatsDialect implements Dialect {
    private static final byte[] PONG = "PONG".getBytes(US_ASCII);
    private static final int LINE_END = 2;

    private final Queue<Integer> pings = new ConcurrentLinkedQueue<>();
    private long skip; // bytes of the payload of the message at hand that have not come yet
    private boolean inLine;
    private char kind;
    private long number; // the last number of the line, the size of a payload
    private long digits;

    @Override
    public String path(String client) {
        return "/";
    }

    @Override
    public void begin(ClientSocket socket) throws IOException {
        socket.send(binary("CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":false}\r\nPING\r\n"));
        Dialect.await(socket, PONG);
    }

    @Override
    public void subscribe(ClientSocket socket, String channel) throws IOException {
        socket.send(binary("SUB " + channel + " 1\r\nPING\r\n"));
        Dialect.await(socket, PONG);
    }

    @Override
    public byte[] publish(String channel, String data) {
        return binary("PUB " + channel + " " + data.length() + "\r\n" + data + "\r\n");
    }

    @Override
    public byte[] afterBatch(int publishes) {
        pings.add(publishes);
        return binary("PING\r\n");
    }

    @Override
    public int messages(byte[] bytes, int from, int to) {
        return read(bytes, from, to, 'M');
    }

    @Override
    public int acknowledged(byte[] bytes, int from, int to) {
        int publishes = 0;
        for (int pongs = read(bytes, from, to, 'P'); pongs > 0; pongs--) {
            var next = pings.poll();
            publishes += next == null ? 0 : next;
        }
        return publishes;
    }

    /// Reads on in the stream, and counts what begins with this letter and has come to its end.
    private int read(byte[] bytes, int from, int to, char counted) {
        int count = 0;
        int at = from;
        while (at < to) {
            if (skip > 0) {
                int skipped = (int) Math.min(skip, to - at);
                skip -= skipped;
                at += skipped;
                count += skip == 0 && kind == counted ? 1 : 0;
                continue;
            }
            byte next = bytes[at++];
            if (!inLine) {
                inLine = true;
                kind = (char) next;
                number = 0;
                digits = 0;
            } else if (next == '\n') {
                inLine = false;
                if (kind == 'M') {
                    skip = number + LINE_END;
                } else {
                    count += kind == counted ? 1 : 0;
                }
            } else if (next >= '0' && next <= '9') {
                digits = digits * 10 + next - '0';
                number = digits;
            } else {
                digits = 0;
            }
        }
        return count;
    }

    private static byte[] binary(String payload) {
        return ClientSocket.frame(ClientSocket.BINARY, payload.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] sample(String channel, String data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("MSG " + channel + " 1 " + data.length() + "\r\n" + data + "\r\n").getBytes(US_ASCII));
        return out.toByteArray();
    }
}
