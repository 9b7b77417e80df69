package dev.playhead.app.broker;

import dev.playhead.app.recording.RecordingFile;
import dev.playhead.app.settings.UserSettings;
import dev.playhead.app.terminal.TimeOption;
import dev.playhead.transport.filter.Glob;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.ServingOptions;
import dev.playhead.transport.serving.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Serves a recording to live clients, from a moment on.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Serve a recording to live clients: start with the state at a moment, then let the rest happen again, under the"
                    + " same serials and on the clock of the recording. It begins when the first client is attached.",
            "With --as a recorded participant is left out, and your own client takes its place. While the gate is closed"
                    + " clients stay attached, and nothing recorded is sent.",
            "On a terminal: Enter goes on or closes the gate (with --speed step it lets one frame go), s skips a turn."
                    + " Programs do the same at http://localhost:PORT/playhead/replay."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final String STEP = "step";
    private static final String HAND = "hand";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Option(names = "--from", required = true, paramLabel = "WHERE", description = "start, MM:SS.mmm or seconds.")
    private String from;

    @Option(names = "--to", paramLabel = "WHERE", description = "Up to this moment; end unless given.")
    private String to = "end";

    @Option(
            names = "--speed",
            paramLabel = "X|max|step",
            description = "Times as fast as it happened (default 1), as fast as it goes, or one frame after the other.")
    private String speed = "1";

    @Option(
            names = "--channel",
            paramLabel = "GLOB",
            description =
                    "Only frames of channels of this name happen again; * stands for anything. May be given several"
                            + " times. The state that it begins with has all channels.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "CLIENT",
            description = "Leave out what the participant with this client ID did: your own client takes its place.")
    private @Nullable String place;

    @Option(
            names = "--keep-faults",
            description = "With --as: faults that hit the recorded participant hit whoever takes its place.")
    private boolean keepsFaults;

    @Option(
            names = "--gate",
            paramLabel = "WAIT",
            description = "Close the gate by itself: attached (until every client that is connected is attached), turns"
                    + " (until you have done what the participant of --as did, each time), bookmarks (at every remark),"
                    + " acks (until every client has read the frame before), hand (from the beginning on). May be given"
                    + " several times, or with commas.")
    private List<String> gate = new ArrayList<>();

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "How many clients must be attached before it begins (default 1).")
    private int clients = 1;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default 9477, or the next free one).")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings are kept.")
    private @Nullable Path data;

    @Mixin
    private FaultFlags faults = new FaultFlags();

    @Mixin
    private RollupFlag rollup = new RollupFlag();

    @Override
    public Integer call() throws Exception {
        var how = options();
        try (var recording = RecordingFile.open(file)) {
            var session = source(recording);
            // Beside the other recordings, so that the next broker does not go on with a replayed one.
            var base = UserSettings.directory(data).path();
            var directory = new DataDirectory(base.resolve("replays"));
            int wanted = UserSettings.read().port(port);
            var options = rollup.in(new ServerOptions("localhost", wanted, port != null, directory, null, false, true));
            var out = spec.commandLine().getOut();
            var server = BrokerServer.replay(options, session, how, () -> {
                out.println("The recording has come to its end; its channels stay until Ctrl C.");
                out.flush();
            });
            SimulatedParticipants.of(server);
            faults.set(server);
            server.serving().ifPresent(serving -> new GateKeys(serving, speed.equals(STEP)).listen());
            server.serving().ifPresent(serving -> new GateLines(serving, out).begin());
            return new Headless(out, spec.commandLine().getErr()).run(server, broker -> line(broker, session), false);
        }
    }

    private String line(BrokerServer broker, ReplaySource session) {
        var taken = session.place();
        return "Playhead serves " + file.getFileName() + " from " + from + " on " + broker.address()
                + "; it goes on when "
                + (clients == 1 ? "the first client is attached." : clients + " clients are attached.")
                + (taken == null
                        ? ""
                        : " You are " + taken.clientId() + ", with "
                                + taken.turns().size() + " turns.");
    }

    private ServingOptions options() {
        if (clients < 1) {
            throw new IllegalArgumentException("--clients " + clients + " is too few; it begins with one at least.");
        }
        if (keepsFaults && place == null) {
            throw new IllegalArgumentException("--keep-faults needs --as CLIENT.");
        }
        var waits = EnumSet.noneOf(GateWait.class);
        boolean closed = speed.equals(STEP);
        for (var words : gate) {
            for (var word : words.split(",", -1)) {
                if (word.equals(HAND)) {
                    closed = true;
                } else {
                    waits.addAll(GateWait.of(word));
                }
            }
        }
        if (waits.contains(GateWait.TURNS) && place == null) {
            throw new IllegalArgumentException("--gate turns needs --as CLIENT: whose turns they are.");
        }
        double times = speed.equals(STEP) ? 1 : Speed.parse(speed);
        var options = ServingOptions.at(times).waiting(waits).clients(clients);
        return closed ? options.closedAtFirst() : options;
    }

    private ReplaySource source(LogReader recording) throws IOException {
        long start = recording.read(0).atNanos();
        long end = recording.read(recording.size() - 1).atNanos();
        long moment = Math.min(TimeOption.parse(from, start, end), end);
        long last = TimeOption.parse(to, start, end);
        if (last < moment) {
            throw new IllegalArgumentException("--to " + to + " is before --from " + from + ".");
        }
        var source = ReplaySource.of(recording, moment).until(last);
        if (!channels.isEmpty()) {
            var globs = channels.stream().map(Glob::new).toList();
            source = source.ofChannels(name -> globs.stream().anyMatch(glob -> glob.matches(name)));
        }
        return place == null ? source : source.without(place, keepsFaults);
    }
}
