package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// One publisher and its subscribers, the same load on every server by turns: a server in a process of its own, first
/// cold, then warm.
///
/// @param size characters of data in a message
/// @param seconds of every run
/// @param rounds how often every server has its turn
record FanOutReport(Servers servers, int size, int seconds, int rounds) {
    private static final int SUBSCRIBERS = 50;

    private record Measured(
            String name, Supplier<Dialect> dialect, ServerProcess server, List<FanOutLoad.Result> results) {
        Measured(String name, Supplier<Dialect> dialect, ServerProcess server) {
            this(name, dialect, server, new ArrayList<>());
        }

        FanOutLoad.Result median() {
            return results.stream()
                    .sorted(Comparator.comparingDouble(FanOutLoad.Result::deliveredPerSecond))
                    .toList()
                    .get(results.size() / 2);
        }
    }

    /// Measures what the subscribers can take.
    static void ceilings(int size, int seconds) throws Exception {
        say("%n## Ceiling of the load program, 50 subscribers, messages/s");
        for (int together : List.of(128, 16)) {
            say(
                    "%d a write: as Playhead %,.0f, as nats-server %,.0f",
                    together,
                    FanOutLoad.ceiling(new AblyDialect(), SUBSCRIBERS, size, together, seconds),
                    FanOutLoad.ceiling(new NatsDialect(), SUBSCRIBERS, size, together, seconds));
        }
    }

    /// Delivered messages per second, with so many publishes without acknowledgement.
    void fullSpeed(int underWay) throws Exception {
        say("%n## 1 publisher, %d subscribers, %d characters, %d under way", SUBSCRIBERS, size, underWay);
        try (var ours = servers.playheadServer();
                var theirs = servers.natsServer();
                var io = servers.socketIoServer()) {
            var all = List.of(
                    new Measured("Playhead", AblyDialect::new, ours),
                    new Measured("nats-server", NatsDialect::new, theirs),
                    new Measured("socket.io", SocketIoDialect::new, io));
            for (var one : all) {
                measure(one, SUBSCRIBERS, 0, 0, underWay);
                say("%-12s cold: %s", one.name(), said(one.results().getFirst()));
                measure(one, SUBSCRIBERS, 0, seconds, underWay); // everybody is warm before anybody is measured
                one.results().clear();
            }
            for (int round = 0; round < rounds; round++) {
                for (var one : all) {
                    measure(one, SUBSCRIBERS, 0, 2, underWay);
                }
            }
            double our = all.getFirst().median().deliveredPerSecond();
            for (var one : all) {
                say(
                        "%-12s warm: median %s; Playhead is %.2f of it; all: %s",
                        one.name(),
                        said(one.median()),
                        our / one.median().deliveredPerSecond(),
                        one.results().stream().map(FanOutReport::shortly).toList());
            }
        }
    }

    private static String said(FanOutLoad.Result result) {
        return String.format(
                "%,.0f delivered/s, CPU of one core %.2f, %,.0f per CPU second",
                result.deliveredPerSecond(),
                result.cpuOfOneCore(),
                result.deliveredPerSecond() / result.cpuOfOneCore());
    }

    private static String shortly(FanOutLoad.Result result) {
        return Math.round(result.deliveredPerSecond() / 1000) + "k"
                + (result.missing() == 0 ? "" : " (" + result.missing() + " missing)")
                + (result.cut() == 0 ? "" : " (" + result.cut() + " cut)");
    }

    /// Latency at 1,000 messages per second, one subscriber.
    void paced() throws Exception {
        say("%n## 1 publisher, 1 subscriber, 1,000 messages/s");
        try (var ours = servers.playheadServer();
                var theirs = servers.natsServer();
                var bare = servers.echoServer()) {
            var all = List.of(
                    new Measured("Playhead", AblyDialect::new, ours),
                    new Measured("echo", EchoDialect::new, bare),
                    new Measured("nats-server", NatsDialect::new, theirs));
            for (var one : all) {
                measure(one, 1, 1000, 0, LoadMain.MANY_UNDER_WAY);
                say("%-12s cold: p50 %s ms, p99 %s ms", one.name(), milliseconds(one, 0.5), milliseconds(one, 0.99));
                measure(one, 1, 0, seconds, LoadMain.MANY_UNDER_WAY); // at full speed, to be warm
                one.results().clear();
            }
            for (int round = 0; round < rounds; round++) {
                for (var one : all) {
                    measure(one, 1, 1000, 3, LoadMain.MANY_UNDER_WAY);
                }
            }
            for (var one : all) {
                say(
                        "%-12s warm: p50 %s ms, p99 %s ms, CPU of one core %.2f",
                        one.name(),
                        milliseconds(one, 0.5),
                        milliseconds(one, 0.99),
                        one.median().cpuOfOneCore());
            }
        }
    }

    private static String milliseconds(Measured measured, double share) {
        return Arrays.toString(measured.results().stream()
                .mapToDouble(r -> Math.round(r.latencyMs(share) * 1000) / 1000.0)
                .sorted()
                .toArray());
    }

    private void measure(Measured one, int subscribers, int rate, int warmUp, int underWay) throws Exception {
        var load = new FanOutLoad("localhost", one.server().port(), one.dialect(), subscribers, size, rate, underWay);
        one.results().add(load.measure(warmUp, seconds, one.server()));
    }
}
