package dev.playhead.samples.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One publisher, some subscribers, messages of one size: delivered messages per second, or latency at a pace.
@Command(name = "load", mixinStandardHelpOptions = true, description = "Measure a broker from outside.")
public final class LoadMain implements Callable<Integer> {
    private static final int WARM_UP_S = 5;

    @Option(names = "--host", description = "Default localhost.")
    private String host = "localhost";

    @Option(names = "--port", description = "Default 9477.")
    private int port = 9477;

    @Option(names = "--subscribers", description = "Default 1.")
    private int subscribers = 1;

    @Option(names = "--size", description = "Characters of data in a message. Default 200.")
    private int size = 200;

    @Option(names = "--seconds", description = "Default 10, after a warm-up of 5.")
    private int seconds = 10;

    @Option(names = "--rate", description = "Messages per second; without it as fast as possible.")
    private int rate;

    @Option(names = "--pid", description = "Process of the broker, to tell how much CPU it used (Linux).")
    private @Nullable Long pid;

    @Option(names = "--ceiling", description = "Measure the subscribers themselves against a server that only writes.")
    private boolean ceiling;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (ceiling) {
            try (var server = new WriteOnlyServer(size)) {
                var all = subscribe(server.port(), false);
                Thread.sleep(WARM_UP_S * 1000L);
                say("ceiling", delivered(all, () -> Thread.sleep(seconds * 1000L)));
                close(all);
            }
            return 0;
        }
        var all = subscribe(port, rate > 0);
        try (var publisher = new Publisher(new LoadSocket(host, port, "publisher"), "load", size)) {
            publish(publisher, WARM_UP_S);
            all.forEach(Subscriber::forget);
            double cpu = cpuSeconds();
            say(rate > 0 ? "paced" : "full speed", delivered(all, () -> publish(publisher, seconds)));
            if (pid != null) {
                say("broker CPU, of one core", (cpuSeconds() - cpu) / seconds);
            }
            Thread.sleep(500);
            if (rate > 0) {
                var measured = latencies(all);
                Arrays.sort(measured);
                System.out.printf(
                        Locale.ROOT,
                        "latency p50 %.3f ms, p99 %.3f ms, most %.1f ms (%d measured)%n",
                        measured[measured.length / 2] / 1e6,
                        measured[(int) (measured.length * 0.99)] / 1e6,
                        measured[measured.length - 1] / 1e6,
                        measured.length);
            }
        }
        close(all);
        return 0;
    }

    private long publish(Publisher publisher, int forSeconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + forSeconds * 1_000_000_000L;
        return rate > 0 ? publisher.paced(rate, until) : publisher.fast(until);
    }

    private List<Subscriber> subscribe(int toPort, boolean timed) throws IOException {
        var all = new ArrayList<Subscriber>();
        for (int i = 0; i < subscribers; i++) {
            var socket = new LoadSocket(host, toPort, "subscriber-" + i);
            socket.attach("load");
            var subscriber = new Subscriber(socket, timed);
            all.add(subscriber);
            Thread.ofVirtual().name("subscriber-" + i).start(subscriber);
        }
        return all;
    }

    private interface Work {
        void run() throws Exception;
    }

    /// Messages that all subscribers got per second while the work was done.
    private static double delivered(List<Subscriber> all, Work work) throws Exception {
        long before = count(all);
        long from = System.nanoTime();
        work.run();
        return (count(all) - before) * 1e9 / (System.nanoTime() - from);
    }

    private static long count(List<Subscriber> all) {
        return all.stream().mapToLong(Subscriber::count).sum();
    }

    private static long[] latencies(List<Subscriber> all) {
        return all.stream().flatMapToLong(s -> Arrays.stream(s.latencies())).toArray();
    }

    private static void close(List<Subscriber> all) throws IOException {
        for (var subscriber : all) {
            subscriber.close();
        }
    }

    private static void say(String what, double number) {
        System.out.printf(Locale.ROOT, number < 100 ? "%s: %.2f%n" : "%s: %,.0f messages/s%n", what, number);
    }

    /// Seconds of CPU that the broker has used, in clock ticks of 10 ms.
    private double cpuSeconds() throws IOException {
        if (pid == null) {
            return 0;
        }
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
