package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import dev.playhead.app.broker.ReplayCommand;
import dev.playhead.app.check.CheckCommand;
import dev.playhead.app.compare.DiffCommand;
import dev.playhead.app.export.ExportCommand;
import dev.playhead.app.recording.CutCommand;
import dev.playhead.app.recording.ImportCommand;
import dev.playhead.app.recording.InfoCommand;
import dev.playhead.app.recording.ListCommand;
import dev.playhead.app.recording.ScenarioCommand;
import dev.playhead.app.recording.VerifyCommand;
import dev.playhead.app.run.RunCommand;
import dev.playhead.transport.log.ProductVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command without a verb opens the window, and lists the verbs. With a file alone it opens that, as a
/// desktop does for a file that somebody clicks.
@Command(
        name = "playhead",
        mixinStandardHelpOptions = true,
        versionProvider = PlayheadCommand.Version.class,
        description = {
            "Monitor and debug AI streams: a local session broker that records everything.",
            "Without a verb: opens the window, with the broker listening."
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            OpenCommand.class,
            ListCommand.class,
            InfoCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            RunCommand.class,
            ExportCommand.class,
            CutCommand.class,
            ScenarioCommand.class,
            ImportCommand.class,
            DiffCommand.class,
            SnapshotCommand.class,
            ReplayCommand.class,
            CertificateCommand.class,
            WarmUpCommand.class
        })
final class PlayheadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerFlags broker;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A recording to open instead, as the verb open does.")
    private @Nullable Path file;

    /// Answers `--version`.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"playhead " + ProductVersion.get()};
        }
    }

    @Override
    public Integer call() throws Exception {
        return file == null ? WindowOrHeadless.run(spec, broker, Opening.WELCOME) : open(file);
    }

    private int open(Path file) throws Exception {
        var line = spec.commandLine();
        if (!Files.exists(file)) {
            throw new UnmatchedArgumentException(line, List.of(file.toString())); // names the verb that may be meant
        }
        var given = line.getParseResult().matchedOptions();
        if (!given.isEmpty()) {
            throw new ParameterException(
                    line,
                    given.getFirst().longestName() + " is about the broker, and a recording is opened without one.");
        }
        return OpenCommand.open(file, line.getOut());
    }
}
