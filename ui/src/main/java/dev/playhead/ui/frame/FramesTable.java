package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.PartyIcon;
import dev.playhead.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The latest rows of the session. Follows the end while asked to; otherwise nothing moves. FX thread.
public final class FramesTable extends BorderPane {
    private static final int MOST = 20_000;

    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private final TableView<Integer> table = new TableView<>(rows);
    private final Label count = new Label("Frames");
    private final Button fresh = new Button();
    private @Nullable Timeline timeline;
    private boolean following = true;
    private int next;
    private int seen;

    /// `summaries` must answer at once; `onSelect` is told the row that somebody chose; `onFollow` that they want
    /// the newest again.
    public FramesTable(IntFunction<String> summaries, IntConsumer onSelect, Runnable onFollow) {
        table.setFixedCellSize(24);
        table.setId("frames");
        table.setAccessibleText("Frames");
        var empty = new Label("Connected. Nothing was published yet.");
        empty.getStyleClass().add("ph-muted");
        table.setPlaceholder(empty);
        count.getStyleClass().add("ph-strong");
        fresh.setId("new-frames");
        fresh.getStyleClass().addAll("ph-chip", "ph-accent");
        fresh.setVisible(false);
        fresh.setOnAction(e -> onFollow.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(count, space, fresh);
        header.getStyleClass().add("ph-tabs");
        setTop(header);
        setCenter(table);
        column("#", 60, true, r -> String.format(Locale.ROOT, "%,d", r + 1));
        column("Time", 88, true, r -> data() == null ? "" : Words.clock(frames().atNanos(r) - start()));
        column("", 28, false, r -> frames().way(r) == Frames.Way.IN ? "\u2191" : "\u2193");
        who();
        column("Frame", 92, false, r -> frames().kind(r));
        column("Ver", 48, true, r -> frames().version(r) == 0 ? "" : "v" + frames().version(r));
        column("Bytes", 56, true, r -> String.format(Locale.ROOT, "%,d", frames().bytes(r)));
        column("ms", 50, true, r -> latency(frames().latencyNanos(r)));
        column("Summary", 220, false, summaries);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, row) -> {
            if (row != null) {
                onSelect.accept(row);
            }
        });
    }

    /// Whether new rows scroll into view.
    public void follow(boolean follows) {
        following = follows;
        if (follows) {
            seen = next;
            fresh.setVisible(false);
            table.scrollTo(rows.size() - 1);
        }
    }

    /// Takes the rows that are new since the last call.
    public void show(Timeline newTimeline) {
        timeline = newTimeline;
        int total = newTimeline.frames().count();
        count.setText(String.format(Locale.ROOT, "Frames  %,d", total));
        if (total < next) {
            clear();
        }
        if (total > next) {
            var added = new ArrayList<Integer>();
            for (int row = Math.max(next, total - MOST); row < total; row++) {
                added.add(row);
            }
            rows.addAll(added);
            next = total;
            if (following && rows.size() > MOST) {
                rows.remove(0, rows.size() - MOST);
            }
        }
        if (following) {
            seen = next;
            table.scrollTo(rows.size() - 1);
        }
        fresh.setText(String.format(Locale.ROOT, "%,d new", next - seen));
        fresh.setVisible(next > seen);
    }

    /// Selects the last row at or before a moment without telling anybody what is already known.
    public void reveal(long nanos) {
        int row = frames().rowAt(nanos);
        int index = rows.isEmpty() ? -1 : row - rows.getFirst();
        if (index >= 0 && index < rows.size()) {
            table.scrollTo(Math.max(0, index - 8));
        }
    }

    public void clear() {
        rows.clear();
        next = 0;
        seen = 0;
    }

    /// Paints the cells again, for summaries that were read meanwhile.
    public void refresh() {
        table.refresh();
    }

    private static String latency(long nanos) {
        return nanos < 0 ? "" : String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private @Nullable Timeline data() {
        return timeline;
    }

    private Frames frames() {
        var data = timeline;
        if (data == null) {
            throw new IllegalStateException("A row is shown before its session");
        }
        return data.frames();
    }

    private long start() {
        var data = timeline;
        return data == null ? 0 : data.startNanos();
    }

    private void who() {
        var column = blank("Who", 110);
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Integer row, boolean empty) {
                super.updateItem(row, empty);
                var data = timeline;
                int party = empty || row == null || data == null ? -1 : frames().party(row);
                if (data == null || party < 0) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(data.parties().get(party).name());
                    setGraphic(PartyIcon.of(data.parties().get(party)));
                }
            }
        });
    }

    private void column(String title, double width, boolean number, IntFunction<String> text) {
        blank(title, width).setCellFactory(c -> new TextCell(number, title, text));
    }

    private TableColumn<Integer, Integer> blank(String title, double width) {
        var column = new TableColumn<Integer, Integer>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        table.getColumns().addAll(List.of(column));
        return column;
    }

    private final class TextCell extends TableCell<Integer, Integer> {
        private final boolean kind;
        private final boolean summary;
        private final IntFunction<String> text;

        TextCell(boolean number, String title, IntFunction<String> text) {
            this.kind = title.equals("Frame");
            this.summary = title.equals("Summary");
            this.text = text;
            if (number) {
                getStyleClass().add("ph-number");
            } else if (kind) {
                getStyleClass().add("ph-mono");
            }
        }

        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("ph-fault-text", "ph-struck");
            if (empty || row == null) {
                setText(null);
                return;
            }
            setText(text.apply(row));
            if (frames().way(row) == Frames.Way.WITHHELD && (kind || summary)) {
                getStyleClass().add("ph-fault-text");
                if (kind) {
                    getStyleClass().add("ph-struck");
                }
            }
        }
    }
}
