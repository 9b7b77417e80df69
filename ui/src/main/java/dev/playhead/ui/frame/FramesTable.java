package dev.playhead.ui.frame;

import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The rows of the session as a table. Follows the end while asked to; otherwise nothing moves. FX
/// thread.
public final class FramesTable extends BorderPane {

    private static final int ROWS_IN_VIEW = 40;
    private static final int ROWS_AT_ONCE = 2;
    private static final double ROW = 24;
    private static final double HEADER = 24;
    private static final int ABOVE = 10;

    private final FrameRows rows = new FrameRows();
    private final FrameCells cells;
    private final IntConsumer onSelect;
    private final TableView<Integer> table = new TableView<>(rows.rows());
    private final Label count = new Label("");
    private final Button fresh = new Button("", Icon.DOWN.node(12));
    private final ToggleButton heartbeats = new ToggleButton("heartbeats hidden");
    private final ToggleButton errors = new ToggleButton("0 errors");
    private int knownErrors;
    private final RowScroll scroll = new RowScroll(table, rows, HEADER);
    private final TableFilter filter = new TableFilter(
            table, rows, () -> this.timeline, () -> this.following, () -> this.chosenRow, this::bringBack);
    private final CopyMenu copies = new CopyMenu(table);
    private @Nullable Timeline timeline;
    private boolean following = true;
    private boolean live = true;
    private int seen;
    // The row that was chosen last; -1 for none. A filter may hide it.
    private int chosenRow = -1;
    // The row at the playhead that was brought into view.
    private int shownRow = -1;
    private long playheadNanos = Long.MAX_VALUE;

    /// `summaries` must answer at once; `onSelect` is told the row that somebody chose; `onFollow` that
    /// they want the newest again.
    public FramesTable(IntFunction<String> summaries, IntConsumer onSelect, Runnable onFollow) {
        this.onSelect = onSelect;
        setId("frames-pane");
        table.setFixedCellSize(ROW);
        table.setId("frames");
        table.setAccessibleText("Frames");
        count.getStyleClass().addAll("ph-mono", "ph-muted");
        var tab = new HBox(6, Nodes.label("Frames", "ph-medium"), count);
        tab.getStyleClass().add("ph-tab-on");
        fresh.setId("new-frames");
        fresh.getStyleClass().addAll("ph-chip", "ph-accent");
        fresh.setOnAction(e -> onFollow.run());
        fresh.managedProperty().bind(fresh.visibleProperty());
        fresh.setVisible(false);
        heartbeats.getStyleClass().addAll("ph-chip", "ph-outline");
        heartbeats.setId("heartbeats");
        heartbeats.setTooltip(new Tooltip("Show or hide the signs of life"));
        heartbeats.setOnAction(e -> {
            filterAgain(() -> rows.showHeartbeats(heartbeats.isSelected()));
            heartbeats.setText(heartbeats.isSelected() ? "heartbeats shown" : "heartbeats hidden");
        });
        errors.getStyleClass().addAll("ph-chip", "ph-outline");
        errors.setId("errors");
        errors.setTooltip(new Tooltip("Show only what was refused, failed or ended badly"));
        errors.setOnAction(e -> {
            filterAgain(() -> rows.showOnlyErrors(errors.isSelected()));
            sayErrors();
        });
        HBox.setHgrow(filter.field(), Priority.ALWAYS);
        var header = new HBox(8, tab, filter.field(), errors, heartbeats, fresh);
        header.getStyleClass().add("ph-tabs");
        setTop(new VBox(header, filter.bar()));
        setCenter(new WholeRows(table, scroll.bar(), HEADER));
        cells = new FrameCells(() -> timeline, summaries);
        TableColumns.put(table, cells);
        table.heightProperty().addListener(o -> resized());
        table.setRowFactory(t -> new DimmedRow());
        table.getSelectionModel().selectedItemProperty().addListener((o, before, row) -> {
            if (row != null && row != chosenRow) {
                chosenRow = row;
                filter.say();
                onSelect.accept(row);
            }
        });
    }

    /// Steps that make the cells, so that the first frame of a session need not make them all at once. Only for a
    /// table that is in a scene and has its size; they do nothing when it has rows already.
    public List<Runnable> rehearsal() {
        return IntStream.rangeClosed(1, ROWS_IN_VIEW / ROWS_AT_ONCE)
                .<Runnable>mapToObj(step -> () -> makeCells(step * ROWS_AT_ONCE))
                .toList();
    }

    private void makeCells(int count) {
        if (rows.next() > 0) {
            return;
        }
        rows.blank(count);
        table.applyCss();
        table.layout();
        rows.clear();
    }

    /// Filters by the fields of a session from now on.
    ///
    /// @param newPredicates a filter as a question about rows of a timeline; it is asked on a thread of the
    /// table
    public void filterBy(BiFunction<Filter, Timeline, IntPredicate> newPredicates) {
        filter.by(newPredicates);
    }

    /// Copies rows from now on.
    ///
    /// @param onCopy told the format that somebody wants, and the chosen rows in order
    public void copyBy(BiConsumer<RowCopy, List<Integer>> onCopy) {
        copies.by(onCopy);
    }

    /// Adds something to the menu of the rows; `works` is asked when it is opened.
    public void addToMenu(MenuItem item, BooleanSupplier works) {
        copies.add(item, works);
    }

    /// The row that was chosen last; -1 for none.
    public int chosenRow() {
        return chosenRow;
    }

    private void filterAgain(Runnable change) {
        var chosen = table.getSelectionModel().getSelectedItem();
        change.run();
        filter.again();
        select(chosen == null ? -1 : chosen);
    }

    // The chosen frame stays chosen, and the place stays, as far as the filter has them.
    private void bringBack() {
        if (chosenRow >= 0 && isShown(chosenRow)) {
            int index = rows.indexOf(chosenRow);
            if (table.getSelectionModel().getSelectedIndex() != index) {
                table.getSelectionModel().clearAndSelect(index);
            }
        }
        if (following) {
            toEnd();
        } else {
            shownRow = -1;
            toPlayhead();
        }
        if (timeline != null) {
            scroll.grown(timeline.frames().count());
        }
    }

    private boolean isShown(int row) {
        int index = rows.indexOf(row);
        return index >= 0 && rows.rows().get(index) == row;
    }

    /// Says whether rows arrive that somebody may have missed: in a live session, not in a file that is being
    /// read.
    public void live(boolean isLive) {
        live = isLive;
    }

    /// Says whether new rows scroll into view.
    public void follow(boolean follows) {
        following = follows;
        if (follows) {
            if (timeline != null) {
                rows.take(timeline, true);
                seen = timeline.frames().count();
            }
            fresh.setVisible(false);
            toEnd();
        }
    }

    /// Takes the rows that are new since the last call.
    public void show(Timeline newTimeline) {
        timeline = newTimeline;
        count.setText(String.format(Locale.ROOT, "%,d", newTimeline.frames().count()));
        boolean begins = rows.next() == 0 && !filter.isOn();
        rows.take(newTimeline, begins || following);
        filter.grown(newTimeline);
        if (begins || following) {
            if (newTimeline.frames().count() != seen) {
                toEnd();
            }
            seen = newTimeline.frames().count();
        }
        if (newTimeline.frames().errors() != knownErrors) {
            knownErrors = newTimeline.frames().errors();
            sayErrors();
            table.refresh(); // a refusal becomes known after the row that it is about
        }
        toPlayhead();
        cells.refreshLatencies();
        scroll.grown(newTimeline.frames().count());
        int more = newTimeline.frames().count() - seen;
        fresh.setText(String.format(Locale.ROOT, "%,d new", more));
        fresh.setVisible(live && !following && more > 0);
    }

    private void sayErrors() {
        errors.setText(String.format(
                Locale.ROOT,
                "%,d %s%s",
                knownErrors,
                knownErrors == 1 ? "error" : "errors",
                errors.isSelected() ? " only" : ""));
    }

    // Another height moves the end, or the rows at the playhead, out of sight.
    private void resized() {
        if (following) {
            toEnd();
        } else {
            shownRow = -1;
            toPlayhead();
        }
    }

    private void toEnd() {
        int last = rows.rows().size() - 1;
        if (last >= 0) {
            scroll.bring(last);
        }
    }

    /// Dims what lies after this moment and brings the rows at it into view; `Long.MAX_VALUE` for now.
    public void playhead(long nanos) {
        if (nanos == playheadNanos) {
            return;
        }
        playheadNanos = nanos;
        shownRow = -1;
        toPlayhead();
        table.refresh();
    }

    // Also when the rows at the playhead arrive after it: in a file that is still being read.
    private void toPlayhead() {
        var data = timeline;
        if (playheadNanos == Long.MAX_VALUE || following || data == null) {
            return;
        }
        int row = data.frames().rowAt(playheadNanos);
        if (row != shownRow) {
            shownRow = row;
            rows.reach(row);
            scroll.bring(Math.max(0, rows.indexOf(row) - ABOVE));
        }
    }

    /// Chooses a row of the session; -1 chooses none.
    public void select(int row) {
        if (row < 0) {
            chosenRow = -1;
            table.getSelectionModel().clearSelection();
            return;
        }
        var chosen = table.getSelectionModel().getSelectedItem();
        rows.reach(row);
        if (chosen != null && chosen == row) {
            return; // chosen already, and what it opens is open
        }
        int index = rows.indexOf(row);
        if (filter.isOn() && !isShown(row)) {
            hidden(row);
        } else if (index >= 0) {
            table.getSelectionModel().clearAndSelect(index);
            scroll.bring(Math.max(0, index - ABOVE));
        }
    }

    // Chosen elsewhere in the window, and the filter does not want it: it is shown closely, and the bar says so.
    private void hidden(int row) {
        chosenRow = row;
        table.getSelectionModel().clearSelection();
        filter.say();
        onSelect.accept(row);
    }

    /// The row that follows in the table, or comes before when `by` is -1: from the chosen row when the
    /// playhead is on it, else from the playhead. -1 when there is none.
    public int neighbour(long playhead, int by) {
        var data = timeline;
        if (data == null) {
            return -1;
        }
        var chosen = table.getSelectionModel().getSelectedItem();
        var frames = data.frames();
        int from = chosen != null && frames.atNanos(chosen) == playhead
                ? chosen
                : by > 0 ? frames.rowAt(playhead) : frames.rowAt(playhead - 1) + 1;
        return rows.neighbour(from, by);
    }

    /// Returns the time of a row's frame, ns since 1970.
    public long atNanos(int row) {
        return timeline == null ? 0 : timeline.frames().atNanos(row);
    }

    /// The text of the filter.
    public StringProperty filterText() {
        return filter.field().textProperty();
    }

    /// Empties the filter when somebody writes in it. Returns whether there was one.
    public boolean stepsOutOfFilter() {
        boolean steps = filter.field().isFocused() && !filter.field().getText().isEmpty();
        if (steps) {
            filter.field().clear();
        }
        return steps;
    }

    /// Filters by this term from now on, in the place of what is written.
    public void filter(String term) {
        filter.field().write(term);
    }

    /// Puts the focus where a filter is written. Later, so that the key that asks for it is not written there.
    public void writeFilter() {
        Platform.runLater(filter.field()::requestFocus);
    }

    /// Returns the node that takes the focus when somebody comes to this pane.
    public Node focusTarget() {
        return table;
    }

    public void clear() {
        filter.stop();
        chosenRow = -1;
        rows.clear();
        timeline = null;
        seen = 0;
        knownErrors = 0;
        sayErrors();
        shownRow = -1;
        playheadNanos = Long.MAX_VALUE;
    }

    /// Puts in the summaries that have been read meanwhile.
    public void refresh() {
        cells.refreshSummaries();
    }

    /// A row that has not happened yet at the playhead is dimmed.
    private final class DimmedRow extends TableRow<Integer> {
        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            var data = timeline;
            Frames frames = data == null ? null : data.frames();
            boolean later = !empty
                    && row != null
                    && frames != null
                    && row < frames.count()
                    && frames.atNanos(row) > playheadNanos;
            setOpacity(later ? 0.45 : 1);
        }
    }

    static String clock(Timeline data, int row) {
        return Formats.clock(data.frames().atNanos(row) - data.startNanos());
    }
}
