package dev.playhead.ui.window;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.serving.Serving;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.ClockLabel;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.finding.FindingsChip;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.serving.ServingParts;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar at the top: is it recording, where is the broker, is this now or the past, and which moment.
/// FX thread.
final class TopBar extends HBox {
    private static final double WIDE = 1400;
    private static final double MIDDLE = 1240;
    private static final double NARROW = 1140;
    private static final double SMALL = 1060;
    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0);

    private final WindowModel model;
    private final Region disc = new Region();
    private final Label recording = Nodes.label("Recording", "ph-medium");
    private final ClockLabel elapsed = new ClockLabel("ph-mono", "ph-second");
    private final Label address = Nodes.label("", "ph-mono-12");
    private final HBox addressBox;
    private final ToggleButton live = segment("Live");
    private final ToggleButton paused = segment("Paused");
    private final ToggleButton replay = segment("Replay");
    private final Button play;
    private final MenuButton speed = new MenuButton("1\u00d7");
    private final ClockLabel clock = new ClockLabel("ph-clock");
    private final ClockLabel utc = new ClockLabel("ph-mono", "ph-muted");
    private final FindingsChip findings;
    private final Button theme;
    private final Button open;
    private final HBox opening;
    private final Node session;
    private final Node travel;
    private final ServingParts serving = new ServingParts(Serving::stop);
    private boolean ofSession;

    TopBar(WindowModel model, Runnable start, Runnable openRecording, Runnable openFindings, Runnable switchTheme) {
        this.model = model;
        findings = new FindingsChip(openFindings);
        getStyleClass().add("ph-top-bar");
        var name = new Label("Playhead", Icon.MARK.node());
        name.getStyleClass().addAll("ph-strong", "ph-accent-icon");
        name.setMinWidth(USE_PREF_SIZE);
        disc.getStyleClass().add("ph-recording-disc");
        recording.setMinWidth(USE_PREF_SIZE);
        var copy = Nodes.iconButton(Icon.COPY, "Copy the address", () -> Nodes.copy(address.getText()));
        addressBox = new HBox(address, copy);
        addressBox.getStyleClass().add("ph-address-box");
        var state = new HBox(6, disc, recording, elapsed);
        state.getStyleClass().add("ph-centred");
        session = new HBox(12, Nodes.divider(), state, addressBox);
        session.getStyleClass().add("ph-centred");

        replay.getStyleClass().add("ph-replay");
        var group = new ToggleGroup();
        group.getToggles().addAll(List.of(live, paused, replay));
        group.selectedToggleProperty().addListener((o, before, now) -> chosen(now));
        var modes = new HBox(live, paused, replay);
        modes.getStyleClass().add("ph-segments");
        modes.setMinWidth(USE_PREF_SIZE);

        play = keyed(Icon.PLAY, "Play, pause", "play", "Space", model::playPause);
        play.setId("play");
        var speeds = new ToggleGroup();
        for (double each : SPEEDS) {
            var item = new RadioMenuItem(Formats.times(each));
            item.setToggleGroup(speeds);
            item.setUserData(each);
            item.setSelected(each == model.speedProperty().get());
            item.setOnAction(e -> model.speedProperty().set(each));
            speed.getItems().add(item);
        }
        Theme.dressMenu(speed);
        speed.getStyleClass().add("ph-speed");
        speed.setAccessibleText("Speed");
        speed.setTooltip(new Tooltip("How fast the past is played"));
        speed.setMinWidth(USE_PREF_SIZE);
        model.speedProperty().addListener((o, before, now) -> {
            speed.setText(Formats.times(now.doubleValue()));
            speeds.getToggles().forEach(item -> item.setSelected(now.equals(item.getUserData())));
        });
        var buttons = new HBox(
                2,
                keyed(Icon.PREVIOUS, "To the start", "start", "Home", start),
                keyed(Icon.REWIND, "Back 500 ms, with Alt", "back", "Left", () -> model.step(-500_000_000)),
                play,
                keyed(Icon.FAST_FORWARD, "Forward 500 ms, with Alt", "forward", "Right", () -> model.step(500_000_000)),
                keyed(Icon.NEXT, "Latest", "latest", "End", model::live));
        buttons.getStyleClass().add("ph-centred");
        clock.setMinWidth(96);
        var clocks = new VBox(clock, utc);
        clocks.getStyleClass().add("ph-clocks");
        travel = new HBox(10, modes, buttons, speed, clocks);
        travel.getStyleClass().add("ph-centred");
        theme = Nodes.iconButton(Icon.MOON, "Dark or light", switchTheme);
        var key = new KeySign("open", "Ctrl O");
        open = new Button("Open recording", Icon.FOLDER.node(14));
        open.setId("open-recording");
        open.getStyleClass().add("ph-ghost");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(e -> openRecording.run());
        opening = new HBox(open, key);
        opening.getStyleClass().add("ph-centred");
        getChildren().addAll(name, session, serving.chip(), travel, Nodes.space(), findings, opening, theme);
        widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        model.modeProperty().addListener(o -> modeChanged());
        model.playingProperty().addListener(o -> modeChanged());
        modeChanged();
    }

    /// Beside a view without a session there is nothing to travel through, but a recording can be opened.
    void shows(View shown) {
        ofSession = shown.kind().ofSession();
        Nodes.show(session, ofSession);
        Nodes.show(travel, ofSession);
        Nodes.show(findings, ofSession);
        Nodes.show(opening, !ofSession);
        modeChanged();
    }

    /// Returns the parts that are shown while a session is served.
    ServingParts serving() {
        return serving;
    }

    /// Shows the chip and the bars of a session that is served; hides them for any other.
    void serving(Session now) {
        serving.show(now.controls().flatMap(Controls::serving).orElse(null));
    }

    void themed(Theme now) {
        theme.setGraphic((now.isDark() ? Icon.MOON : Icon.SUN).node());
    }

    void show(Vitals vitals, long lengthNanos) {
        var at = vitals.address();
        boolean records = at != null;
        recording.setText(records ? "Recording" : "Recorded");
        Nodes.show(disc, records);
        Nodes.show(addressBox, records);
        address.setText(at == null ? "" : at);
        elapsed.setText(Formats.shortClock(lengthNanos));
    }

    /// Counts what was found until a moment, ns since 1970. Returns the number of errors.
    int findings(List<Finding> found, long nanos) {
        return findings.show(found, nanos);
    }

    void moment(long sinceStartNanos, long nanos) {
        clock.setText(Formats.clock(sinceStartNanos));
        utc.setText(Formats.utc(nanos));
    }

    // By mouse and by arrow keys alike; one is always chosen.
    private void chosen(@Nullable Toggle toggle) {
        if (toggle == live && model.mode() != PlayMode.LIVE) {
            model.live();
        } else if (toggle == paused && model.mode() != PlayMode.PAUSED) {
            model.pause();
        } else if (toggle == replay && model.mode() != PlayMode.REPLAY) {
            model.replay();
        } else if (toggle == null) {
            modeChanged();
        }
    }

    private void modeChanged() {
        var mode = model.mode();
        live.setSelected(mode == PlayMode.LIVE);
        paused.setSelected(mode == PlayMode.PAUSED);
        replay.setSelected(mode == PlayMode.REPLAY);
        live.setDisable(model.isRecording());
        paused.setDisable(model.isRecording());
        boolean plays = model.playingProperty().get();
        play.setGraphic((plays ? Icon.PAUSE : Icon.PLAY).node());
        play.setAccessibleText(plays ? "Pause" : "Play");
        speed.setDisable(mode != PlayMode.REPLAY);
        getStyleClass().remove("ph-replay");
        if (ofSession && mode == PlayMode.REPLAY) {
            getStyleClass().add("ph-replay");
        }
    }

    // What goes first when space runs out: the UTC clock, the address text, the word. Never the mode or the clock.
    private void fit(double width) {
        Nodes.show(utc, width >= WIDE);
        Nodes.show(address, width >= MIDDLE);
        Nodes.show(recording, width >= NARROW);
        findings.fit(width >= SMALL);
    }

    private static Button keyed(Icon icon, String words, String command, String key, Runnable action) {
        var button = Nodes.iconButton(icon, words, action);
        KeySign.tip(button, words, command, key);
        return button;
    }

    private static ToggleButton segment(String text) {
        var button = new ToggleButton(text);
        button.setId("mode-" + text.toLowerCase(Locale.ROOT));
        return button;
    }
}
