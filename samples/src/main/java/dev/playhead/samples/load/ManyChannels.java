package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A thousand channels with ten subscribers each: a thousand sockets attached to ten channels each, ten publishers.
record ManyChannels(ServerProcess server) {
    private static final int CHANNELS = 1000;
    private static final int EACH = 10;
    private static final int PUBLISHERS = 10;
    private static final int PER_SECOND = 2000;

    void measure(int seconds) throws IOException, InterruptedException {
        say("%n## %,d channels x %d subscribers, %,d messages/s", CHANNELS, EACH, PER_SECOND);
        var subscribers = new ArrayList<LoadSubscriber>();
        for (int i = 0; i < CHANNELS; i++) {
            var dialect = new AblyDialect();
            var socket = Dialect.open("localhost", server.port(), dialect, "subscriber-" + i);
            for (int channel = 0; channel < EACH; channel++) {
                dialect.subscribe(socket, "channel-" + (i + channel * 97) % CHANNELS);
            }
            var subscriber = new LoadSubscriber(socket, dialect, true);
            subscribers.add(subscriber);
            Thread.ofVirtual().start(subscriber);
        }
        var publishers = new ArrayList<AblyDialect>();
        var sockets = new ArrayList<ClientSocket>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(new AblyDialect());
            var socket = Dialect.open("localhost", server.port(), publishers.get(i), "publisher-" + i);
            sockets.add(socket);
            Thread.ofVirtual().start(() -> Drain.all(socket));
        }
        long sent = 0;
        for (int part = 0; part < 3; part++) {
            long heap = server.heapBytes();
            double cpu = server.cpuSeconds();
            subscribers.forEach(LoadSubscriber::forget);
            sent += publish(publishers, sockets, sent, seconds / 3);
            Thread.sleep(500);
            var latencies = latencies(subscribers);
            say(
                    "%,d deliveries, %d missing; p50 %.2f ms, p99 %.2f ms; CPU of one core %.2f; heap before %d MB, resident %d MB",
                    sent * EACH,
                    sent * EACH
                            - subscribers.stream()
                                    .mapToLong(LoadSubscriber::count)
                                    .sum(),
                    latencies[latencies.length / 2] / 1e6,
                    latencies[(int) (latencies.length * 0.99)] / 1e6,
                    (server.cpuSeconds() - cpu) / (seconds / 3.0),
                    heap >> 20,
                    server.residentBytes() >> 20);
        }
        for (var subscriber : subscribers) {
            subscriber.close();
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static long publish(List<AblyDialect> publishers, List<ClientSocket> sockets, long before, int seconds)
            throws IOException {
        long count = (long) PER_SECOND * seconds;
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int publisher = (int) (i % PUBLISHERS);
            var data = LoadPublisher.stamp() + "x".repeat(177);
            sockets.get(publisher).send(publishers.get(publisher).publish("channel-" + (before + i) % CHANNELS, data));
        }
        return count;
    }

    private static long[] latencies(List<LoadSubscriber> subscribers) {
        return subscribers.stream()
                .flatMapToLong(s -> Arrays.stream(s.latencies()))
                .sorted()
                .toArray();
    }
}
