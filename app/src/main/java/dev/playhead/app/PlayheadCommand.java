package dev.playhead.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command without a verb, and the list of verbs.
@Command(
        name = "playhead",
        mixinStandardHelpOptions = true,
        version = "playhead 0.1.0",
        description = "Monitor and debug AI streams: a local session broker that records everything.",
        subcommands = {ServeCommand.class, InfoCommand.class, ReservedCommand.class})
final class PlayheadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("The window is not in this version yet; the broker runs headless.");
        return spec.commandLine().execute("serve");
    }
}
