package dev.playhead.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Names that later versions use. They answer instead of being mistaken for something else.
@Command(name = "run", description = "Reserved: not in this version.")
final class ReservedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Unmatched
    @SuppressWarnings("unused")
    private final List<String> ignored = new ArrayList<>();

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("This verb is not in this version of Playhead. See playhead --help.");
        return 2;
    }
}
