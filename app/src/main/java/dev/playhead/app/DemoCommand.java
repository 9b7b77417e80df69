package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Opens the window with the built-in conversation running.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Open the window with the sample conversation running.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerFlags broker;

    @Override
    public Integer call() throws Exception {
        return WindowOrHeadless.run(spec, broker, true);
    }
}
