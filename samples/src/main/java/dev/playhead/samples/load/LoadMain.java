package dev.playhead.samples.load;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One publisher, some subscribers, messages of one size: delivered messages per second, or latency at a pace.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        subcommands = ReportCommand.class,
        description = "Measure a server from outside.")
public final class LoadMain implements Callable<Integer> {
    static final int MANY_UNDER_WAY = 1024;
    static final int FEW_UNDER_WAY = 100;

    /// Language of a server.
    enum Speaks {
        ABLY(AblyDialect::new),
        NATS(NatsDialect::new),
        SOCKET_IO(SocketIoDialect::new),
        ECHO(EchoDialect::new);

        final Supplier<Dialect> dialect;

        Speaks(Supplier<Dialect> dialect) {
            this.dialect = dialect;
        }
    }

    @Option(names = "--host", description = "Default localhost.")
    private String host = "localhost";

    @Option(names = "--port", description = "Default 9477.")
    private int port = 9477;

    @Option(names = "--dialect", description = "One of ${COMPLETION-CANDIDATES}. Default ABLY.")
    private Speaks speaks = Speaks.ABLY;

    @Option(names = "--subscribers", description = "Default 1.")
    private int subscribers = 1;

    @Option(names = "--size", description = "Characters of data in a message. Default 200.")
    private int size = 200;

    @Option(names = "--seconds", description = "Default 10, after the warm-up.")
    private int seconds = 10;

    @Option(names = "--rate", description = "Messages per second; without it as fast as possible.")
    private int rate;

    @Option(
            names = "--under-way",
            description = "Messages without acknowledgement at full speed. Default 1024; at least 16.")
    private int underWay = MANY_UNDER_WAY;

    @Option(names = "--warm-up", description = "Seconds of it that do not count. Default 5.")
    private int warmUp = 5;

    @Option(names = "--pid", description = "Process of the server, to tell how much CPU it used (Linux).")
    private @Nullable Long pid;

    @Option(names = "--ceiling", description = "Measure the subscribers themselves against a server that only writes.")
    private boolean ceiling;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (ceiling) {
            say("ceiling: %,.0f messages/s", FanOutLoad.ceiling(speaks.dialect.get(), subscribers, size, 128, seconds));
            return 0;
        }
        var server = pid == null ? ServerProcess.unknown(port) : ServerProcess.running(pid, port);
        var result = new FanOutLoad(host, port, speaks.dialect, subscribers, size, rate, underWay)
                .measure(warmUp, seconds, server);
        say(
                "%,.0f messages/s delivered, %d missing, %d cut, server CPU of one core %.2f",
                result.deliveredPerSecond(), result.missing(), result.cut(), result.cpuOfOneCore());
        if (rate > 0) {
            say(
                    "latency p50 %.3f ms, p99 %.3f ms, most %.1f ms (%d measured)",
                    result.latencyMs(0.5), result.latencyMs(0.99), result.latencyMs(1), result.latencies().length);
        }
        return 0;
    }

    static void say(String format, Object... numbers) {
        System.out.printf(Locale.ROOT, format + "%n", numbers);
    }
}
