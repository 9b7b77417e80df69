package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Moment;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.DetailPane;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.timeline.PlayMode;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeView;
import dev.playhead.ui.words.Words;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window: one session, live or recorded, or the first screen while there is none. FX thread.
public final class PlayheadWindow {
    private static final Logger LOG = LoggerFactory.getLogger(PlayheadWindow.class);
    private static final long MS = 1_000_000;

    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root, 1600, 1000);
    private final LanesView lanes = new LanesView();
    private final WindowModel model = new WindowModel(lanes.viewport());
    private final DeviceStrip devices = new DeviceStrip();
    private final StageColumn stage = new StageColumn();
    private final DetailPane detail = new DetailPane();
    private final Map<Integer, String> summaries = new ConcurrentHashMap<>();
    private final FramesTable frames = new FramesTable(this::summary, this::look, model::live);
    private final HBox topBar = new HBox();
    private final Label address = new Label();
    private final Label clock = new Label();
    private final Label utc = new Label();
    private final Label status = new Label();
    private final ToggleButton live = segment("Live", model::live);
    private final ToggleButton paused = segment("Paused", model::pause);
    private final ToggleButton replay = segment("Replay", model::replay);
    private final Button back = new Button("Return to live");
    private final BorderPane view = new BorderPane();
    private final AnimationTimer ticker = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private Theme theme;
    private @Nullable Session session;
    private @Nullable LatestMoment moments;
    private long seen = -1;
    private long asked = Long.MIN_VALUE;
    private long lastPulse;
    private long lastEnd;
    private boolean summariesAsked;

    public PlayheadWindow(Theme theme) {
        this.theme = theme;
        root.getStyleClass().add("ph-window");
        var sheet = PlayheadWindow.class.getResource("/dev/playhead/ui/window/window.css");
        if (sheet != null) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        theme.apply(scene);
        build();
        lanes.setOnScrub(model::goTo);
        model.modeProperty().addListener(o -> modeChanged());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
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
        session = next;
        moments = new LatestMoment(next, moment -> {
            if (session == next) {
                moment(next, moment);
            }
        });
        summaries.clear();
        frames.clear();
        seen = -1;
        asked = Long.MIN_VALUE;
        refresh(next);
        if (next.controls().isPresent()) {
            model.openLive();
        } else {
            model.openRecording();
        }
        modeChanged();
        root.setCenter(view);
        ticker.start();
    }

    /// Shows the first screen.
    public void welcome(Welcome welcome) {
        ticker.stop();
        session = null;
        address.setText(welcome.address());
        var pane = new ScrollPane(new WelcomeView(welcome));
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        root.setCenter(pane);
    }

    /// Shows a moment that was worked out already. For pictures.
    public void moment(Session of, Moment moment) {
        var controls = model.mode() == PlayMode.REPLAY ? null : of.controls().orElse(null);
        devices.show(of.timeline(), moment, controls);
        stage.show(of.timeline(), moment);
    }

    /// Paints the lanes now. For pictures.
    public void paintNow() {
        lanes.paintNow();
    }

    /// Ends the painting. The session stays open: it belongs to whoever opened it.
    public void close() {
        ticker.stop();
        session = null;
    }

    private void build() {
        topBar.getStyleClass().add("ph-top-bar");
        var name = new Label("Playhead", Icon.MARK.node());
        name.getStyleClass().addAll("ph-strong", "ph-accent-icon");
        address.getStyleClass().add("ph-mono-12");
        var modes = new HBox(live, paused, replay);
        modes.getStyleClass().add("ph-segments");
        var group = new ToggleGroup();
        group.getToggles().addAll(java.util.List.of(live, paused, replay));
        replay.getStyleClass().add("ph-replay");
        var speed = new ComboBox<Double>();
        speed.getItems().addAll(0.25, 0.5, 1.0, 2.0, 4.0);
        speed.setValue(1.0);
        speed.setAccessibleText("Speed");
        speed.setOnAction(e -> model.speedProperty().set(speed.getValue()));
        clock.getStyleClass().add("ph-clock");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        utc.getStyleClass().addAll("ph-mono", "ph-muted");
        back.setId("return-to-live");
        back.getStyleClass().add("ph-primary");
        back.setOnAction(e -> model.live());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        topBar.getChildren().addAll(name, address, modes);
        topBar.getChildren()
                .addAll(
                        icon(
                                Icon.PREVIOUS,
                                "To the start (Home)",
                                () -> model.goTo(lanes.viewport().startNanos())),
                        icon(Icon.REWIND, "Back 500 ms (Alt Left)", () -> model.step(-500 * MS)),
                        icon(Icon.PLAY, "Play, pause (Space)", model::playPause),
                        icon(Icon.FAST_FORWARD, "Forward 500 ms (Alt Right)", () -> model.step(500 * MS)),
                        icon(Icon.NEXT, "Latest (End)", model::live),
                        speed,
                        clock,
                        utc,
                        space,
                        back,
                        icon(Icon.MOON, "Dark or light", this::switchTheme));
        root.setTop(topBar);
        var bottom = new SplitPane(frames, detail);
        bottom.setDividerPositions(0.58);
        var middle = new SplitPane(lanes, bottom);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.52);
        view.setTop(devices);
        view.setCenter(middle);
        view.setRight(stage);
        var bar = new HBox(status);
        bar.getStyleClass().add("ph-status-bar");
        root.setBottom(new VBox(bar));
    }

    private void pulse(long now) {
        var current = session;
        if (current == null) {
            return;
        }
        model.elapsed(lastPulse == 0 ? 0 : now - lastPulse);
        lastPulse = now;
        if (current.epoch() != seen) {
            refresh(current);
        }
        long wanted = model.momentNanos();
        var reader = moments;
        if (reader != null && (wanted != asked || wanted == Long.MAX_VALUE && lastEnd != current.epoch())) {
            asked = wanted;
            lastEnd = current.epoch();
            reader.ask(wanted);
        }
        clockNow(current);
    }

    private void refresh(Session current) {
        seen = current.epoch();
        var timeline = current.timeline();
        lanes.show(timeline, Palette.of(theme));
        frames.show(timeline);
        var v = current.vitals();
        String at = v.address();
        address.setText(at == null ? "" : at);
        status.setText(String.format(
                Locale.ROOT,
                "%s    Clients %d    Rate %d frames/s    Dropped %d    File %s, disk %s free    %s",
                at == null ? "Recording" : "Broker running",
                v.clients(),
                v.framesPerSecond(),
                v.dropped(),
                Words.bytes(v.fileBytes()),
                Words.bytes(v.diskFreeBytes()),
                v.file().getFileName()));
        clockNow(current);
    }

    private void clockNow(Session current) {
        long at = lanes.viewport().playheadNanos();
        clock.setText(Words.clock(at - current.timeline().startNanos()));
        utc.setText(Words.utc(at));
        back.setText("Return to live, " + Words.seconds(lanes.viewport().endNanos() - at) + " ahead");
    }

    private void modeChanged() {
        var mode = model.mode();
        boolean past = mode == PlayMode.REPLAY;
        live.setSelected(mode == PlayMode.LIVE);
        paused.setSelected(mode == PlayMode.PAUSED);
        replay.setSelected(past);
        live.setDisable(model.isRecording());
        paused.setDisable(model.isRecording());
        back.setVisible(past && !model.isRecording());
        root.getStyleClass().remove("ph-replay");
        topBar.getStyleClass().remove("ph-replay");
        if (past) {
            root.getStyleClass().add("ph-replay");
            topBar.getStyleClass().add("ph-replay");
        }
        lanes.modeProperty().set(mode);
        frames.follow(mode == PlayMode.LIVE);
        asked = Long.MIN_VALUE;
    }

    private void switchTheme() {
        theme = theme.other();
        theme.apply(scene);
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
        Thread.startVirtualThread(() -> {
            try {
                var found = current.detail(row);
                Platform.runLater(() -> detail.show(current.timeline(), found));
            } catch (IOException e) {
                LOG.warn("Cannot read row {}", row, e);
            }
        });
    }

    /// What is known of a row now; asks for the rest and paints again when it is there.
    private String summary(int row) {
        String known = summaries.putIfAbsent(row, "");
        var current = session;
        if (known == null && current != null) {
            Thread.startVirtualThread(() -> {
                try {
                    summaries.put(row, current.summary(row));
                    Platform.runLater(this::repaintSummaries);
                } catch (IOException e) {
                    LOG.warn("Cannot read row {}", row, e);
                }
            });
        }
        return known == null ? "" : known;
    }

    private void repaintSummaries() {
        if (!summariesAsked) {
            summariesAsked = true;
            Platform.runLater(() -> {
                summariesAsked = false;
                frames.refresh();
            });
        }
    }

    private void key(KeyEvent event) {
        if (session == null || scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        long step = event.isShiftDown() ? 10 * MS : event.isAltDown() ? 500 * MS : 100 * MS;
        switch (event.getCode()) {
            case SPACE -> model.playPause();
            case LEFT -> model.step(-step);
            case RIGHT -> model.step(step);
            case HOME -> model.goTo(lanes.viewport().startNanos());
            case END -> model.live();
            case DIGIT0 -> {
                if (!event.isControlDown()) {
                    return;
                }
                devices.restoreAll();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static ToggleButton segment(String text, Runnable action) {
        var button = new ToggleButton(text);
        button.setId("mode-" + text.toLowerCase(Locale.ROOT));
        button.setOnAction(e -> {
            button.setSelected(true);
            action.run();
        });
        return button;
    }

    private static Button icon(Icon icon, String words, Runnable action) {
        var button = new Button("", icon.node());
        button.getStyleClass().add("ph-icon-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(e -> action.run());
        return button;
    }
}
