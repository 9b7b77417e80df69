package dev.playhead.samples.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// One publisher and some subscribers on one channel of a server.
///
/// @param size characters of data in a message
/// @param rate messages per second; 0 for as fast as possible
/// @param underWay messages that may be without acknowledgement at full speed, at least 16
public record FanOutLoad(
        String host, int port, Supplier<Dialect> dialect, int subscribers, int size, int rate, int underWay) {
    private static final String CHANNEL = "load";

    /// The result of a run.
    ///
    /// @param deliveredPerSecond messages that all subscribers got
    /// @param cut subscribers that the server ended
    /// @param missing deliveries that had not come half a second after the end
    /// @param latencies sorted, ns; empty at full speed
    @SuppressWarnings("ArrayRecordComponent")
    record Result(double deliveredPerSecond, long cut, long missing, double cpuOfOneCore, long[] latencies) {
        double latencyMs(double share) {
            return latencies.length == 0 ? 0 : latencies[(int) ((latencies.length - 1) * share)] / 1e6;
        }
    }

    /// @param warmUpSeconds publishes that do not count
    Result measure(int warmUpSeconds, int seconds, ServerProcess server) throws IOException, InterruptedException {
        var all = subscribe();
        var spoken = dialect.get();
        try (var publisher =
                new LoadPublisher(Dialect.open(host, port, spoken, "publisher"), spoken, CHANNEL, size, underWay)) {
            long published = publish(publisher, warmUpSeconds);
            all.forEach(LoadSubscriber::forget);
            double cpu = server.cpuSeconds();
            long before = count(all);
            long from = System.nanoTime();
            published += publish(publisher, seconds);
            double perSecond = (count(all) - before) * 1e9 / (System.nanoTime() - from);
            double cpuOfOneCore = (server.cpuSeconds() - cpu) / seconds;
            Thread.sleep(500);
            var latencies = all.stream()
                    .flatMapToLong(s -> Arrays.stream(s.latencies()))
                    .sorted()
                    .toArray();
            return new Result(
                    perSecond,
                    all.stream().filter(LoadSubscriber::wasCut).count(),
                    published * subscribers - count(all),
                    cpuOfOneCore,
                    latencies);
        } finally {
            for (var subscriber : all) {
                subscriber.close();
            }
        }
    }

    /// Returns what the subscribers can take from a server that only writes, messages per second.
    ///
    /// @param together messages in one write of that server
    static double ceiling(Dialect dialect, int subscribers, int size, int together, int seconds)
            throws IOException, InterruptedException {
        try (var server = new WriteOnlyServer(dialect.sample(CHANNEL, "x".repeat(size)), together)) {
            var load = new FanOutLoad(
                    "localhost",
                    server.port(),
                    () -> new Unasked(fresh(dialect)),
                    subscribers,
                    size,
                    0,
                    LoadMain.MANY_UNDER_WAY);
            var all = load.subscribe();
            server.begin();
            Thread.sleep(2_000);
            long before = count(all);
            long from = System.nanoTime();
            Thread.sleep(seconds * 1000L);
            double perSecond = (count(all) - before) * 1e9 / (System.nanoTime() - from);
            for (var subscriber : all) {
                subscriber.close();
            }
            return perSecond;
        }
    }

    private static Dialect fresh(Dialect dialect) {
        return dialect instanceof NatsDialect ? new NatsDialect() : dialect;
    }

    private List<LoadSubscriber> subscribe() throws IOException {
        var all = new ArrayList<LoadSubscriber>();
        for (int i = 0; i < subscribers; i++) {
            var spoken = dialect.get();
            var socket = Dialect.open(host, port, spoken, "subscriber-" + i);
            spoken.subscribe(socket, CHANNEL);
            var subscriber = new LoadSubscriber(socket, spoken, rate > 0);
            all.add(subscriber);
            Thread.ofVirtual().name("subscriber-" + i).start(subscriber);
        }
        return all;
    }

    private long publish(LoadPublisher publisher, int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        return rate > 0 ? publisher.paced(rate, until) : publisher.fast(until);
    }

    private static long count(List<LoadSubscriber> all) {
        return all.stream().mapToLong(LoadSubscriber::count).sum();
    }
}
