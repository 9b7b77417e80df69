package dev.playhead.app;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.app.terminal.Problems;
import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.settings.ConfigDirectory;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.serving.ServeRequest;
import dev.playhead.ui.theme.WindowIcon;
import dev.playhead.ui.toolkit.FxFailures;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.window.PlayheadWindow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window on a screen, and the sessions it shows. FX thread, except [#run].
final class Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

    private static @Nullable CompletableFuture<Void> toolkit;

    private final Stage stage = new Stage();
    private final SettingsStore settings;
    private final PlayheadWindow window;
    private final OpenSessions sessions = new OpenSessions(Thread::startVirtualThread);
    private @Nullable LiveWelcomeActions live;
    private @Nullable CompletableFuture<Session> latest;
    private @Nullable ServedBroker serving;
    private @Nullable DataDirectory data;
    // Not over a story that is told on stage.
    private boolean offersTour = true;

    private Desktop(SettingsStore settings, CountDownLatch closed) {
        this.settings = settings;
        this.window = new PlayheadWindow(settings);
        stage.setTitle("Playhead");
        stage.getIcons().addAll(WindowIcon.images());
        stage.setScene(window.scene());
        WindowPlacing.of(stage, settings);
        settings.onProblem(problem -> Platform.runLater(() -> window.failed(problem)));
        settings.notices().forEach(window::failed);
        stage.setOnHidden(e -> closed.countDown());
        // Escape is the window's: it leads back to the view that was shown before.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        window.onFill(stage::setFullScreen);
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
        var settings = SettingsStore.open(ConfigDirectory.standard().settings());
        Objects.requireNonNull(toolkit).join();
        var closed = new CountDownLatch(1);
        var holder = new ArrayList<Desktop>();
        Platform.runLater(() -> {
            var desktop = new Desktop(settings, closed);
            holder.add(desktop);
            Thread.currentThread().setUncaughtExceptionHandler(new FxFailures(desktop.window::failed));
            first.accept(desktop);
            // Shown when it can be painted at once: what is laid out first is a black window until then.
            var root = desktop.window.scene().getRoot();
            root.applyCss();
            root.layout();
            desktop.stage.show();
            LOG.info("Window shown {} ms after main began", (System.nanoTime() - Main.BEGUN_NANOS) / 1_000_000);
        });
        closed.await();
        for (var desktop : holder) {
            desktop.close();
        }
        Platform.exit();
    }

    /// Shows a broker: its story, or the first screen until somebody connects.
    void live(BrokerServer server, DataDirectory directory, Opening opening) {
        data = directory;
        var session = LiveSessions.of(server);
        sessions.live(session);
        offersTour = opening == Opening.WELCOME;
        var actions = new LiveWelcomeActions(this, server, session, directory);
        live = actions;
        var library = new RecordingLibrary(directory, server.recording());
        window.welcome(new Welcome(
                server.address(),
                recordings(server, directory),
                new DesktopLibrary(this, actions, session, library),
                actions));
        switch (opening) {
            case STORY -> actions.tell(true);
            case STORY_BY_KEY -> actions.tell(false);
            case WELCOME -> {
                actions.showWhenItBegins();
                window.rehearse(); // while the first screen waits for somebody to connect
            }
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

    /// Shows a recording. A problem is said on the window's title, since there is nothing else to look at yet. The file
    /// is opened beside the FX thread: one that was not closed is looked through from its beginning.
    void open(Path file) {
        stage.setTitle("Opening " + file.getFileName() + " - Playhead");
        var opening = new CompletableFuture<Session>();
        latest = opening;
        Thread.startVirtualThread(() -> {
            try {
                opening.complete(LogSession.open(file));
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot open {}", file, e);
                opening.completeExceptionally(e);
            }
        });
        opening.whenComplete((session, problem) -> Platform.runLater(() -> opened(opening, file, session, problem)));
    }

    private void opened(
            CompletableFuture<Session> opening, Path file, @Nullable Session session, @Nullable Throwable problem) {
        if (opening != latest) { // another one was asked for meanwhile
            if (session != null) {
                sessions.discard(session);
            }
            return;
        }
        if (session != null) {
            show(session, file.getFileName() + " - Playhead");
        } else if (problem instanceof Exception e) {
            stage.setTitle(Problems.inWords(e));
        }
    }

    /// Serves a recording to clients beside the broker of the window, and shows that until something else is shown.
    void serve(ServeRequest request) {
        var own = data;
        Thread.startVirtualThread(() -> {
            try {
                var folder = own == null ? UserSettings.directory(null) : own;
                var broker = ServedBroker.begin(request, folder.path());
                Platform.runLater(() -> serves(broker, request));
                broker.awaitEnd();
                Platform.runLater(() -> served(broker));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot serve {}", request.file(), e);
                Platform.runLater(() -> window.failed(Problems.inWords(e)));
            }
        });
    }

    private void serves(ServedBroker broker, ServeRequest request) {
        show(broker.session(), "Serving " + request.file().getFileName() + " - Playhead");
        serving = broker;
    }

    // What was recorded of it is shown in its place, unless somebody looks at something else.
    private void served(ServedBroker broker) {
        if (serving == broker) {
            open(broker.file());
        }
    }

    void show(Session session, String title) {
        var before = serving;
        if (before != null && before.session() != session) {
            serving = null;
            Thread.startVirtualThread(before::end);
        }
        sessions.shown(session);
        window.show(session);
        if (offersTour) {
            window.offerTour();
        }
        stage.setTitle(title);
    }

    /// Another start was handed over to this window: it comes to the front, and opens the file of that start.
    void startedAgain(Optional<Path> file) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        file.ifPresent(this::open);
    }

    PlayheadWindow window() {
        return window;
    }

    /// Lets a person choose recordings; empty when they want none.
    List<Path> chooseSeveral() {
        var chosen = chooser("Import recordings").showOpenMultipleDialog(stage);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Recordings", "*.mcap"));
        return chooser;
    }

    void choose() {
        var chosen = chooser("Open recording").showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void close() throws IOException {
        window.close();
        if (live != null) {
            live.end();
        }
        sessions.close();
        settings.close();
        if (serving != null) {
            serving.end();
        }
    }
}
