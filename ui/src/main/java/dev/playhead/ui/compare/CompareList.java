package dev.playhead.ui.compare;

import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Runs and messages of both sides. Right and Left open and close a run, Enter goes to its text. FX thread.
final class CompareList extends BorderPane {
    private static final double ROW = 28;
    private static final double WIDE = 700;
    private static final double MIDDLE = 600;

    private final Lines list = new Lines();
    private final CompareColumns columns = new CompareColumns();
    private final Label counted = Nodes.label("", "ph-muted");
    private final CheckBox differences = new CheckBox("Differences only");
    private final Label nothing = Nodes.label("", "ph-muted");
    private @Nullable ComparedPair pair;
    private @Nullable CompareRows rows;
    private CompareCount count = CompareCount.RUNS;
    private Set<PairState> states = Set.of();
    private boolean updating;

    /// A list that takes arrow keys for itself.
    private static final class Lines extends ListView<CompareLine> implements ArrowKeys {}

    /// @param onChosen told which line is chosen
    /// @param onOpen run when somebody wants to read what is chosen
    /// @param onFilter run when somebody wants differences only, or not any more
    CompareList(Consumer<CompareLine> onChosen, Runnable onOpen, Runnable onFilter) {
        list.setId("compare-list");
        list.setAccessibleText("Runs and messages of A and B");
        list.getStyleClass().addAll("ph-rules", "ph-compare-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new CompareCell(() -> pair, columns, this::limit, this::toggle));
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!updating && now != null) {
                onChosen.accept(now);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(e, onOpen));
        differences.setId("compare-differences-only");
        differences.setOnAction(e -> onFilter.run());
        var header = new HBox(8, Nodes.label("Runs and messages", "ph-strong"), counted, Nodes.space(), differences);
        header.getStyleClass().addAll("ph-panel-header", "ph-compare-list-header");
        setTop(new VBox(header, columns.heading()));
        setCenter(list);
        widthProperty().addListener(o -> {
            columns.tookShown(getWidth() >= WIDE);
            columns.wordsShown(getWidth() >= MIDDLE);
        });
        getStyleClass().add("ph-panel");
        setMinWidth(420);
    }

    private long limit() {
        return rows == null ? Long.MAX_VALUE : rows.limitNanos();
    }

    private void pressed(KeyEvent event, Runnable onOpen) {
        var line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            onOpen.run();
        } else if (event.getCode() == KeyCode.RIGHT && line.isRun() && !line.isOpen()
                || event.getCode() == KeyCode.LEFT && line.isRun() && line.isOpen()) {
            toggle(line);
        } else if (event.getCode() == KeyCode.LEFT && line.isInRun()) {
            choose(line.index(), null);
        } else if (event.getCode() != KeyCode.RIGHT && event.getCode() != KeyCode.LEFT) {
            return;
        }
        event.consume();
    }

    Node focusTarget() {
        return list;
    }

    void clear() {
        pair = null;
        rows = null;
        updating = true;
        list.getItems().clear();
        updating = false;
        counted.setText("");
    }

    /// Shows another comparison, or the same with another limit.
    void show(ComparedPair of, CompareRows now) {
        pair = of;
        rows = now;
        var comparison = now.comparison();
        counted.setText((comparison.runCount() == 0 ? "" : Formats.count(comparison.runCount(), "run") + ", ")
                + Formats.count(comparison.pairs().size(), "message"));
    }

    /// Shows what these filters leave.
    void filter(CompareCount unit, Set<PairState> some) {
        count = unit;
        states = Set.copyOf(some);
        var now = rows;
        if (now != null) {
            now.filter(unit, some, differences.isSelected());
            nothing.setText(
                    now.comparison().isAlike() && differences.isSelected()
                            ? CompareWords.nothing(now.comparison())
                            : "Nothing of these kinds. All shows the rest.");
            fill();
        }
    }

    private void fill() {
        var now = rows;
        if (now == null) {
            return;
        }
        var before = list.getSelectionModel().getSelectedItem();
        var lines = now.lines();
        updating = true;
        list.getItems().setAll(lines);
        list.getSelectionModel().clearSelection();
        if (before != null) {
            select(before.index(), before.message());
        }
        updating = false;
    }

    private void toggle(CompareLine line) {
        if (rows != null) {
            rows.open(line.index(), !line.isOpen());
            fill();
            choose(line.index(), null);
        }
    }

    /// Chooses a run, or a message of it, if the filters leave it. Opens the run where that is needed.
    void choose(int index, @Nullable MessagePair message) {
        var now = rows;
        if (now == null) {
            return;
        }
        boolean isInRun = message != null && now.comparison().runs().get(index).isRun();
        if (isInRun && !now.isOpen(index)) {
            now.open(index, true);
            fill();
        }
        select(index, message);
    }

    private void select(int index, @Nullable MessagePair message) {
        var items = list.getItems();
        for (int i = 0; i < items.size(); i++) {
            var line = items.get(i);
            if (line.index() == index
                    && (line.message() == message || !line.run().isRun())) {
                list.getSelectionModel().select(i);
                reveal(i);
                return;
            }
        }
    }

    // In the middle where it is not in sight.
    private void reveal(int row) {
        int shown = Math.max(1, (int) (list.getHeight() / ROW));
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first != null && last != null && first.getIndex() <= row && row < last.getIndex()) {
                return;
            }
        }
        list.scrollTo(Math.max(0, row - shown / 2));
    }

    /// Returns the lines that are shown.
    List<CompareLine> lines() {
        return list.getItems();
    }

    @Nullable
    CompareLine chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    /// Goes to the next run or message that differs, or the one before; runs are opened on the way. Returns it; null at
    /// the end.
    @Nullable
    CompareLine step(int direction) {
        var now = rows;
        if (now == null) {
            return null;
        }
        var from = chosen();
        var runs = now.comparison().runs();
        int index = from == null ? direction > 0 ? 0 : runs.size() - 1 : from.index();
        var after = from == null ? null : from.message();
        for (int i = index; i >= 0 && i < runs.size(); i += direction) {
            if (!now.passes(i) || !now.states().get(i).isDifference()) {
                continue;
            }
            var next = next(i, i == index && from != null ? after : null, direction, i == index && from != null, now);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    // The next message of a run that differs; the run itself where none does.
    private @Nullable CompareLine next(
            int index, @Nullable MessagePair after, int direction, boolean isHere, CompareRows now) {
        var run = now.comparison().runs().get(index);
        var some = run.messages().stream()
                .filter(message -> message.state(now.limitNanos()).isDifference()
                        && count.passes(message, states, now.limitNanos()))
                .toList();
        boolean isBehind = isHere && after == null && direction < 0;
        if (!run.isRun() || some.isEmpty() || isBehind) {
            if (isHere) {
                return null;
            }
            choose(index, null);
            return chosen();
        }
        int at = after == null ? direction > 0 ? -1 : some.size() : place(run.messages(), some, after, direction);
        int next = at + direction;
        if (next < 0 || next >= some.size()) {
            return null;
        }
        choose(index, some.get(next));
        return chosen();
    }

    // Among those that differ; one that does not stands between two of them.
    private static int place(List<MessagePair> all, List<MessagePair> some, MessagePair message, int direction) {
        int at = some.indexOf(message);
        if (at >= 0) {
            return at;
        }
        long before = some.stream()
                .filter(other -> all.indexOf(other) < all.indexOf(message))
                .count();
        return (int) (direction > 0 ? before - 1 : before);
    }
}
