package dev.playhead.app;

import dev.playhead.app.sample.SampleConversation;
import dev.playhead.transport.api.LiveSession;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.log.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.window.PlayheadWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window on a screen, and the sessions it shows. FX thread, except [#run].
final class Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

    // The first pulses lay the window out and paint it; after these it is on the screen.
    private static final int FIRST_PULSES = 5;

    private static @Nullable CompletableFuture<Void> toolkit;

    private final Stage stage = new Stage();
    private final PlayheadWindow window = new PlayheadWindow(
            Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT ? Theme.LIGHT : Theme.DARK);
    private final List<Session> sessions = new ArrayList<>();
    private @Nullable CompletableFuture<SampleConversation> sample;

    private Desktop(CountDownLatch closed) {
        stage.setTitle("Playhead");
        stage.setScene(window.scene());
        stage.setMinWidth(1100);
        stage.setMinHeight(680);
        stage.setOnHidden(e -> closed.countDown());
    }

    /// Begins to start the toolkit and to read fonts and style sheets, without waiting for them.
    static void prepare() {
        if (toolkit == null) {
            var started = new CompletableFuture<Void>();
            toolkit = started;
            Thread.ofPlatform().daemon().name("toolkit").start(() -> {
                try {
                    Platform.startup(() -> started.complete(null));
                } catch (RuntimeException e) {
                    started.completeExceptionally(e);
                }
            });
        }
    }

    /// Shows the window and waits until it is closed.
    static void run(Consumer<Desktop> first) throws InterruptedException, IOException {
        prepare();
        Objects.requireNonNull(toolkit).join();
        var closed = new CountDownLatch(1);
        var holder = new ArrayList<Desktop>();
        Platform.runLater(() -> {
            var desktop = new Desktop(closed);
            holder.add(desktop);
            first.accept(desktop);
            desktop.stage.show();
            LOG.info("Window shown {} ms after main began", (System.nanoTime() - Main.BEGUN_NANOS) / 1_000_000);
        });
        closed.await();
        for (var desktop : holder) {
            desktop.close();
        }
        Platform.exit();
    }

    /// Shows a broker: the first screen until somebody connects, then the conversation.
    void live(BrokerServer server, DataDirectory data, boolean withSample) {
        var session = LiveSession.of(server);
        sessions.add(session);
        window.welcome(new Welcome(
                server.address(),
                recordings(server, data),
                file -> open(file),
                this::choose,
                () -> startSample(server)));
        if (withSample) {
            window.show(session);
            // A conversation that begins before the window has painted would be missed by whoever watches.
            afterPulses(FIRST_PULSES, () -> {
                window.rehearse();
                startSample(server);
            });
        } else {
            onFirstFrame(session, () -> window.show(session));
        }
    }

    private static void onFirstFrame(Session session, Runnable then) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (session.timeline().frames().count() > 0) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static void afterPulses(int pulses, Runnable then) {
        new AnimationTimer() {
            private int seen;

            @Override
            public void handle(long now) {
                if (++seen == pulses) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private void startSample(BrokerServer server) {
        if (sample == null) {
            sample = CompletableFuture.supplyAsync(() -> SampleConversation.start(server, 1));
        }
    }

    private static List<Path> recordings(BrokerServer server, DataDirectory data) {
        try {
            return data.recordings().stream()
                    .filter(file -> !file.equals(server.recording()))
                    .toList();
        } catch (IOException e) {
            LOG.warn("Cannot list the recordings in {}", data.path(), e);
            return List.of();
        }
    }

    /// Shows a recording. A problem is said on the window's title, since there is nothing else to look at yet.
    void open(Path file) {
        try {
            var session = LogSession.open(file);
            sessions.add(session);
            window.show(session);
            stage.setTitle(file.getFileName() + " - Playhead");
        } catch (IOException e) {
            LOG.warn("Cannot open {}", file, e);
            stage.setTitle(Problems.inWords(e));
        }
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("Open recording");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Recordings", "*.mcap"));
        var chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void close() throws IOException {
        window.close();
        if (sample != null) {
            sample.join().close();
        }
        for (var session : sessions) {
            session.close();
        }
    }
}
