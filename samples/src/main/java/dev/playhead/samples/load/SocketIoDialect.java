package dev.playhead.samples.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;

/// Socket.IO over WebSocket, against the server in `samples/peers`. Every publish asks for an acknowledgement.
final class SocketIoDialect implements Dialect {
    private static final byte[] CONNECTED = "40{".getBytes(US_ASCII);
    private static final byte[] OPENED = "0{".getBytes(US_ASCII);
    private static final byte[] ACK = "43".getBytes(US_ASCII);
    private static final byte[] EVENT = "42[\"load\"".getBytes(US_ASCII);

    private long nextAck = 1;

    @Override
    public String path(String client) {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public void begin(ClientSocket socket) throws IOException {
        Dialect.await(socket, OPENED);
        socket.send(ClientSocket.text("40"));
        Dialect.await(socket, CONNECTED);
    }

    @Override
    public void subscribe(ClientSocket socket, String channel) throws IOException {
        socket.send(ClientSocket.text("420[\"join\",\"" + channel + "\"]"));
        Dialect.await(socket, ACK);
    }

    @Override
    public byte[] publish(String channel, String data) {
        return ClientSocket.text("42" + nextAck++ + "[\"publish\",\"" + channel + "\",\"" + data + "\"]");
    }

    @Override
    public int messages(byte[] bytes, int from, int to) {
        return ByteSearch.startsWith(bytes, from, to, EVENT) ? 1 : 0;
    }

    @Override
    public int acknowledged(byte[] bytes, int from, int to) {
        return ByteSearch.startsWith(bytes, from, to, ACK) ? 1 : 0;
    }

    @Override
    public byte[] sample(String channel, String data) {
        return ("42[\"load\",\"" + data + "\"]").getBytes(US_ASCII);
    }
}
