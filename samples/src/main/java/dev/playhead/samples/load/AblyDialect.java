package dev.playhead.samples.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.ClientSocket;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.Arrays;

/// The Ably realtime protocol in JSON, as Playhead speaks it.
///
/// Connecting, attaching and closing are the client's own. Publishes are put together and deliveries counted
/// by looking at bytes: what a client makes of frames costs about as much as what the broker does for them,
/// and load program and broker share the cores, so decoding would be measured as the broker's time and would
/// put Playhead behind the peers, whose dialects look at bytes too.
class AblyDialect implements Dialect {
    private static final FrameCodec CODEC = FrameCodec.of(Format.JSON);
    private static final byte[] MESSAGE = "\"action\":15".getBytes(US_ASCII);
    private static final byte[] ACK = "\"action\":1,".getBytes(US_ASCII);
    private static final byte[] COUNT = "\"count\":".getBytes(US_ASCII);
    private static final int HEAD = 96;

    private long msgSerial;

    @Override
    public String path(String client) {
        return ClientOptions.key(0, "load.key:secret")
                .clientId(client)
                .with("echo", "false")
                .path(null);
    }

    @Override
    public void subscribe(ClientSocket socket, String channel) throws IOException {
        socket.send(frame(ProtocolMessage.builder(Action.ATTACH).channel(channel)));
        while (true) {
            int length = socket.next();
            var answer = decoded(Arrays.copyOfRange(socket.buffer(), socket.end() - length, socket.end()));
            if (answer.action() == Action.ATTACHED) {
                return;
            }
            if (answer.error() != null) {
                throw new IOException("The broker refused the attach to " + channel + ": " + answer.error());
            }
        }
    }

    private static ProtocolMessage decoded(byte[] payload) throws IOException {
        try {
            return CODEC.decode(payload);
        } catch (MalformedFrameException e) {
            throw new IOException("The broker sent what is no frame.", e);
        }
    }

    private static byte[] frame(ProtocolMessage.Builder frame) {
        return ClientSocket.frame(ClientSocket.TEXT, CODEC.encode(frame.build()));
    }

    @Override
    public byte[] publish(String channel, String data) {
        return message(channel, "{\"name\":\"load\",\"data\":\"" + data + "\"}");
    }

    /// Returns the number that the next publish is acknowledged by.
    long nextMsgSerial() {
        return msgSerial;
    }

    /// The first token of an answer.
    byte[] create(String channel, String data) {
        return message(channel, "{\"name\":\"answer\",\"data\":\"" + data + "\"}");
    }

    /// The next token of an answer.
    byte[] append(String channel, String serial, String data) {
        return message(channel, "{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\"" + data + "\"}");
    }

    private byte[] message(String channel, String message) {
        return ClientSocket.text("{\"action\":15,\"channel\":\"" + channel + "\",\"msgSerial\":" + msgSerial++
                + ",\"messages\":[" + message + "]}");
    }

    @Override
    public byte[] goodbye() {
        return frame(ProtocolMessage.builder(Action.CLOSE));
    }

    @Override
    public int messages(byte[] bytes, int from, int to) {
        return ByteSearch.indexOf(bytes, from, Math.min(to, from + HEAD), MESSAGE) < 0 ? 0 : 1;
    }

    @Override
    public int acknowledged(byte[] bytes, int from, int to) {
        if (ByteSearch.indexOf(bytes, from, Math.min(to, from + 32), ACK) < 0) {
            return 0;
        }
        int at = ByteSearch.indexOf(bytes, from, to, COUNT);
        return at < 0 ? 1 : (int) ByteSearch.number(bytes, at + COUNT.length);
    }

    @Override
    public byte[] sample(String channel, String data) {
        return ("{\"action\":15,\"id\":\"aaaaaaaaaa:0\",\"channel\":\"" + channel
                        + "\",\"channelSerial\":\"01795186200000-000@locAAAAAAA\",\"connectionId\":\"aaaaaaaaaa\","
                        + "\"timestamp\":1795186200000,\"messages\":[{\"id\":\"aaaaaaaaaa:0:0\",\"name\":\"load\",\"data\":\""
                        + data
                        + "\",\"connectionId\":\"aaaaaaaaaa\",\"timestamp\":1795186200000,\"action\":0,\"serial\":"
                        + "\"01795186200000-000@locAAAAAAA:000\",\"version\":{\"serial\":"
                        + "\"01795186200000-000@locAAAAAAA:000\",\"timestamp\":1795186200000}}]}")
                .getBytes(US_ASCII);
    }
}
