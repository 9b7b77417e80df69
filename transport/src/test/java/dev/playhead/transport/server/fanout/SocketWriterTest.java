package dev.playhead.transport.server.fanout;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.network.NetworkLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are put together for some sockets come out of each of them whole, once and in order, whatever else
/// each of them is sent between, and however often the memory is used again.
class SocketWriterTest {
    private static final int SOCKETS = 5;
    private static final int TURNS = 120;

    private static final ChannelWriter.Answers NO_ANSWERS = new ChannelWriter.Answers() {
        @Override
        public @Nullable ByteBuffer nextAnswer() {
            return null;
        }

        @Override
        public boolean isClosing() {
            return false;
        }
    };

    private final Random random = new Random(25);

    /// One receiver: what it should get, and what has been handed to it.
    private static final class Receiver {
        final PendingSlices share = new PendingSlices();
        final ByteArrayOutputStream expected = new ByteArrayOutputStream();
        final List<Long> positions = new ArrayList<>();
        final List<Long> receipts = new ArrayList<>();
        final ArrayDeque<BatchSlice> due = new ArrayDeque<>();

        void noteReceipts(BatchSlice frames, long atNanos) {
            for (int frame = frames.first(); frame < frames.end(); frame++) {
                receipts.add(frames.batch().position(frame));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySocketGetsItsFramesWholeOnceAndInOrder(boolean channels) throws Exception {
        var receivers = new ArrayList<Receiver>();
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            var sockets = new ArrayList<SocketChannel>();
            var outlets = new ArrayList<Outlet>();
            var read = new ArrayList<CompletableFuture<byte[]>>();
            for (int i = 0; i < SOCKETS; i++) {
                var socket = SocketChannel.open(server.getLocalAddress());
                sockets.add(socket);
                var accepted = server.accept();
                read.add(CompletableFuture.supplyAsync(
                        () -> all(accepted), task -> Thread.ofVirtual().start(task)));
                var receiver = new Receiver();
                receivers.add(receiver);
                outlets.add(channels ? channel(socket, receiver) : stream(socket, receiver));
            }
            long position = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                position = turn(receivers, position);
                for (int i = 0; i < SOCKETS; i++) {
                    if (random.nextInt(3) > 0) { // some lag behind, so that memory is still in use
                        outlets.get(i).write(); // a channel takes what it can, and the rest later
                    }
                }
            }
            for (int i = 0; i < SOCKETS; i++) {
                await().until(outlets.get(i)::write);
                sockets.get(i).close();
                assertArrayEquals(
                        receivers.get(i).expected.toByteArray(), read.get(i).get());
                assertEquals(receivers.get(i).positions, receivers.get(i).receipts);
            }
        }
    }

    /// Writes what is due for a receiver, by one of the two ways; true when all of it is in the socket's hands.
    private interface Outlet {
        boolean write() throws IOException;
    }

    private static Outlet stream(SocketChannel socket, Receiver receiver) throws IOException {
        var writer = new SocketWriter(socket.socket().getOutputStream(), receiver::noteReceipts);
        return () -> {
            writer.write(receiver.due);
            return true;
        };
    }

    private static Outlet channel(SocketChannel socket, Receiver receiver) throws IOException {
        socket.configureBlocking(false);
        var queue = new SendQueue(NetworkLimits.DEFAULT);
        var writer = new ChannelWriter(socket, queue, receiver::noteReceipts);
        return () -> {
            queue.isTooMuch(List.copyOf(receiver.due), 0);
            receiver.due.clear();
            return writer.write(NO_ANSWERS);
        };
    }

    private long turn(List<Receiver> receivers, long firstPosition) {
        long position = firstPosition;
        var groups = List.of(receivers, receivers.subList(1, 4), receivers.subList(0, 1));
        var bundles = new ArrayList<FrameBatch>();
        groups.forEach(group -> bundles.add(new FrameBatch(new byte[16])));
        int frames = random.nextInt(60);
        for (int i = 0; i < frames; i++) {
            int which = random.nextInt(groups.size());
            var head = new byte[] {(byte) position, 2};
            var payload = new byte[random.nextInt(30) == 0 ? 200_000 : random.nextInt(900)];
            random.nextBytes(payload);
            for (var receiver : groups.get(which)) {
                receiver.share.follow(bundles.get(which));
                receiver.expected.writeBytes(head);
                receiver.expected.writeBytes(payload);
                receiver.positions.add(position);
            }
            bundles.get(which).add(head, payload, position++);
        }
        for (int i = 0; i < bundles.size(); i++) {
            bundles.get(i).end(groups.get(i).size());
        }
        var shares = receivers.stream().map(receiver -> receiver.share.take()).toList();
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
