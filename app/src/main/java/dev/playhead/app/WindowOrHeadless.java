package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import dev.playhead.app.broker.Headless;
import dev.playhead.app.handover.FirstWindow;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.ui.toolkit.NativeLibraries;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;

/// A broker with a window over it, or, on a machine without a screen, the broker alone.
final class WindowOrHeadless {
    private static final Logger LOG = LoggerFactory.getLogger(WindowOrHeadless.class);

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
        var data = flags.directory();
        if (opening == Opening.WELCOME && isPlain(spec) && FirstWindow.handOver(data, null)) {
            line.getOut()
                    .println("Playhead runs already with the recordings in " + data.path()
                            + "; its window comes to the front. --data DIR starts another.");
            return 0;
        }
        Desktop.prepare(); // the toolkit starts while the broker does
        var desktop = new CompletableFuture<Desktop>();
        try (var server = flags.start()) {
            var first = first(data, desktop);
            try {
                server.notices().forEach(line.getErr()::println);
                line.getOut().println(Headless.line(server));
                line.getOut().flush();
                Desktop.run(shell -> {
                    shell.live(server, data, opening);
                    desktop.complete(shell);
                });
            } finally {
                if (first.isPresent()) {
                    first.get().close();
                }
            }
        }
        return 0;
    }

    // Whoever asks for a port or a fault wants a broker of their own.
    private static boolean isPlain(CommandSpec spec) {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .allMatch(option -> option.longestName().equals("--data"));
    }

    private static Optional<FirstWindow> first(DataDirectory data, CompletableFuture<Desktop> desktop) {
        try {
            return FirstWindow.become(
                    data, file -> desktop.thenAccept(shell -> Platform.runLater(() -> shell.startedAgain(file))));
        } catch (IOException e) {
            LOG.warn("Later starts cannot be handed over to this window", e);
            return Optional.empty();
        }
    }
}
