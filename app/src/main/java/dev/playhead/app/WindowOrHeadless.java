package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import dev.playhead.app.broker.Headless;
import dev.playhead.ui.toolkit.NativeLibraries;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// A broker with a window over it, or, on a machine without a screen, the broker alone.
final class WindowOrHeadless {
    private WindowOrHeadless() {}

    static int run(CommandSpec spec, BrokerFlags flags, Opening opening) throws Exception {
        var line = spec.commandLine();
        var obstacle =
                Headless.hasDisplay() ? NativeLibraries.missingForAWindow() : Optional.of("There is no display.");
        if (obstacle.isPresent()) {
            line.getErr().println(obstacle.get());
            line.getErr().println("So the broker runs without the window; Ctrl C ends it.");
            return new Headless(line.getOut(), line.getErr())
                    .run(flags.start(), Headless::line, opening != Opening.WELCOME);
        }
        Desktop.prepare(); // the toolkit starts while the broker does
        try (var server = flags.start()) {
            server.notices().forEach(line.getErr()::println);
            line.getOut().println(Headless.line(server));
            line.getOut().flush();
            Desktop.run(shell -> shell.live(server, flags.directory(), opening));
        }
        return 0;
    }
}
