package dev.playhead.ui.serving;

import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar of a recording that is served: its gate, what that waits for, speed and lateness. FX thread.
public final class ServeBar extends HBox {
    private static final double WAITS = 1500;
    private static final double SPEEDS = 1240;
    private static final List<Double> CHOICES = List.of(0.5, 1.0, 2.0, Double.POSITIVE_INFINITY);
    private static final List<GateWait> OFFERED = List.of(GateWait.ATTACHED, GateWait.TURNS, GateWait.BOOKMARKS);

    private final Label name = Nodes.label("", "ph-strong");
    private final Label from = Nodes.label("", "ph-small", "ph-second");
    private final Label gate = Nodes.label("", "ph-gate");
    private final Button go = new Button("Go on", Icon.PLAY.node(14));
    private final Button step = new Button("One frame");
    private final Map<GateWait, CheckBox> boxes = new EnumMap<>(GateWait.class);
    private final Map<GateWait, CheckMenuItem> items = new EnumMap<>(GateWait.class);
    private final HBox waits = new HBox(6);
    private final MenuButton fewerWaits = new MenuButton("Wait for");
    private final Map<Double, ToggleButton> speeds = new LinkedHashMap<>();
    private final Map<Double, RadioMenuItem> fewerSpeeds = new LinkedHashMap<>();
    private final HBox speedBox = new HBox();
    private final MenuButton fewerSpeed = new MenuButton("1×");
    private final Label late = Nodes.label("", "ph-mono");
    private final Label worst = Nodes.label("", "ph-mono");
    private final Button stop = new Button("Stop serving", Icon.STOP.node(14));
    private @Nullable Serving serving;
    private boolean showing;

    /// @param onStop asked to end the serving that is shown
    public ServeBar(Consumer<Serving> onStop) {
        getStyleClass().add("ph-serve-bar");
        setId("serve-bar");
        name.setMinWidth(0);
        from.setMinWidth(0);
        gate.setId("serve-gate");
        gate.setMinWidth(USE_PREF_SIZE);
        go.setId("serve-go");
        go.getStyleClass().add("ph-primary");
        go.setOnAction(e -> goOn());
        step.setId("serve-step");
        keyed(step, "serve-step", "F10");
        KeySign.tip(step, "Lets one frame for a client through, and closes the gate after it", "serve-step", "F10");
        step.setOnAction(e -> with(Serving::step));
        stop.setId("serve-stop");
        stop.setTooltip(new Tooltip("Closes the connections of all clients"));
        stop.setOnAction(e -> with(onStop));
        for (var button : List.of(go, step, stop)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        offerWaits();
        offerSpeeds();
        late.setMinWidth(USE_PREF_SIZE);
        worst.setMinWidth(USE_PREF_SIZE);
        var title = new VBox(name, from);
        var figures = new VBox(late, worst);
        for (var box : List.of(title, figures)) {
            box.getStyleClass().add("ph-serve-title");
        }
        getChildren()
                .addAll(
                        Icon.FILE.node(),
                        title,
                        Nodes.divider(),
                        small("Gate"),
                        gate,
                        go,
                        step,
                        waits,
                        fewerWaits,
                        speedBox,
                        fewerSpeed,
                        figures,
                        Nodes.space(),
                        stop);
        widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        Nodes.show(this, false);
    }

    private static Label small(String text) {
        var label = Nodes.label(text, "ph-second");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static void keyed(Button button, String command, String key) {
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setGraphic(new KeySign(command, key));
    }

    private void offerWaits() {
        waits.getStyleClass().add("ph-centred");
        waits.getChildren().add(small("Wait for"));
        for (var wait : OFFERED) {
            var box = new CheckBox(wait.label());
            box.setId("wait-" + wait.word());
            box.setMinWidth(USE_PREF_SIZE);
            box.selectedProperty().addListener((o, before, now) -> wait(wait, now));
            boxes.put(wait, box);
            waits.getChildren().add(box);
            var item = new CheckMenuItem(wait.label());
            item.selectedProperty().addListener((o, before, now) -> wait(wait, now));
            items.put(wait, item);
            fewerWaits.getItems().add(item);
        }
        fewerWaits.setId("serve-waits");
        fewerWaits.setMinWidth(USE_PREF_SIZE);
        Theme.dressMenu(fewerWaits);
    }

    private void offerSpeeds() {
        var group = new ToggleGroup();
        var fewer = new ToggleGroup();
        for (double each : CHOICES) {
            var button = new ToggleButton(words(each));
            button.setToggleGroup(group);
            button.setOnAction(e -> with(served -> served.speed(each)));
            speeds.put(each, button);
            speedBox.getChildren().add(button);
            var item = new RadioMenuItem(words(each));
            item.setToggleGroup(fewer);
            item.setOnAction(e -> with(served -> served.speed(each)));
            fewerSpeeds.put(each, item);
            fewerSpeed.getItems().add(item);
        }
        speedBox.getStyleClass().add("ph-segments");
        speedBox.setMinWidth(USE_PREF_SIZE);
        fewerSpeed.setMinWidth(USE_PREF_SIZE);
        fewerSpeed.setAccessibleText("Speed of what is served");
        Theme.dressMenu(fewerSpeed);
    }

    private static String words(double speed) {
        return Double.isInfinite(speed) ? "max" : Formats.times(speed);
    }

    private void wait(GateWait wait, boolean wanted) {
        if (showing) {
            return;
        }
        with(served -> {
            var now = EnumSet.noneOf(GateWait.class);
            now.addAll(served.state().waits());
            if (wanted) {
                now.add(wait);
            } else {
                now.remove(wait);
            }
            served.waitFor(now);
            update();
        });
    }

    private void with(Consumer<Serving> act) {
        if (serving != null) {
            act.accept(serving);
            update();
        }
    }

    /// Opens the gate, or closes it.
    public void goOn() {
        with(ServeBar::toggle);
    }

    /// Opens the gate of what is served when it is closed, and closes it when it is open.
    public static void toggle(Serving served) {
        if (served.state().closed() == null) {
            served.closeGate();
        } else {
            served.goOn();
        }
    }

    /// Shows the bar of what is served; hides it for null.
    public void show(@Nullable Serving next) {
        serving = next;
        Nodes.show(this, next != null);
        if (next != null) {
            name.setText(ServeWords.name(next));
            update();
        }
    }

    /// Shows how things are now.
    ///
    /// @return what is shown; null when nothing is served
    public @Nullable ServingState update() {
        var served = serving;
        if (served == null) {
            return null;
        }
        var state = served.state();
        showing = true;
        from.setText(ServeWords.began(served, state));
        show(state);
        showing = false;
        return state;
    }

    private void show(ServingState state) {
        var why = state.closed();
        boolean closed = why != null;
        gate.setText(state.ended() ? "Ended" : closed ? "Closed " + Formats.seconds(state.closedNanos()) : "Open");
        gate.setTooltip(new Tooltip(ServeWords.gate(state)));
        gate.getStyleClass().removeAll("ph-warn", "ph-ok");
        gate.getStyleClass().add(closed ? "ph-warn" : "ph-ok");
        go.setText(closed ? why == GateReason.TURN ? "Skip, go on" : "Go on" : "Close");
        keyed(go, "serve-go-on", "F8");
        go.setDisable(state.ended() || why == GateReason.CLIENTS);
        step.setDisable(state.ended() || why == GateReason.CLIENTS);
        boxes.forEach((wait, box) -> {
            box.setSelected(state.waits().contains(wait));
            box.setDisable(wait == GateWait.TURNS && state.place() == null);
        });
        items.forEach((wait, item) -> item.setSelected(state.waits().contains(wait)));
        fewerWaits.setText("Wait for " + state.waits().size());
        speeds.forEach((each, button) -> button.setSelected(each == state.speed()));
        fewerSpeeds.forEach((each, item) -> item.setSelected(each == state.speed()));
        fewerSpeed.setText(words(state.speed()));
        late.setText("late " + Formats.duration(state.lateness().medianNanos()));
        worst.setText("worst " + Formats.duration(state.lateness().worstNanos()));
    }

    // What goes first when space runs out: boxes become a menu, then the speeds, then the worst one.
    private void fit(double width) {
        Nodes.show(waits, width >= WAITS);
        Nodes.show(fewerWaits, width < WAITS);
        Nodes.show(speedBox, width >= SPEEDS);
        Nodes.show(fewerSpeed, width < SPEEDS);
        Nodes.show(worst, width >= SPEEDS);
    }
}
