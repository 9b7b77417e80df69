package dev.playhead.transport.server.fanout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are put together for some sockets come out of each of them whole, once and in order, whatever else
/// each of them is sent between, and however often the memory is used again.
class SocketWriterTest {
    private static final int SOCKETS = 5;
    private static final int TURNS = 120;

    private final Random random = new Random(25);

    /// One receiver: what it should get, and what has been handed to it.
    private static final class Receiver {
        final PendingSlices pending = new PendingSlices();
        final ByteArrayOutputStream expected = new ByteArrayOutputStream();
        final List<Long> positions = new ArrayList<>();
        final List<Long> receipts = new ArrayList<>();
        final ArrayDeque<BatchSlice> due = new ArrayDeque<>();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySocketGetsItsFramesWholeOnceAndInOrder(boolean channels) throws Exception {
        var receivers = new ArrayList<Receiver>();
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            var sockets = new ArrayList<SocketChannel>();
            var outlets = new ArrayList<SocketWriter>();
            var read = new ArrayList<CompletableFuture<byte[]>>();
            for (int i = 0; i < SOCKETS; i++) {
                var socket = SocketChannel.open(server.getLocalAddress());
                sockets.add(socket);
                var accepted = server.accept();
                read.add(CompletableFuture.supplyAsync(
                        () -> all(accepted), task -> Thread.ofVirtual().start(task)));
                var receiver = new Receiver();
                receivers.add(receiver);
                outlets.add(new SocketWriter(
                        channels ? socket : null, socket.socket().getOutputStream(), (frames, at) -> {
                            for (int frame = frames.first(); frame < frames.end(); frame++) {
                                receiver.receipts.add(frames.batch().position(frame));
                            }
                        }));
            }
            long position = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                position = turn(receivers, position);
                for (int i = 0; i < SOCKETS; i++) {
                    if (random.nextInt(3) > 0) { // some lag behind, so that memory is still in use
                        outlets.get(i).write(receivers.get(i).due);
                    }
                }
            }
            for (int i = 0; i < SOCKETS; i++) {
                outlets.get(i).write(receivers.get(i).due);
                sockets.get(i).close();
                assertArrayEquals(
                        receivers.get(i).expected.toByteArray(), read.get(i).get());
                assertEquals(receivers.get(i).positions, receivers.get(i).receipts);
            }
        }
    }

    private long turn(List<Receiver> receivers, long firstPosition) {
        long position = firstPosition;
        var groups = List.of(receivers, receivers.subList(1, 4), receivers.subList(0, 1));
        var batches = new ArrayList<FrameBatch>();
        groups.forEach(group -> batches.add(new FrameBatch(new byte[16])));
        int frames = random.nextInt(60);
        for (int i = 0; i < frames; i++) {
            int which = random.nextInt(groups.size());
            var head = new byte[] {(byte) position, 2};
            var payload = new byte[random.nextInt(30) == 0 ? 200_000 : random.nextInt(900)];
            random.nextBytes(payload);
            for (var receiver : groups.get(which)) {
                receiver.pending.follow(batches.get(which));
                receiver.expected.writeBytes(head);
                receiver.expected.writeBytes(payload);
                receiver.positions.add(position);
            }
            batches.get(which).add(head, payload, position++);
        }
        for (int i = 0; i < batches.size(); i++) {
            batches.get(i).end(groups.get(i).size());
        }
        var shares = receivers.stream().map(receiver -> receiver.pending.take()).toList();
        for (int i = 0; i < SOCKETS; i++) {
            receivers.get(i).due.addAll(shares.get(i));
        }
        return position;
    }

    private static byte[] all(SocketChannel channel) {
        try (channel) {
            return channel.socket().getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
