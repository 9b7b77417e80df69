package dev.playhead.ui.compare;

import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.pulse.LatestOnly;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Text of the chosen message on both sides, by words; Up and Down step through the places that differ. FX thread.
final class TextComparison extends BorderPane {
    private static final double LEAST_FOR_WORDS = 620;
    private static final double LEAST_FOR_STATE = 480;

    private final CompareActions actions;
    private final Label state = Nodes.label("", "ph-strong");
    private final Label place = Nodes.label("", "ph-muted");
    private final Button previous;
    private final Button next;
    private final Label show = Nodes.label("Show on timeline", "ph-muted");
    private final Button showA = new Button("A");
    private final Button showB = new Button("B");
    private final ToggleGroup forms = new ToggleGroup();
    private final SideText a;
    private final SideText b;
    private final GridPane sides = new GridPane();
    private final WrappedText inline = new WrappedText("ph-compare-reading").spaced(6);
    private final VersionRows frames;
    private final MeasuredTable measured = new MeasuredTable();
    private final Label nothing = Nodes.label("", "ph-muted");
    private final VBox body = new VBox();
    private final Scroll scroll = new Scroll();
    private final LatestOnly<Asked, ReadText> reader;
    private Form form = Form.SIDES;
    private @Nullable ReadText read;
    private @Nullable MessagePair wanted;
    private int chosen;

    private enum Form {
        SIDES("Side by side"),
        INLINE("Inline"),
        FRAMES("Frames");

        private final String title;

        Form(String title) {
            this.title = title;
        }
    }

    private record Asked(
            ComparedPair pair, RunPair run, @Nullable MessagePair message) {}

    /// Takes Up and Down for the places.
    private static final class Scroll extends ScrollPane implements ArrowKeys {}

    TextComparison(CompareActions actions) {
        this.actions = actions;
        reader = new LatestOnly<>(
                asked -> ReadText.of(asked.pair, asked.run, asked.message),
                this::arrived,
                e -> say("This text cannot be read: " + e.getMessage() + ". Choose another one, or compare again."));
        a = new SideText(
                SideName.A, (side, origin) -> show(side, origin.version().atNanos()));
        b = new SideText(
                SideName.B, (side, origin) -> show(side, origin.version().atNanos()));
        frames = new VersionRows((side, version) -> show(side, version.atNanos()));
        previous = Nodes.iconButton(Icon.UP, "Previous place (Up, or Shift F7)", () -> step(-1));
        next = Nodes.iconButton(Icon.DOWN, "Next place (Down, or F7)", () -> step(1));
        previous.setId("compare-previous");
        next.setId("compare-next");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        sides.getColumnConstraints().addAll(half, half);
        var grows = new RowConstraints();
        grows.setVgrow(Priority.ALWAYS);
        sides.getRowConstraints().add(grows);
        sides.addRow(0, a, b);
        GridPane.setVgrow(a, Priority.ALWAYS);
        GridPane.setVgrow(b, Priority.ALWAYS);
        inline.getStyleClass().add("ph-compare-side-text");
        inline.setMinHeight(Region.USE_PREF_SIZE);
        nothing.getStyleClass().add("ph-compare-nothing");
        body.getStyleClass().add("ph-compare-body");
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(true);
        scroll.setId("compare-text");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setTop(header());
        setCenter(scroll);
        getStyleClass().add("ph-compare-right");
        widthProperty().addListener(o -> fit());
        setMinWidth(380);
        clear();
    }

    private Node header() {
        var segments = new HBox();
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        for (var each : Form.values()) {
            var segment = new ToggleButton(each.title);
            segment.setId("compare-form-" + each.name().toLowerCase(Locale.ROOT));
            segment.setToggleGroup(forms);
            segment.setSelected(each == form);
            segment.setUserData(each);
            segments.getChildren().add(segment);
        }
        forms.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                forms.selectToggle(before);
            } else if (now.getUserData() instanceof Form chosenForm) {
                form = chosenForm;
                fill();
            }
        });
        for (var button : List.of(showA, showB)) {
            button.getStyleClass().addAll("ph-sm", "ph-ghost");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        showA.setId("compare-show-a");
        showB.setId("compare-show-b");
        showA.setOnAction(e -> showMessage(SideName.A));
        showB.setOnAction(e -> showMessage(SideName.B));
        show.setGraphic(Icon.EYE.node(14));
        show.setGraphicTextGap(6);
        show.setMinWidth(Region.USE_PREF_SIZE);
        state.setMinWidth(0);
        place.setMinWidth(Region.USE_PREF_SIZE);
        for (var button : List.of(previous, next)) {
            button.getStyleClass().add("ph-sm");
        }
        var arrows = new HBox(previous, next);
        arrows.getStyleClass().add("ph-centred");
        arrows.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(8, state, place, arrows, segments, Nodes.space(), show, showA, showB);
        header.getStyleClass().add("ph-panel-header");
        return header;
    }

    // What goes first when space runs out: the word before the buttons, then the state, which the list says too.
    private void fit() {
        Nodes.show(show, getWidth() >= LEAST_FOR_WORDS);
        Nodes.show(state, getWidth() >= LEAST_FOR_STATE);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            if (form != Form.FRAMES) {
                step(event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        }
    }

    Node focusTarget() {
        return form == Form.FRAMES ? frames : scroll;
    }

    boolean isSettled() {
        return reader.isIdle();
    }

    void clear() {
        read = null;
        wanted = null;
        chosen = 0;
        fill();
    }

    /// Reads a message of a run, or the one of it that is worth reading first.
    void ask(ComparedPair pair, RunPair run, @Nullable MessagePair message) {
        var some = message == null ? ReadText.first(run) : message;
        wanted = some;
        reader.ask(new Asked(pair, run, some));
    }

    private void arrived(ReadText now) {
        if (now.message() != wanted) {
            return;
        }
        boolean isOther = read == null || read.message() != now.message();
        read = now;
        if (isOther) {
            chosen = now.places().places().isEmpty() ? 0 : 1;
            scroll.setVvalue(0);
        }
        fill();
    }

    private void say(String sentence) {
        read = null;
        nothing.setText(sentence);
        body.getChildren().setAll(List.of(nothing));
    }

    /// Goes to the next place, or the one before. False when there is none.
    boolean step(int direction) {
        var now = read;
        int to = chosen + direction;
        if (now == null
                || now.message() != wanted
                || to < 1
                || to > now.places().places().size()) {
            return false;
        }
        chosen = to;
        fill();
        return true;
    }

    private void fill() {
        var now = read;
        boolean any = now != null;
        for (var node : List.of(showA, showB)) {
            node.setDisable(!any);
        }
        if (now == null) {
            state.setText("");
            state.setGraphic(null);
            place.setText("");
            previous.setDisable(true);
            next.setDisable(true);
            nothing.setText("Choose a run or a message to read it on both sides.");
            body.getChildren().setAll(List.of(nothing));
            measured.show(List.of());
            return;
        }
        int places = now.places().places().size();
        var message = now.message();
        boolean isChanged = message != null && message.state(Long.MAX_VALUE) == PairState.CHANGED;
        var is = message == null ? PairState.SAME : message.state(Long.MAX_VALUE);
        state.setText(isChanged ? "Changed text" : CompareWords.title(is) + (is == PairState.SAME ? " text" : ""));
        state.setGraphic(CompareWords.icon(is).node(14));
        place.setText(places == 0 ? "" : "place " + chosen + " of " + places);
        previous.setDisable(chosen <= 1);
        next.setDisable(chosen >= places);
        showA.setDisable(time(now, SideName.A) == 0);
        showB.setDisable(time(now, SideName.B) == 0);
        for (var side : SideName.values()) {
            var button = side == SideName.A ? showA : showB;
            button.setAccessibleText("Show " + side + " on the timeline");
        }
        measured.show(Measure.of(now));
        switch (form) {
            case SIDES -> {
                a.show(now, chosen);
                b.show(now, chosen);
                VBox.setVgrow(sides, Priority.ALWAYS);
                body.getChildren().setAll(List.of(sides, measured));
            }
            case INLINE -> {
                inline.show(PlacePieces.inline(now.places(), chosen), null);
                VBox.setVgrow(inline, Priority.ALWAYS);
                body.getChildren().setAll(List.of(inline, measured));
            }
            case FRAMES -> {
                frames.show(now);
                VBox.setVgrow(frames, Priority.ALWAYS);
                frames.setPrefHeight(200);
                body.getChildren().setAll(List.of(frames, measured));
            }
        }
        scroll.setAccessibleText(words(now));
    }

    private String words(ReadText now) {
        var places = now.places().places();
        if (chosen < 1 || chosen > places.size()) {
            return state.getText();
        }
        var at = places.get(chosen - 1);
        return place.getText() + ": A has " + (at.a().isEmpty() ? "nothing" : at.a()) + ", B has "
                + (at.b().isEmpty() ? "nothing" : at.b());
    }

    private static long time(ReadText now, SideName side) {
        var message = now.side(side).message();
        if (message != null) {
            return message.createdNanos();
        }
        var run = side == SideName.A ? now.run().a() : now.run().b();
        return run == null ? 0 : run.beganNanos();
    }

    private void showMessage(SideName side) {
        var now = read;
        if (now != null) {
            show(side, time(now, side));
        }
    }

    private void show(SideName side, long nanos) {
        var now = read;
        if (now != null && nanos > 0) {
            actions.show(now.pair().source(side), nanos);
        }
    }
}
