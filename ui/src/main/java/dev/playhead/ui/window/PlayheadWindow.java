package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Moment;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.DetailPane;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.timeline.PlayMode;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeView;
import dev.playhead.ui.words.Words;
import java.io.IOException;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window: one session, live or recorded, or the first screen while there is none. FX thread.
public final class PlayheadWindow {
    private static final Logger LOG = LoggerFactory.getLogger(PlayheadWindow.class);
    private static final double DETAIL_BESIDE = 1280;
    private static final Insets BELOW_THE_OVERVIEW = new Insets(59, 10, 0, 0);

    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root, 1600, 1000);
    private final LanesView lanes = new LanesView();
    private final WindowModel model = new WindowModel(lanes.viewport());
    private final DeviceStrip devices = new DeviceStrip();
    private final StageColumn stage = new StageColumn();
    private final DetailPane detail = new DetailPane(this::closeDetail);
    private final FramesTable frames = new FramesTable(this::summary, this::look, model::live);
    private final TopBar topBar =
            new TopBar(model, () -> model.goTo(lanes.viewport().startNanos()), this::switchTheme);
    private final StatusBar status = new StatusBar();
    private final PulseWatch watch = new PulseWatch();
    private final Turns turns = new Turns();
    private final Rail rail = new Rail(this::showTimeline, this::showWelcome);
    private final Button back = new Button("Return to live");
    private final BorderPane view = new BorderPane();
    private final SplitPane below = new SplitPane();
    private final StackPane overlay = new StackPane();
    private final Commands commands = new Commands(model, lanes, devices, frames, this::toggleKeys, this::stepOut);
    private final KeyList keys = new KeyList(commands.all());
    private final AnimationTimer ticker = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private Theme theme;
    private @Nullable Session session;
    private @Nullable LatestMoment moments;
    private @Nullable Summaries summaries;
    private @Nullable WelcomeView welcome;
    private long seen = -1;
    private long asked = Long.MIN_VALUE;
    private long askedEpoch;
    private long lastPulse;
    private @Nullable Moment latest;
    private volatile boolean looking;

    public PlayheadWindow(Theme theme) {
        this.theme = theme;
        root.getStyleClass().add("ph-window");
        var sheet = PlayheadWindow.class.getResource("/dev/playhead/ui/window/window.css");
        if (sheet != null) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        theme.apply(scene);
        topBar.themed(theme);
        build();
        lanes.setOnScrub(model::goTo);
        model.modeProperty().addListener(o -> modeChanged());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, commands::released);
        modeChanged();
    }

    /// For a stage of at least 1100 x 680.
    public Scene scene() {
        return scene;
    }

    public WindowModel model() {
        return model;
    }

    /// Shows a session from now on. The one before stays open: it belongs to whoever opened it.
    public void show(Session next) {
        leave();
        session = next;
        moments = new LatestMoment(
                next,
                moment -> {
                    if (session == next) {
                        arrived(next, moment);
                    }
                },
                problem -> status.problem(problem));
        summaries = new Summaries(next, frames::refresh);
        frames.clear();
        devices.clear();
        detail.show(null, null);
        seen = -1;
        asked = Long.MIN_VALUE;
        latest = null;
        refresh(next);
        bars(next);
        if (next.controls().isPresent()) {
            model.openLive();
        } else {
            model.openRecording();
        }
        modeChanged();
        showTimeline();
        ticker.start();
    }

    /// Shows the first screen. A session that is shown stays; the rail leads back to it.
    public void welcome(Welcome next) {
        welcome = new WelcomeView(next);
        showWelcome();
    }

    /// Shows a moment that was worked out already. For pictures.
    public void moment(Session of, Moment moment) {
        boolean past = model.mode() == PlayMode.REPLAY;
        var controls = past ? null : of.controls().orElse(null);
        devices.show(of.timeline(), moment, controls);
        stage.show(of.timeline(), moment, past);
        frames.playhead(past ? moment.atNanos() : Long.MAX_VALUE);
        lanes.headersAt(moment.atNanos());
        clockNow(of);
    }

    // Live, moments arrive faster than anybody reads; they wait for the turn of their part of the window.
    private void arrived(Session of, Moment moment) {
        if (model.mode() == PlayMode.LIVE) {
            latest = moment;
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
        var reader = summaries;
        return !looking && (reader == null || reader.isIdle());
    }

    /// Paints the lanes now. For pictures.
    public void paintNow() {
        lanes.paintNow();
    }

    /// Ends the painting. The session stays open: it belongs to whoever opened it.
    public void close() {
        ticker.stop();
        watch.report();
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

    private void build() {
        back.setId("return-to-live");
        back.getStyleClass().addAll("ph-primary", "ph-pill");
        back.setOnAction(e -> model.live());
        StackPane.setAlignment(back, Pos.TOP_RIGHT);
        StackPane.setMargin(back, BELOW_THE_OVERVIEW);
        var lanesWithPill = new StackPane(lanes, back);
        lanesWithPill.setMinHeight(160);
        frames.setMinWidth(420);
        detail.setMinWidth(320);
        overlay.getChildren().add(below);
        StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
        var middle = new SplitPane(lanesWithPill, overlay);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.515);
        SplitPane.setResizableWithParent(lanesWithPill, false);
        view.setTop(devices);
        view.setCenter(middle);
        var body = new BorderPane(middle);
        body.setLeft(rail);
        body.setRight(stage);
        view.setCenter(body);
        root.setTop(topBar);
        root.setBottom(status);
        root.widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        fit(scene.getWidth());
    }

    // Beside the table when there is room, over it from the right otherwise.
    private void fit(double width) {
        if (width <= 0) {
            return;
        }
        stage.fit(width);
        rail.fit(width);
        boolean beside = width >= DETAIL_BESIDE;
        if (beside && !below.getItems().contains(detail)) {
            overlay.getChildren().remove(detail);
            detail.setMaxWidth(Double.MAX_VALUE);
            below.getItems().setAll(frames, detail);
            below.setDividerPositions(652.0 / (width - 468));
        } else if (!beside
                && (below.getItems().contains(detail) || below.getItems().isEmpty())) {
            below.getItems().setAll(frames);
            detail.setMaxWidth(420);
        }
        detail.closable(!beside);
    }

    private void closeDetail() {
        overlay.getChildren().remove(detail);
    }

    private void showTimeline() {
        if (session != null) {
            view.setTop(devices);
            root.setCenter(view);
            swap(true);
        }
    }

    private void showWelcome() {
        var first = welcome;
        if (first == null) {
            return;
        }
        var pane = new ScrollPane(first);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.getStyleClass().add("ph-well");
        root.setCenter(pane);
        swap(false);
        if (session == null) {
            status.idle();
        }
    }

    private void swap(boolean timeline) {
        // The rail is one node; it stands beside whatever view is shown.
        ((BorderPane) view.getCenter()).setLeft(timeline ? rail : null);
        root.setLeft(timeline ? null : rail);
        rail.showsTimeline(timeline, session != null, welcome != null);
        topBar.hasSession(timeline);
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
        turn(current, now);
        if (model.mode() == PlayMode.REPLAY) {
            clockNow(current);
        }
        long wanted = model.momentNanos();
        var reader = moments;
        if (reader != null && (wanted != asked || wanted == Long.MAX_VALUE && askedEpoch != current.epoch())) {
            asked = wanted;
            askedEpoch = current.epoch();
            reader.ask(wanted);
        }
    }

    /// One part of the window a pulse: so each pulse stays short, also where everything is painted by software.
    private void turn(Session current, long now) {
        var moment = latest;
        switch (turns.next(now, current.epoch() != seen, moment != null)) {
            case LANES -> refresh(current);
            case STAGE -> stage.show(current.timeline(), Objects.requireNonNull(moment), false);
            case STRIP -> {
                devices.show(
                        current.timeline(),
                        Objects.requireNonNull(moment),
                        current.controls().orElse(null));
                lanes.headersAt(moment.atNanos());
                frames.playhead(Long.MAX_VALUE);
            }
            case BARS -> bars(current);
            case NOTHING -> {}
        }
    }

    private void refresh(Session current) {
        seen = current.epoch();
        var timeline = current.timeline();
        lanes.show(timeline, Palette.of(theme));
        frames.show(timeline);
    }

    private void bars(Session current) {
        var timeline = current.timeline();
        var vitals = current.vitals();
        topBar.show(vitals, timeline.endNanos() - timeline.startNanos());
        status.show(vitals);
        clockNow(current);
    }

    private void clockNow(Session current) {
        long at = lanes.viewport().playheadNanos();
        topBar.moment(at - current.timeline().startNanos(), at);
        back.setText("Return to live, " + Words.seconds(lanes.viewport().endNanos() - at) + " ahead");
    }

    private void modeChanged() {
        boolean past = model.mode() == PlayMode.REPLAY;
        Parts.show(back, past && !model.isRecording());
        root.getStyleClass().remove("ph-replay");
        if (past) {
            root.getStyleClass().add("ph-replay");
        }
        latest = null;
        lanes.modeProperty().set(model.mode());
        frames.follow(model.mode() == PlayMode.LIVE);
        asked = Long.MIN_VALUE;
    }

    private void switchTheme() {
        theme = theme.other();
        theme.apply(scene);
        topBar.themed(theme);
        if (session != null) {
            refresh(session);
        }
    }

    private void look(int row) {
        var current = session;
        if (current == null) {
            return;
        }
        if (model.mode() == PlayMode.LIVE) {
            model.pause();
        }
        if (!below.getItems().contains(detail) && !overlay.getChildren().contains(detail)) {
            overlay.getChildren().add(detail);
        }
        looking = true;
        Thread.startVirtualThread(() -> {
            try {
                var found = current.detail(row);
                Platform.runLater(() -> {
                    looking = false;
                    if (session == current) {
                        detail.show(current.timeline(), found);
                    }
                });
            } catch (IOException e) {
                LOG.warn("Cannot read row {}", row, e);
                looking = false;
                Platform.runLater(() -> status.problem("Row " + (row + 1) + " cannot be read: " + e.getMessage()));
            }
        });
    }

    private String summary(int row) {
        var reader = summaries;
        return reader == null ? "" : reader.of(row);
    }

    private void pressed(KeyEvent event) {
        if (session == null || scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        if (commands.pressed(event)) {
            event.consume();
        }
    }

    private void toggleKeys() {
        keys.toggle(status);
    }

    private void stepOut() {
        keys.hide();
        closeDetail();
        frames.select(-1);
    }
}
