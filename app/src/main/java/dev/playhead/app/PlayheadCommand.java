package dev.playhead.app;

import dev.playhead.transport.log.ProductVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command without a verb opens the window, and lists the verbs.
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
            InfoCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            SnapshotCommand.class,
            ReplayCommand.class,
            CertificateCommand.class,
            WarmUpCommand.class,
            ReservedCommand.class
        })
final class PlayheadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerFlags broker;

    /// Answers `--version`.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"playhead " + ProductVersion.get()};
        }
    }

    @Override
    public Integer call() throws Exception {
        return WindowOrHeadless.run(spec, broker, false);
    }
}
