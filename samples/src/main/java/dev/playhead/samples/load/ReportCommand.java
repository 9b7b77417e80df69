package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// All figures of `docs/performance.md`, the peers in the same run on the same machine.
@Command(name = "report", description = "All the runs that docs/performance.md tells of.")
final class ReportCommand implements Callable<Integer> {
    private static final int SIZE = 200;

    private enum Part {
        CEILING,
        FAN_OUT,
        PACED,
        CHANNELS,
        AGENTS,
        IDLE
    }

    @Option(names = "--playhead", description = "The program. Default app/target/playhead/bin/playhead.")
    private Path playhead = Path.of("app/target/playhead/bin/playhead");

    @Option(names = "--nats", description = "nats-server, for example of the Debian package of that name.")
    private @Nullable Path nats;

    @Option(names = "--peers", description = "Default samples/peers, where `npm ci` was run.")
    private Path peers = Path.of("samples/peers");

    @Option(names = "--seconds", description = "Of every run. Default 10.")
    private int seconds = 10;

    @Option(names = "--rounds", description = "How often every server has its turn. Default 3.")
    private int rounds = 3;

    @Option(names = "--only", split = ",", description = "Some of ${COMPLETION-CANDIDATES}. Default all.")
    private Set<Part> only = Set.of(Part.values());

    private record Measured(String name, Supplier<Dialect> dialect, ServerProcess server, List<FanOut.Result> results) {
        FanOut.Result median() {
            return results.stream()
                    .sorted((a, b) -> Double.compare(a.deliveredPerSecond(), b.deliveredPerSecond()))
                    .toList()
                    .get(results.size() / 2);
        }
    }

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("playhead-load-");
        var servers =
                new Servers(playhead.toAbsolutePath(), nats == null ? Path.of("nats-server") : nats, peers, folder);
        say(
                "%d processors, Java %s, load average %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        if (only.contains(Part.CEILING)) {
            ceilings();
        }
        if (only.contains(Part.FAN_OUT)) {
            fanOut(servers);
        }
        if (only.contains(Part.PACED)) {
            paced(servers);
        }
        for (var part : List.of(Part.CHANNELS, Part.AGENTS, Part.IDLE)) {
            if (only.contains(part)) {
                try (var server = servers.playheadServer()) {
                    switch (part) {
                        case CHANNELS -> new ManyChannels(server).measure(seconds * 3);
                        case AGENTS -> new Agents(server).measure(seconds * 3);
                        default -> new Idle(server).measure();
                    }
                }
            }
        }
        return 0;
    }

    private void ceilings() throws Exception {
        say("%n## Ceiling of the load program, 50 subscribers, messages/s");
        for (int together : List.of(128, 16)) {
            say(
                    "%d a write: as Playhead %,.0f, as nats-server %,.0f",
                    together,
                    FanOut.ceiling(new AblyDialect(), 50, SIZE, together, seconds),
                    FanOut.ceiling(new NatsDialect(), 50, SIZE, together, seconds));
        }
    }

    private void fanOut(Servers servers) throws Exception {
        say("%n## 1 publisher, 50 subscribers, 200 characters, full speed");
        try (var ours = servers.playheadServer();
                var theirs = servers.natsServer();
                var io = servers.socketIoServer()) {
            var all = List.of(
                    new Measured("Playhead", AblyDialect::new, ours, new ArrayList<>()),
                    new Measured("nats-server", NatsDialect::new, theirs, new ArrayList<>()),
                    new Measured("socket.io", SocketIoDialect::new, io, new ArrayList<>()));
            for (var one : all) {
                measure(one, 50, 0, seconds * 2); // everybody is warm before anybody is measured
            }
            all.forEach(one -> one.results().clear());
            for (int round = 0; round < rounds; round++) {
                for (var one : all) {
                    measure(one, 50, 0, 2);
                }
            }
            double our = all.getFirst().median().deliveredPerSecond();
            for (var one : all) {
                var median = one.median();
                say(
                        "%-12s median %,.0f delivered/s, CPU of one core %.2f, %,.0f per CPU second; Playhead is %.2f of it; all: %s",
                        one.name(),
                        median.deliveredPerSecond(),
                        median.cpuOfOneCore(),
                        median.deliveredPerSecond() / median.cpuOfOneCore(),
                        our / median.deliveredPerSecond(),
                        one.results().stream()
                                .map(r -> Math.round(r.deliveredPerSecond() / 1000) + "k"
                                        + (r.missing() == 0 ? "" : " (" + r.missing() + " missing)")
                                        + (r.cut() == 0 ? "" : " (" + r.cut() + " cut)"))
                                .toList());
            }
        }
    }

    private void paced(Servers servers) throws Exception {
        say("%n## 1 publisher, 1 subscriber, 1,000 messages/s");
        try (var ours = servers.playheadServer();
                var theirs = servers.natsServer();
                var bare = servers.echoServer()) {
            var all = List.of(
                    new Measured("Playhead", AblyDialect::new, ours, new ArrayList<>()),
                    new Measured("echo", EchoDialect::new, bare, new ArrayList<>()),
                    new Measured("nats-server", NatsDialect::new, theirs, new ArrayList<>()));
            for (int round = 0; round <= rounds; round++) {
                for (var one : all) {
                    if (round == 0) {
                        measure(one, 1, 0, seconds); // at full speed, to be warm
                        one.results().clear();
                    } else {
                        measure(one, 1, 1000, 3);
                    }
                }
            }
            for (var one : all) {
                say(
                        "%-12s p50 %s ms, p99 %s ms, CPU of one core %.2f",
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

    private void measure(Measured one, int subscribers, int rate, int warmUp) throws Exception {
        var load = new FanOut(
                "localhost", one.server().port(), one.dialect(), subscribers, SIZE, rate, LoadMain.MANY_UNDER_WAY);
        one.results().add(load.measure(warmUp, seconds, one.server()));
    }
}
