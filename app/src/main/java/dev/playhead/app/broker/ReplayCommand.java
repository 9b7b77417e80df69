package dev.playhead.app.broker;

import dev.playhead.app.recording.RecordingFile;
import dev.playhead.app.settings.UserSettings;
import dev.playhead.app.terminal.TimeOption;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
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
            "Serve a recording to live clients: start with the state at a moment, then let the rest happen again.",
            "It goes on when the first client is attached. Faults of the recording happen again too."
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Option(names = "--from", required = true, paramLabel = "WHERE", description = "start, MM:SS.mmm or seconds.")
    private String from;

    @Option(names = "--speed", paramLabel = "X|max", description = "Times as fast as it happened (default 1).")
    private String speed = "1";

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
        double times = times(speed);
        try (var recording = RecordingFile.open(file)) {
            long start = recording.read(0).atNanos();
            long end = recording.read(recording.size() - 1).atNanos();
            long moment = Math.min(TimeOption.parse(from, start, end), end);
            var session = ReplaySource.of(recording, moment);
            // Beside the other recordings, so that the next broker does not go on with a replayed one.
            var base = UserSettings.directory(data).path();
            var directory = new DataDirectory(base.resolve("replays"));
            int wanted = UserSettings.read().port(port);
            var options = rollup.in(new ServerOptions("localhost", wanted, port != null, directory, null, false, true));
            var out = spec.commandLine().getOut();
            var server = BrokerServer.replay(options, session, times, () -> {
                out.println("The recording has come to its end; its channels stay until Ctrl C.");
                out.flush();
            });
            faults.set(server);
            return new Headless(out, spec.commandLine().getErr())
                    .run(
                            server,
                            broker -> "Playhead serves " + file.getFileName() + " from " + from + " on "
                                    + broker.address() + "; it goes on when the first client is attached.",
                            false);
        }
    }

    /// The factor that people write as `max` or as a number above 0.
    static double times(String speed) {
        if (speed.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double times = Double.parseDouble(speed);
            if (times > 0) {
                return times;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("--speed " + speed + " is no speed; write max or a number like 0.5 or 4.");
    }
}
