package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The rows of the session as a table. Follows the end while asked to; otherwise nothing moves. FX
/// thread.
public final class FramesTable extends BorderPane {

    private static final int ROWS_IN_VIEW = 40;

    private final FrameRows rows = new FrameRows();
    private final FrameCells cells;
    private final TableView<Integer> table = new TableView<>(rows.rows());
    private final Label count = new Label("");
    private final Button fresh = new Button("", Icon.DOWN.node(12));
    private final ToggleButton heartbeats = new ToggleButton("heartbeats hidden");
    private final ToggleButton errors = new ToggleButton("0 errors");
    private int knownErrors;
    private @Nullable Timeline timeline;
    private boolean following = true;
    private int seen;
    private long playheadNanos = Long.MAX_VALUE;

    /// `summaries` must answer at once; `onSelect` is told the row that somebody chose; `onFollow` that
    /// they want the newest again.
    public FramesTable(IntFunction<String> summaries, IntConsumer onSelect, Runnable onFollow) {
        table.setFixedCellSize(24);
        table.setId("frames");
        table.setAccessibleText("Frames");
        var empty = new Label("Connected. Nothing was published yet.");
        empty.getStyleClass().add("ph-muted");
        table.setPlaceholder(empty);
        var title = new Label("Frames");
        title.getStyleClass().add("ph-medium");
        count.getStyleClass().addAll("ph-mono", "ph-muted");
        var tab = new HBox(6, title, count);
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
            var chosen = table.getSelectionModel().getSelectedItem();
            rows.showHeartbeats(heartbeats.isSelected());
            select(chosen == null ? -1 : chosen);
            heartbeats.setText(heartbeats.isSelected() ? "heartbeats shown" : "heartbeats hidden");
        });
        errors.getStyleClass().addAll("ph-chip", "ph-outline");
        errors.setId("errors");
        errors.setTooltip(new Tooltip("Show only what was refused, failed or ended badly"));
        errors.setOnAction(e -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            rows.showOnlyErrors(errors.isSelected());
            select(chosen == null ? -1 : chosen);
            sayErrors();
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(8, tab, space, errors, heartbeats, fresh);
        header.getStyleClass().add("ph-tabs");
        setTop(header);
        setCenter(table);
        cells = new FrameCells(() -> timeline, summaries);
        columns();
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setRowFactory(t -> new DimmedRow());
        table.getSelectionModel().selectedItemProperty().addListener((o, before, row) -> {
            if (row != null) {
                onSelect.accept(row);
            }
        });
    }

    private void columns() {
        column("#", 54, FrameCells.Column.NUMBER);
        column("Time", 78, FrameCells.Column.TIME);
        column("", 24, FrameCells.Column.WAY);
        column("Who", 84, FrameCells.Column.WHO);
        column("Frame", 78, FrameCells.Column.KIND);
        column("Ver", 38, FrameCells.Column.VERSION);
        column("Bytes", 62, FrameCells.Column.BYTES);
        column("ms", 46, FrameCells.Column.LATENCY);
        column("Summary", 150, FrameCells.Column.SUMMARY);
    }

    private void column(String title, double width, FrameCells.Column kind) {
        var column = new TableColumn<Integer, Integer>(title);
        column.setPrefWidth(width);
        column.setMinWidth(kind == FrameCells.Column.SUMMARY ? 60 : width);
        if (kind != FrameCells.Column.SUMMARY) {
            column.setMaxWidth(width);
        }
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> cells.cell(kind));
        if (kind.isNumber()) {
            column.getStyleClass().add("ph-number");
        }
        table.getColumns().addAll(List.of(column));
    }

    /// Makes the cells now, so that the first frame of a session need not make them all at once. Only for a table that
    /// is in a scene and has its size; does nothing when it has rows already.
    public void rehearse() {
        if (rows.next() > 0) {
            return;
        }
        rows.blank(ROWS_IN_VIEW);
        table.applyCss();
        table.layout();
        rows.clear();
    }

    /// Whether new rows scroll into view.
    public void follow(boolean follows) {
        following = follows;
        if (follows) {
            seen = rows.next();
            fresh.setVisible(false);
            toEnd();
        }
    }

    /// Takes the rows that are new since the last call.
    public void show(Timeline newTimeline) {
        timeline = newTimeline;
        count.setText(String.format(Locale.ROOT, "%,d", newTimeline.frames().count()));
        if (rows.next() == 0 || following) {
            rows.take(newTimeline);
            seen = rows.next();
            toEnd();
        }
        if (newTimeline.frames().errors() != knownErrors) {
            knownErrors = newTimeline.frames().errors();
            sayErrors();
            table.refresh(); // a refusal becomes known after the row that it is about
        }
        int more = newTimeline.frames().count() - seen;
        fresh.setText(String.format(Locale.ROOT, "%,d new", more));
        fresh.setVisible(!following && more > 0);
    }

    private void sayErrors() {
        errors.setText(String.format(
                Locale.ROOT,
                "%,d %s%s",
                knownErrors,
                knownErrors == 1 ? "error" : "errors",
                errors.isSelected() ? " only" : ""));
    }

    private void toEnd() {
        int last = rows.rows().size() - 1;
        if (last >= 0) {
            table.scrollTo(last);
        }
    }

    /// Dims what lies after this moment and brings the rows at it into view; `Long.MAX_VALUE` for now.
    public void playhead(long nanos) {
        if (nanos == playheadNanos) {
            return;
        }
        playheadNanos = nanos;
        var data = timeline;
        if (nanos != Long.MAX_VALUE && data != null) {
            int row = data.frames().rowAt(nanos);
            rows.reach(row);
            int index = rows.indexOf(row);
            table.scrollTo(Math.max(0, index - 10));
        }
        table.refresh();
    }

    /// Chooses a row of the session; -1 chooses none.
    public void select(int row) {
        if (row < 0) {
            table.getSelectionModel().clearSelection();
            return;
        }
        var chosen = table.getSelectionModel().getSelectedItem();
        rows.reach(row);
        if (chosen != null && chosen == row) {
            return; // chosen already, and what it opens is open
        }
        int index = rows.indexOf(row);
        if (index >= 0) {
            table.getSelectionModel().select(index);
            table.scrollTo(Math.max(0, index - 10));
        }
    }

    /// The moment of the last shown frame before `nanos`; 0 when there is none.
    public long previous(long nanos) {
        var data = timeline;
        int index = data == null ? -1 : rows.indexOf(data.frames().rowAt(nanos - 1));
        return data == null || index < 0 ? 0 : data.frames().atNanos(rows.rows().get(index));
    }

    /// The moment of the first shown frame after `nanos`; 0 when there is none.
    public long next(long nanos) {
        var data = timeline;
        int index = data == null ? -1 : rows.indexOf(data.frames().rowAt(nanos)) + 1;
        return data == null || index >= rows.rows().size()
                ? 0
                : data.frames().atNanos(rows.rows().get(index));
    }

    public void clear() {
        rows.clear();
        timeline = null;
        seen = 0;
        knownErrors = 0;
        sayErrors();
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
            boolean later = !empty && row != null && frames != null && frames.atNanos(row) > playheadNanos;
            setOpacity(later ? 0.45 : 1);
        }
    }

    static String clock(Timeline data, int row) {
        return Words.clock(data.frames().atNanos(row) - data.startNanos());
    }
}
