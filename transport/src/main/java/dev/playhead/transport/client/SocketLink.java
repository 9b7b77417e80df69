package dev.playhead.transport.client;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket that carries frames.
final class SocketLink implements ClientLink {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

    private final ClientSocket socket;
    private final Format format;
    private final FrameCodec codec;

    SocketLink(ClientSocket socket, Format format) {
        this.socket = socket;
        this.format = format;
        this.codec = FrameCodec.of(format);
    }

    @Override
    public void listen(Receiver receiver) {
        Thread.ofVirtual().name("client").start(() -> read(receiver));
    }

    private void read(Receiver receiver) {
        try {
            while (true) {
                int length = socket.next();
                receiver.frame(codec.decode(Arrays.copyOfRange(socket.buffer(), socket.end() - length, socket.end())));
            }
        } catch (IOException ended) {
            LOG.debug("A client has lost its socket: {}", ended.getMessage());
        } catch (MalformedFrameException e) {
            LOG.warn("A client was sent what is no frame", e);
        } finally {
            close();
            receiver.ended(socket.closeCode());
        }
    }

    @Override
    public void send(ProtocolMessage frame) throws IOException {
        int opcode = format == Format.JSON ? ClientSocket.TEXT : ClientSocket.BINARY;
        send(ClientSocket.frame(opcode, codec.encode(frame)));
    }

    @Override
    public void send(byte[] raw) throws IOException {
        socket.send(raw);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket did not close", e);
        }
    }
}
