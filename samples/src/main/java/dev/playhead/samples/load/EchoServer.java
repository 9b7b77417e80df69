package dev.playhead.samples.load;

import java.net.InetSocketAddress;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// A bare Java-WebSocket server that sends every message to everybody. In a process of its own, as any server here.
final class EchoServer extends WebSocketServer {
    private EchoServer(int port) {
        super(new InetSocketAddress("127.0.0.1", port));
        setTcpNoDelay(true);
        setReuseAddr(true);
    }

    public static void main(String[] args) {
        new EchoServer(Integer.parseInt(args[0])).run();
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        broadcast(message);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception problem) {
        System.err.println(problem);
    }

    @Override
    public void onStart() {}
}
