package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Opens the window and tells a story on its stage: five steps, with real clients and a real broker.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Open the window and tell a story on its stage, in five steps: three devices, an agent, a tunnel, a way back, a"
                    + " stop. Each step waits for what it needs, never for a time.",
            "PgDn goes on, PgUp looks back, N shows notes, Escape leads to the other views.",
            "Without a display the sample conversation runs instead."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerFlags broker;

    @Option(names = "--by-key", description = "Go on with PgDn alone; without it the story goes on by itself.")
    private boolean byKey;

    @Override
    public Integer call() throws Exception {
        return WindowOrHeadless.run(spec, broker, byKey ? Opening.STORY_BY_KEY : Opening.STORY);
    }
}
