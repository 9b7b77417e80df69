package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.parts.Parts;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.timeline.PlayMode;
import dev.playhead.ui.timeline.Selection;
import dev.playhead.ui.timeline.TimelineViewport;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeView;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window: one session, live or recorded, or the first screen while there is none. FX thread.
public final class PlayheadWindow {
    private static final long DETAIL_EVERY_NANOS = 500_000_000;
    private static final long LOOKS_FOR_DAMAGE_EVERY_MS = 100;

    private final BorderPane frame = new BorderPane();
    // Over the window, so that the edge of Replay moves nothing.
    private final Region edge = new Region();
    private final StackPane root = new StackPane(frame, edge);
    private final Scene scene = new Scene(root, 1600, 1000);
    private final LanesView lanes = new LanesView();
    private final WindowModel model = new WindowModel(lanes.viewport());
    private final DeviceStrip devices = new DeviceStrip();
    private final FramesTable frames = new FramesTable(this::summary, this::look, model::live);
    private final TimelineView view = new TimelineView(lanes, devices, frames, model::live);
    private final TopBar topBar =
            new TopBar(model, () -> model.goTo(lanes.viewport().startNanos()), this::openRecording, this::switchTheme);
    private final StatusBar status = new StatusBar(this::toggleKeys);
    private final PulseMonitor watch = new PulseMonitor();
    private final FxLatencyMonitor answers = new FxLatencyMonitor();
    private final NoticeBars notices = new NoticeBars();
    private final SessionPainter painter = new SessionPainter(view, topBar, status, notices, lanes.viewport());
    private final Rail rail = new Rail(this::showTimeline, this::showWelcome);
    private final PaneFocus panes = new PaneFocus(scene, this::panes);
    private final Commands commands;
    private final KeyList keys;
    private final Ticker ticker = new Ticker(this::hasNews, this::moves, this::pulse, this::rests, this::everySecond);
    private Theme theme;
    private volatile @Nullable Session session;
    private @Nullable LatestState moments;
    private @Nullable Summaries summaries;
    private @Nullable DetailReader details;
    private @Nullable WelcomeView welcome;
    private long asked = Long.MIN_VALUE;
    private long askedEpoch;
    private int detailRow = -1;
    private long detailNanos;
    private long detailEpoch;
    private long lastPulse;
    private long lastDetail;

    public PlayheadWindow(Theme theme) {
        this.theme = theme;
        root.getStyleClass().add("ph-window");
        edge.getStyleClass().add("ph-edge");
        edge.setMouseTransparent(true);
        var sheet = PlayheadWindow.class.getResource("/dev/playhead/ui/window/window.css");
        if (sheet != null) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        theme.apply(scene);
        scene.setFill(Palette.of(theme).bg0());
        topBar.themed(theme);
        commands = new Commands(model, lanes, devices, frames);
        commands.add("previous-pane", "Previous pane", "Shift F6", panes::previous);
        commands.add("next-pane", "Next pane", "F6", panes::next);
        commands.add("timeline", "Timeline", "Ctrl 1", this::showTimeline);
        commands.add("open", "Open recording", "Ctrl O", this::openRecording);
        commands.add("keys", "All keys", "?", this::toggleKeys);
        commands.add("out", "Step back out", "Escape", this::stepOut);
        keys = new KeyList(commands.all());
        frame.setTop(new VBox(topBar, notices));
        frame.setBottom(status);
        root.widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        fit(scene.getWidth());
        lanes.setOnScrub(model::goTo);
        lanes.setOnSelect(new SelectedRows(() -> session, frames::select)::chosen);
        model.modeProperty().addListener(o -> modeChanged());
        lanes.viewport().followingProperty().addListener(o -> modeChanged());
        lanes.viewport().playheadProperty().addListener(o -> ticker.touch());
        model.playingProperty().addListener(o -> replaying());
        model.speedProperty().addListener(o -> replaying());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, commands::released);
        modeChanged();
        answers.start();
    }

    /// For a stage of at least 1100 x 680.
    public Scene scene() {
        return scene;
    }

    public WindowModel model() {
        return model;
    }

    /// What part of the session is on screen.
    TimelineViewport viewport() {
        return lanes.viewport();
    }

    /// Shows a session from now on. The one before stays open: it belongs to whoever opened it.
    public void show(Session next) {
        if (next == session) {
            showTimeline();
            return;
        }
        leave();
        session = next;
        moments = new LatestState(
                next,
                moment -> {
                    if (session == next) {
                        arrived(next, moment);
                    }
                },
                problem -> problem(next, problem));
        summaries = new Summaries(next, frames::refresh);
        details = new DetailReader(
                next,
                found -> {
                    if (session == next && found.row() == detailRow) {
                        view.detail(next.timeline(), found);
                    }
                },
                problem -> problem(next, problem));
        view.clear();
        detailRow = -1;
        frames.live(next.controls().isPresent());
        notices.clear();
        status.problem("");
        asked = Long.MIN_VALUE;
        painter.all(next, Palette.of(theme));
        if (next.controls().isPresent()) {
            model.openLive();
        } else {
            model.openRecording();
        }
        modeChanged();
        showTimeline();
        ticker.start();
        Thread.ofVirtual().name("damage").start(() -> sayDamage(next));
    }

    // What is damaged is known when all has been read; it may take a look at the whole file.
    private void sayDamage(Session of) {
        try {
            while (of.progress() < 1 && session == of) {
                Thread.sleep(LOOKS_FOR_DAMAGE_EVERY_MS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return;
        }
        if (session != of) {
            return;
        }
        var damage = of.damage();
        Platform.runLater(() -> {
            if (session == of) {
                notices.damage(damage);
            }
        });
    }

    private void problem(Session of, String words) {
        if (session == of) {
            status.problem(words);
        }
    }

    /// Something failed that has no better place to say so.
    public void failed(String words) {
        status.problem(words);
    }

    /// Whether there is a session to look at, even if the first screen is in front of it.
    public boolean hasSession() {
        return session != null;
    }

    /// Shows the first screen. A session that is shown stays; the rail leads back to it.
    public void welcome(Welcome next) {
        welcome = new WelcomeView(next);
        showWelcome();
        ticker.start();
    }

    /// Makes what the first frames of a session need while nothing moves yet. Only for a window on a screen.
    public void rehearse() {
        frames.rehearse();
    }

    /// Shows a moment that was worked out already. For pictures.
    public void moment(Session of, SessionState moment) {
        view.moment(of, moment, model.mode() == PlayMode.REPLAY);
        painter.clock(of);
    }

    // Live, moments arrive faster than anybody reads; they wait for the turn of their part of the window.
    private void arrived(Session of, SessionState moment) {
        ticker.touch();
        if (model.mode() == PlayMode.LIVE) {
            painter.arrived(moment);
        } else {
            moment(of, moment);
        }
    }

    /// Chooses a row of the frames table. For pictures and tests.
    public void select(int row) {
        frames.select(row);
    }

    /// Whether everything that was asked beside the FX thread has arrived. For pictures.
    public boolean isSettled() {
        var words = summaries;
        var close = details;
        return (words == null || words.isIdle()) && (close == null || close.isIdle());
    }

    /// Paints the lanes now. For pictures.
    public void paintNow() {
        lanes.paintNow();
    }

    /// Ends the painting. The session stays open: it belongs to whoever opened it.
    public void close() {
        ticker.stop();
        watch.report();
        answers.stop();
        leave();
        session = null;
    }

    private void leave() {
        var reader = summaries;
        if (reader != null) {
            reader.close();
            summaries = null;
        }
    }

    private void fit(double width) {
        if (width > 0) {
            rail.fit(width);
            view.fit(width);
        }
    }

    private List<PaneFocus.Pane> panes() {
        var shown = welcome;
        if (frame.getCenter() == view) {
            return view.panes();
        }
        return shown == null
                ? List.of(PaneFocus.Pane.of(rail))
                : List.of(PaneFocus.Pane.of(rail), PaneFocus.Pane.of(shown));
    }

    private void showTimeline() {
        if (session != null) {
            frame.setCenter(view);
            swap(true);
        }
    }

    private void showWelcome() {
        var shown = welcome;
        if (shown == null) {
            return;
        }
        shown.show(Palette.of(theme));
        frame.setCenter(shown);
        swap(false);
        if (session == null) {
            sayIdle(shown);
        }
    }

    private void swap(boolean timeline) {
        // The rail is one node; it stands beside whatever view is shown.
        frame.setLeft(null);
        view.rail(timeline ? rail : null);
        frame.setLeft(timeline ? null : rail);
        // Tab goes through the parts in this order, which is that of the layout.
        var centre = frame.getCenter();
        frame.setCenter(null);
        frame.setCenter(centre);
        frame.setBottom(null);
        frame.setBottom(status);
        rail.showsTimeline(timeline, session != null, welcome != null);
        topBar.shows(timeline, welcome != null);
        modeChanged();
    }

    // Beside the FX thread.
    private boolean hasNews() {
        var current = session;
        return current != null && painter.isBehind(current);
    }

    private boolean moves() {
        // A part that still waits for its turn is one too.
        return model.mode() == PlayMode.REPLAY && model.playingProperty().get() || painter.waits();
    }

    // How broker and recording do is said whether or not anything else happens.
    private void everySecond() {
        var current = session;
        if (current != null) {
            painter.vitals(current);
        } else if (welcome != null) {
            sayIdle(welcome);
        }
    }

    private void sayIdle(WelcomeView shown) {
        var vitals = shown.offers().vitals();
        status.idle(vitals);
        vitals.ifPresent(notices::recording);
    }

    private void rests() {
        lastPulse = 0;
        status.rests();
        watch.rests();
    }

    private void pulse(long now) {
        var current = session;
        if (current == null) {
            return;
        }
        model.elapsed(lastPulse == 0 ? 0 : now - lastPulse);
        lastPulse = now;
        status.painted(now);
        watch.pulse(now);
        painter.turn(current, Palette.of(theme), now);
        if (model.mode() == PlayMode.REPLAY) {
            painter.clock(current);
        }
        long wanted = model.momentNanos();
        var reader = moments;
        if (reader != null && (wanted != asked || model.keepsToEnd() && askedEpoch != current.epoch())) {
            asked = wanted;
            askedEpoch = current.epoch();
            reader.ask(wanted);
        }
        detail(current, wanted, now);
    }

    // What became of the chosen frame depends on the moment that is shown.
    private void detail(Session current, long wanted, long now) {
        var reader = details;
        if (reader == null || detailRow < 0) {
            return;
        }
        boolean grew = current.epoch() != detailEpoch && now - lastDetail > DETAIL_EVERY_NANOS;
        if (wanted != detailNanos || grew) {
            detailNanos = wanted;
            detailEpoch = current.epoch();
            lastDetail = now;
            reader.ask(detailRow, wanted);
        }
    }

    private void modeChanged() {
        boolean past = model.mode() == PlayMode.REPLAY;
        view.offersLive(past && !model.isRecording());
        Parts.show(edge, past && frame.getCenter() == view);
        painter.forget();
        lanes.modeProperty().set(model.mode());
        frames.follow(model.keepsToEnd());
        asked = Long.MIN_VALUE;
        ticker.touch();
        replaying();
    }

    private void replaying() {
        boolean plays =
                model.mode() == PlayMode.REPLAY && model.playingProperty().get();
        status.replaying(plays ? model.speedProperty().get() : 0);
    }

    private void switchTheme() {
        theme = theme.other();
        theme.apply(scene);
        scene.setFill(Palette.of(theme).bg0());
        topBar.themed(theme);
        if (welcome != null) {
            welcome.show(Palette.of(theme));
        }
        if (session != null) {
            painter.all(session, Palette.of(theme));
        }
    }

    private void look(int row) {
        var reader = details;
        if (reader == null) {
            return;
        }
        if (model.mode() == PlayMode.LIVE) {
            model.pause();
        }
        view.openDetail();
        detailRow = row;
        detailNanos = model.momentNanos();
        reader.ask(row, detailNanos);
    }

    private String summary(int row) {
        var reader = summaries;
        return reader == null ? "" : reader.of(row);
    }

    private void openRecording() {
        if (welcome != null) {
            welcome.offers().choose();
        }
    }

    private void pressed(KeyEvent event) {
        var reach = KeyReach.of(scene.getFocusOwner(), frame.getCenter() == view);
        if (commands.pressed(event, reach)) {
            event.consume();
        }
    }

    private void toggleKeys() {
        keys.toggle(status.keysButton());
    }

    private void stepOut() {
        keys.hide();
        view.closeDetail();
        frames.select(-1);
        lanes.selectionProperty().set(Selection.NONE);
    }
}
