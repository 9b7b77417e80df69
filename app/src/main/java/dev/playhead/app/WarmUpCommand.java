package dev.playhead.app;

import dev.playhead.app.sample.SampleBurst;
import dev.playhead.app.sample.SampleConversation;
import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.ui.snapshot.WindowSnapshot;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.toolkit.NativeLibraries;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Does once what a start of the product and a busy broker do, so that the build can keep the classes that were loaded
/// and how often their methods ran (the Java option AOTCacheOutput). Not for people.
@Command(name = "warm-up", hidden = true, description = "Used by the build to make starts fast.")
final class WarmUpCommand implements Callable<Integer> {
    private static final double SPEED = 8;
    private static final int BURST = 20_000;
    private static final int TOKENS = 6_000;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("playhead-warm-up");
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)));
                var sample = SampleConversation.start(broker, SPEED);
                var session = LiveSessions.of(broker)) {
            var missing = NativeLibraries.missingForText();
            if (missing.isPresent()) {
                spec.commandLine().getErr().println(missing.get() + " The window starts slower until it is there.");
                sample.await();
            } else {
                draw(broker, session, sample, folder);
            }
        }
        try (var busy = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)))) {
            SampleBurst.run(busy, BURST, TOKENS);
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return 0;
    }

    private static void draw(BrokerServer broker, Session session, SampleConversation sample, Path folder)
            throws Exception {
        SnapshotCommand.startToolkit();
        var welcome = new Welcome(broker.address(), List.of(), WelcomeActions.NONE);
        WindowSnapshot.welcome(welcome, Theme.DARK, 1600, 1000, folder.resolve("welcome.png"));
        var window = shown(session);
        rehearse();
        sample.await();
        Platform.runLater(window::close);
        WindowSnapshot.render(session, Theme.DARK, 1600, 1000, Long.MAX_VALUE, folder.resolve("timeline.png"));
        WindowSnapshot.render(session, "stage", Theme.DARK, 1600, 1000, Long.MAX_VALUE, folder.resolve("stage.png"));
        Platform.exit();
    }

    // By a window that has no session yet: the other is in the middle of one.
    private static void rehearse() throws ExecutionException, InterruptedException {
        var task = new FutureTask<>(() -> new PlayheadWindow(Theme.DARK).rehearse());
        Platform.runLater(task);
        task.get().get();
    }

    // A window that really paints, as wide as the cards of the stage need. The platform without a screen bears that in
    // its
    // corner, and down to a height of 900.
    private static PlayheadWindow shown(Session session) throws ExecutionException, InterruptedException {
        var task = new FutureTask<>(() -> {
            var window = new PlayheadWindow(Theme.DARK);
            var stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1600);
            stage.setHeight(900);
            stage.show();
            window.show(session);
            return window;
        });
        Platform.runLater(task);
        return task.get();
    }
}
