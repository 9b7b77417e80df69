package dev.playhead.app.compare;

import dev.playhead.app.recording.RecordingFile;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.ComparisonLines;
import dev.playhead.transport.insight.Participant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says how two recordings differ, or two devices of one.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Say how the messages of two recordings differ at their ends: lost, added, changed, moved. They are found by"
                    + " their serials and ids, and else by their order among those of the same author and run, so that"
                    + " it does not matter when they came; how much later is said where it is a tenth of a second or"
                    + " more.",
            "With one recording and two devices, how what was sent to them differs; with one device, how it differs from"
                    + " what the server has.",
            "Exit code 0 when they are alike, 1 when they differ or part of a recording is lost, 2 when it cannot be done."
        })
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..2", paramLabel = "FILE", description = "Recordings (.playhead.mcap): A, then B.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "A device of the one recording, by its name or client id: A, then B.")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line and nothing else: of type \"difference\", then one \"summary\".")
    private boolean json;

    @Option(
            names = "--slower-from",
            paramLabel = "MS",
            description = "From how many milliseconds on something is said to be slower (default ${DEFAULT-VALUE}).")
    private long slowerFromMs = ComparisonLines.SLOWER_FROM_NANOS / 1_000_000;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (devices.size() > 2 || (files.size() == 1) == devices.isEmpty()) {
            throw new IllegalArgumentException("Compare two recordings (playhead diff A B), or devices of one"
                    + " (playhead diff FILE --device phone --device laptop).");
        }
        if (slowerFromMs < 1) {
            throw new IllegalArgumentException("--slower-from " + slowerFromMs + " is no limit; give 1 or more.");
        }
        for (var file : files) {
            RecordingFile.check(file);
        }
        var console = spec.commandLine();
        boolean isTimed = devices.isEmpty();
        try (var first = LogSession.open(files.getFirst());
                var second = files.size() == 2 ? LogSession.open(files.getLast()) : null) {
            first.awaitCaughtUp();
            if (second != null) {
                second.awaitCaughtUp();
            }
            var comparison = second != null ? Comparison.of(first.side(), second.side()) : ofDevices(first);
            var lines = new ComparisonLines(isTimed, slowerFromMs * 1_000_000);
            (json ? lines.json(comparison) : lines.words(comparison, name(0), name(1)))
                    .forEach(console.getOut()::println);
            boolean isWhole = isWhole(first, console) & (second == null || isWhole(second, console));
            return comparison.isAlike() && isWhole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static boolean isWhole(LogSession session, CommandLine console) {
        session.damage().forEach(problem -> console.getErr().println("Not compared: " + problem));
        return session.damage().isEmpty();
    }

    private String name(int side) {
        if (devices.isEmpty()) {
            return files.get(side).toString();
        }
        return devices.size() == 1 && side == 0 ? "the server" : devices.get(Math.min(side, devices.size() - 1));
    }

    private Comparison ofDevices(LogSession session) throws IOException {
        var first = session.side(participant(session, devices.getFirst()));
        return devices.size() == 2
                ? Comparison.of(first, session.side(participant(session, devices.getLast())))
                : Comparison.of(session.side().withText(), first);
    }

    private static int participant(LogSession session, String name) {
        var devices = session.timeline().participants().stream()
                .filter(Participant::isDevice)
                .toList();
        return devices.stream()
                .filter(device -> is(device, name))
                .mapToInt(Participant::index)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + name
                        + (devices.isEmpty()
                                ? " and no other in this recording."
                                : "; there are "
                                        + devices.stream()
                                                .map(DiffCommand::called)
                                                .collect(Collectors.joining(", ")) + ".")));
    }

    private static boolean is(Participant device, String name) {
        return name.equalsIgnoreCase(device.name()) || name.equals(device.clientId());
    }

    private static String called(Participant device) {
        @Nullable String clientId = device.clientId();
        return clientId == null || clientId.equals(device.name())
                ? device.name()
                : device.name() + " (" + clientId + ")";
    }
}
