package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Agents that answer token by token, each on a channel of its own with one subscriber: every token is an append.
///
/// @param rollupMs the window in which appends of an agent are put together; 0 for each on its own
record Agents(ServerProcess server, int rollupMs) {
    private static final int AGENTS = 200;
    private static final int TOKENS_PER_SECOND = 50;
    private static final int TOKENS_OF_AN_ANSWER = 500;
    private static final byte[] MSG_SERIAL = "\"msgSerial\":".getBytes(US_ASCII);
    private static final byte[] SERIALS = "\"serials\":[\"".getBytes(US_ASCII);

    /// Counts tokens: the broker puts several into one append when they come faster than its roll-up window.
    private static final class Tokens extends AblyDialect {
        private static final byte[] STAMP = LoadPublisher.STAMP.getBytes(US_ASCII);

        private final int rollupMs;

        Tokens(int rollupMs) {
            this.rollupMs = rollupMs;
        }

        @Override
        public String path(String client) {
            return super.path(client) + "&appendRollupWindow=" + rollupMs;
        }

        @Override
        public int messages(byte[] bytes, int from, int to) {
            int count = 0;
            if (super.messages(bytes, from, to) > 0) {
                for (int at = ByteSearch.indexOf(bytes, from, to, STAMP); at >= 0; ) {
                    count++;
                    at = ByteSearch.indexOf(bytes, at + STAMP.length, to, STAMP);
                }
            }
            return count;
        }
    }

    /// One agent; a create is answered with the serial that its appends name.
    private static final class Agent implements Runnable {
        private final AblyDialect dialect;
        private final ClientSocket socket;
        private final String channel;
        private final long offsetNanos;
        private final AtomicLong published;
        private final Semaphore answered = new Semaphore(0);
        private volatile String serial = "";
        private volatile long awaited = -1;
        private volatile boolean stopped;

        Agent(int port, int number, int rollupMs, AtomicLong published) throws IOException {
            this.dialect = new Tokens(rollupMs);
            this.channel = "agent-" + number;
            this.socket = Dialect.open("localhost", port, dialect, channel);
            this.offsetNanos = 1_000_000_000L / TOKENS_PER_SECOND * number / AGENTS;
            this.published = published;
            Thread.ofVirtual().start(this::acknowledgements);
        }

        private void acknowledgements() {
            try {
                while (true) {
                    int length = socket.next();
                    var bytes = socket.buffer();
                    int from = socket.end() - length;
                    int of = ByteSearch.indexOf(bytes, from, socket.end(), MSG_SERIAL);
                    if (of < 0 || ByteSearch.number(bytes, of + MSG_SERIAL.length) != awaited) {
                        continue; // of an append
                    }
                    int start = ByteSearch.indexOf(bytes, from, socket.end(), SERIALS) + SERIALS.length;
                    int end = ByteSearch.indexOf(bytes, start, socket.end(), new byte[] {'"'});
                    serial = new String(bytes, start, end - start, US_ASCII);
                    awaited = -1;
                    answered.release();
                }
            } catch (IOException ended) {
                // the end of the run
            }
        }

        @Override
        public void run() {
            try {
                long due = System.nanoTime() + offsetNanos;
                for (long token = 0; !stopped; token++) {
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    due += 1_000_000_000L / TOKENS_PER_SECOND;
                    if (token % TOKENS_OF_AN_ANSWER == 0) {
                        awaited = dialect.nextMsgSerial();
                        socket.send(dialect.create(channel, LoadPublisher.stamp()));
                        answered.acquire();
                    } else {
                        socket.send(dialect.append(channel, serial, LoadPublisher.stamp()));
                    }
                    published.incrementAndGet();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The agent of " + channel + " was stopped", e);
            }
        }
    }

    void measure(int seconds) throws IOException, InterruptedException {
        say(
                "%n## %d agents, %d appends/s each, one subscriber each, roll-up window %d ms",
                AGENTS, TOKENS_PER_SECOND, rollupMs);
        var published = new AtomicLong();
        var subscribers = new ArrayList<LoadSubscriber>();
        var agents = new ArrayList<Agent>();
        for (int i = 0; i < AGENTS; i++) {
            var dialect = new Tokens(rollupMs);
            var socket = Dialect.open("localhost", server.port(), dialect, "subscriber-" + i);
            dialect.subscribe(socket, "agent-" + i);
            var subscriber = new LoadSubscriber(socket, dialect, true);
            subscribers.add(subscriber);
            Thread.ofVirtual().start(subscriber);
            agents.add(new Agent(server.port(), i, rollupMs, published));
        }
        var threads = new ArrayList<Thread>();
        for (var agent : agents) {
            threads.add(Thread.ofVirtual().start(agent));
        }
        for (int part = 0; part < 3; part++) {
            long heap = server.heapBytes();
            double cpu = server.cpuSeconds();
            long before = published.get();
            long from = System.nanoTime();
            subscribers.forEach(LoadSubscriber::forget);
            Thread.sleep(seconds * 1000L / 3);
            var latencies = subscribers.stream()
                    .flatMapToLong(s -> Arrays.stream(s.latencies()))
                    .sorted()
                    .toArray();
            say(
                    "%,.0f appends/s; p50 %.2f ms, p99 %.2f ms; CPU of one core %.2f; heap before %d MB, resident %d MB",
                    (published.get() - before) * 1e9 / (System.nanoTime() - from),
                    latencies[latencies.length / 2] / 1e6,
                    latencies[(int) (latencies.length * 0.99)] / 1e6,
                    (server.cpuSeconds() - cpu) * 1e9 / (System.nanoTime() - from),
                    heap >> 20,
                    server.residentBytes() >> 20);
        }
        agents.forEach(agent -> agent.stopped = true);
        for (var thread : threads) {
            thread.join();
        }
        Thread.sleep(2_000);
        long came = subscribers.stream().mapToLong(LoadSubscriber::count).sum();
        say(
                "%,d published, %d missing, %d cut",
                published.get(),
                published.get() - came,
                subscribers.stream().filter(LoadSubscriber::wasCut).count());
        for (var subscriber : subscribers) {
            subscriber.close();
        }
    }
}
