package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
        AGENTS_ROLLED_UP,
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
            FanOutReport.ceilings(SIZE, seconds);
        }
        if (only.contains(Part.FAN_OUT)) {
            for (int underWay : List.of(LoadMain.FEW_UNDER_WAY, LoadMain.MANY_UNDER_WAY)) {
                new FanOutReport(servers, SIZE, seconds, rounds).fullSpeed(underWay);
            }
        }
        if (only.contains(Part.PACED)) {
            new FanOutReport(servers, SIZE, seconds, rounds).paced();
        }
        for (var part : List.of(Part.CHANNELS, Part.AGENTS, Part.AGENTS_ROLLED_UP, Part.IDLE)) {
            if (only.contains(part)) {
                try (var server = servers.playheadServer()) {
                    switch (part) {
                        case CHANNELS -> new ManyChannels(server).measure(seconds * 3);
                        case AGENTS_ROLLED_UP -> new Agents(server, 40).measure(seconds * 3);
                        case AGENTS -> new Agents(server, 0).measure(seconds * 3);
                        default -> new Idle(server).measure();
                    }
                }
            }
        }
        return 0;
    }
}
