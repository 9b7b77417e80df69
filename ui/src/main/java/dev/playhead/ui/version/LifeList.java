package dev.playhead.ui.version;

import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// Life of a message as a list of steps. Appends that follow each other are one step, which opens to each of them by
/// Enter, an arrow key or a click. Only steps in sight have nodes. FX thread.
final class LifeList extends ListView<LifeList.Line> implements ArrowKeys {
    private static final int BARS = 48;
    private static final double BAR_HEIGHT = 16;

    private @Nullable VersionsState state;
    private int opened;
    private boolean telling = true;

    /// @param isPart whether it is one append of a step that was opened
    record Line(LifeStep step, boolean isPart) {}

    /// @param onVersion told the number of the version that somebody has chosen: the last one of a step
    LifeList(IntConsumer onVersion) {
        setId("version-life");
        getStyleClass().add("ph-life");
        setAccessibleText("Life of the message");
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, before, line) -> {
            if (telling && line != null) {
                onVersion.accept(line.step().last());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var line = getSelectionModel().getSelectedItem();
            if (line == null || key.isShortcutDown() || key.isAltDown()) {
                return;
            }
            boolean isOpen = line.step().first() == opened;
            boolean toggles = key.getCode() == KeyCode.ENTER
                    || key.getCode() == KeyCode.RIGHT && !isOpen
                    || key.getCode() == KeyCode.LEFT && isOpen;
            if (toggles && canOpen(line)) {
                open(line.step());
                key.consume();
            }
        });
    }

    private static boolean canOpen(Line line) {
        return !line.isPart() && line.step().size() > 1;
    }

    private void open(LifeStep step) {
        opened = opened == step.first() ? 0 : step.first();
        var shown = state;
        if (shown != null) {
            int chosen = step.last();
            fill(shown);
            choose(chosen);
        }
    }

    /// @param isOther whether another message was shown before
    void show(VersionsState now, int chosen, boolean isOther) {
        var before = state;
        state = now;
        if (isOther) {
            opened = 0;
        }
        if (before == null || isOther || !before.life().equals(now.life())) {
            fill(now);
        }
        choose(chosen);
    }

    void clear() {
        state = null;
        telling = false;
        getItems().clear();
        telling = true;
    }

    private void fill(VersionsState of) {
        var lines = new ArrayList<Line>();
        for (var step : of.life()) {
            lines.add(new Line(step, false));
            if (step.first() == opened) {
                for (int number = step.first(); number <= step.last(); number++) {
                    lines.add(new Line(LifeStep.single(of.version(number)), true));
                }
            }
        }
        telling = false;
        getItems().setAll(lines);
        telling = true;
    }

    // The single append where its step is open, unless the step itself is chosen for its last one.
    private void choose(int number) {
        var chosen = getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.step().last() == number && getItems().contains(chosen)) {
            return;
        }
        telling = false;
        int found = -1;
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).step().holds(number)) {
                found = i;
            }
        }
        if (found < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != found) {
            getSelectionModel().clearAndSelect(found);
            scrollTo(Math.max(0, found - 2));
        }
        telling = true;
    }

    private final class Cell extends ListCell<Line> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            var of = state;
            if (empty || line == null || of == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(line.isPart() ? part(of, line.step()) : step(of, line));
            setAccessibleText(words(of, line.step()) + ", " + line.step().numbers() + ", by "
                    + of.who(line.step().participant()) + " at "
                    + clock(of, line.step().fromNanos()) + ". "
                    + about(line.step()));
        }

        private Node step(VersionsState of, Line line) {
            var step = line.step();
            var title = Nodes.label(words(of, step), "ph-strong");
            title.setMinWidth(Region.USE_PREF_SIZE);
            var head = new HBox(8, title, Nodes.space(), number(step.numbers()));
            var who = Nodes.label(of.who(step.participant()), "ph-second");
            who.setMinWidth(0);
            if (step.participant() >= 0) {
                who.setGraphic(ParticipantIcon.of(of.timeline().participants().get(step.participant())));
            }
            var when = number(
                    step.size() > 1
                            ? Formats.duration(Math.max(0, step.toNanos() - step.fromNanos()))
                            : clock(of, step.fromNanos()));
            var column = new VBox(2, head, new HBox(8, who, Nodes.space(), when));
            if (step.size() > 1) {
                column.getChildren().add(bars(of, step));
            }
            column.getChildren().add(aboutNode(step));
            HBox.setHgrow(column, Priority.ALWAYS);
            return new HBox(8, icon(line), column);
        }

        private Node icon(Line line) {
            if (canOpen(line)) {
                boolean isOpen = line.step().first() == opened;
                var button = Nodes.iconButton(
                        isOpen ? Icon.DOWN : Icon.RIGHT,
                        isOpen ? "Fold the appends" : "Show each append",
                        () -> open(line.step()));
                button.getStyleClass().addAll("ph-sm", "ph-life-open");
                button.setFocusTraversable(false);
                return button;
            }
            var box = new HBox(
                    switch (line.step().kind()) {
                        case CREATE -> Icon.PLUS.node(14);
                        case APPEND -> Icon.RIGHT.node(14);
                        case UPDATE -> Icon.EDIT.node(14);
                        case DELETE -> Icon.CLOSE.node(14);
                        case UNKNOWN -> Icon.QUESTION.node(14);
                    });
            box.setMinWidth(20);
            box.setMaxHeight(Region.USE_PREF_SIZE);
            return box;
        }

        private Node part(VersionsState of, LifeStep step) {
            var text = of.version(step.first()).text();
            var words = Nodes.label(
                    text == null || text.isEmpty() ? "no text" : text.replace('\n', '\u21b5'), "ph-second", "ph-small");
            words.setMinWidth(0);
            var row = new HBox(
                    8,
                    number(step.numbers()),
                    words,
                    Nodes.space(),
                    number("+" + Formats.number(Math.max(0, step.added()))));
            row.getStyleClass().add("ph-life-part");
            return row;
        }
    }

    private static Label number(String text) {
        var label = Nodes.label(text, "ph-mono", "ph-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String clock(VersionsState of, long nanos) {
        return nanos == 0
                ? "cannot tell when"
                : Formats.clock(nanos - of.timeline().startNanos());
    }

    private static String words(VersionsState of, LifeStep step) {
        return step.size() > 1 && step.kind() == Kind.APPEND
                ? Formats.count(step.size(), "append")
                : ArrivalWords.done(of.version(step.first()).kind());
    }

    // In words, as it is heard.
    private static String about(LifeStep step) {
        return switch (step.kind()) {
            case CREATE -> step.characters() == 0 ? "empty" : characters(step);
            case APPEND -> step.characters() < 0 ? "" : characters(step);
            case UPDATE ->
                step.added() < 0
                        ? characters(step)
                        : "+" + Formats.number(step.added()) + " \u2212" + Formats.number(step.removed())
                                + " characters";
            case DELETE -> "text kept in history, hidden in apps";
            case UNKNOWN -> "its change is not in the recording";
        };
    }

    private static String characters(LifeStep step) {
        return Formats.count(Math.max(0, step.characters()), "character");
    }

    private static Node aboutNode(LifeStep step) {
        if (step.kind() != Kind.UPDATE || step.added() < 0) {
            return Nodes.label(about(step), "ph-muted", "ph-small");
        }
        return new HBox(
                4,
                Nodes.label("+" + Formats.number(step.added()), "ph-mono", "ph-ok-text"),
                Nodes.label("\u2212" + Formats.number(step.removed()), "ph-mono", "ph-fault-text"),
                Nodes.label("characters", "ph-second", "ph-small"));
    }

    // As many bars as there is room for; each as high as the longest append that it stands for.
    private static Node bars(VersionsState of, LifeStep step) {
        int count = Math.min(BARS, step.size());
        var lengths = new int[count];
        for (int number = step.first(); number <= step.last(); number++) {
            var text = of.version(number).text();
            int bar = (int) ((long) (number - step.first()) * count / step.size());
            lengths[bar] = Math.max(lengths[bar], text == null ? 0 : text.length());
        }
        var path = new Path();
        path.getStyleClass().add("ph-life-bars");
        for (int i = 0; i < count; i++) {
            double x = 1 + i * 4.0;
            path.getElements()
                    .addAll(
                            new MoveTo(x, BAR_HEIGHT),
                            new LineTo(x, BAR_HEIGHT - Math.min(BAR_HEIGHT - 1, 3 + lengths[i])));
        }
        path.setManaged(false);
        var box = new Pane(path);
        box.setMinHeight(BAR_HEIGHT + 2);
        box.setMinWidth(0);
        box.setAccessibleText(String.format(Locale.ROOT, "%,d appends", step.size()));
        return box;
    }
}
