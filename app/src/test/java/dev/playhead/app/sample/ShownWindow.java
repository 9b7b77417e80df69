package dev.playhead.app.sample;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A broker, and a window on a stage that shows it.
final class ShownWindow {
    final BrokerServer broker;
    final Session session;
    final PlayheadWindow window;
    private final Stage stage;

    ShownWindow(Path folder) throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)));
        session = LiveSessions.of(broker);
        window = fx(() -> new PlayheadWindow(Theme.DARK));
        stage = fx(Stage::new);
        fx(() -> {
            stage.setScene(window.scene());
            // As wide as the cards of the stage need, which is wider than the screen of the platform without one. That
            // bears it in its corner and down to a height of 900.
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1600);
            stage.setHeight(900);
            stage.show();
            window.show(session);
            return stage;
        });
    }

    static void startToolkit() throws InterruptedException {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
    }

    static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    void close() throws Exception {
        fx(() -> {
            window.close();
            stage.close();
            return stage;
        });
        session.close();
        broker.close();
    }
}
