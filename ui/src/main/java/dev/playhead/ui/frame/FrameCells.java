package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The cells of the frames table. A cell keeps its nodes and changes what they say.
final class FrameCells {
    // Pseudo-classes, not style classes: the rules for them are looked up once for all cells.
    private static final PseudoClass UNDELIVERED = PseudoClass.getPseudoClass("undelivered");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");

    // What fits into the column.
    private static final int KIND_LETTERS = 10;

    private final Supplier<@Nullable Timeline> timelines;
    private final IntFunction<String> summaries;
    // Cells whose words become known later than their row.
    private final List<WeakReference<Cell>> lateCells = new ArrayList<>();

    enum Column {
        NUMBER,
        TIME,
        WAY,
        WHO,
        KIND,
        VERSION,
        BYTES,
        LATENCY,
        SUMMARY;

        boolean isNumber() {
            return this == NUMBER || this == BYTES || this == LATENCY;
        }

        boolean isMono() {
            return isNumber() || this == TIME || this == KIND || this == VERSION;
        }
    }

    FrameCells(Supplier<@Nullable Timeline> timelines, IntFunction<String> summaries) {
        this.timelines = timelines;
        this.summaries = summaries;
    }

    TableCell<Integer, Integer> cell(Column column) {
        var cell = new Cell(column);
        if (column == Column.SUMMARY || column == Column.LATENCY) {
            lateCells.removeIf(reference -> reference.get() == null);
            lateCells.add(new WeakReference<>(cell));
        }
        return cell;
    }

    /// Puts in the summaries that have been read meanwhile, and touches nothing else.
    void refreshSummaries() {
        refresh(Column.SUMMARY);
    }

    /// Shows the time that frames took anew: it is known when the frame was written, which may be long after.
    void refreshLatencies() {
        refresh(Column.LATENCY);
    }

    private void refresh(Column column) {
        for (var reference : lateCells) {
            var cell = reference.get();
            if (cell != null && cell.column == column) {
                cell.refresh();
            }
        }
    }

    private String text(Timeline data, int row, Column column) {
        var frames = data.frames();
        return switch (column) {
            case NUMBER -> String.format(Locale.ROOT, "%,d", row + 1);
            case TIME -> FramesTable.clock(data, row);
            case WAY -> "";
            case WHO ->
                frames.participant(row) < 0
                        ? ""
                        : data.participants().get(frames.participant(row)).name();
            case KIND -> frames.kind(row);
            case VERSION -> frames.version(row) == 0 ? "" : "v" + frames.version(row);
            case BYTES -> String.format(Locale.ROOT, "%,d", frames.bytes(row));
            case LATENCY -> {
                long nanos = frames.latencyNanos(row);
                yield nanos < 0 ? "" : String.format(Locale.ROOT, "%.1f", nanos / 1e6);
            }
            case SUMMARY -> summaries.apply(row);
        };
    }

    /// A cell whose content is one node for all its life. The text of a cell itself would put its nodes in
    /// anew with every change, and each is styled anew: in a table that follows a stream the dearest part.
    private final class Cell extends TableCell<Integer, Integer> {
        private final Column column;
        private final @Nullable Text words;

        Cell(Column column) {
            this.column = column;
            if (column.isNumber()) {
                getStyleClass().add("ph-number");
            } else if (column.isMono()) {
                getStyleClass().add("ph-mono");
            }
            getStyleClass().add("ph-cell-" + column.name().toLowerCase(Locale.ROOT));
            words = column.isMono() ? new Text() : null;
            if (words != null) {
                words.getStyleClass().addAll("text", "ph-cell-text");
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setGraphic(words);
            } else if (column == Column.WAY) {
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setGraphic(new WayIcon());
            } else if (column == Column.WHO) {
                setGraphic(new RowIcon());
            }
        }

        void refresh() {
            var data = timelines.get();
            var row = getItem();
            if (row != null && data != null && !isEmpty() && row < data.frames().count()) {
                say(text(data, row, column));
            }
        }

        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            var data = timelines.get();
            if (empty || row == null || data == null || row >= data.frames().count()) {
                clear();
                return;
            }
            say(text(data, row, column));
            var way = data.frames().way(row);
            picture(data, row, way);
            if (column == Column.KIND || column == Column.SUMMARY) {
                pseudoClassStateChanged(UNDELIVERED, way == Frames.Way.UNDELIVERED);
                pseudoClassStateChanged(OUT, way == Frames.Way.OUT);
                pseudoClassStateChanged(FAULT, data.frames().error(row) != 0);
            }
        }

        private void say(String text) {
            if (words == null) {
                setText(text);
            } else {
                words.setText(column == Column.KIND ? brief(text) : text);
                setAccessibleText(text);
            }
        }

        private static String brief(String kind) {
            return kind.length() <= KIND_LETTERS ? kind : kind.substring(0, KIND_LETTERS - 1) + "\u2026";
        }

        private void clear() {
            say("");
            switch (getGraphic()) {
                case WayIcon icon -> icon.hide();
                case RowIcon icon -> icon.show(null);
                case null, default -> {}
            }
        }

        private void picture(Timeline data, int row, Frames.Way way) {
            switch (getGraphic()) {
                case WayIcon icon -> icon.show(way);
                case RowIcon icon -> {
                    int index = data.frames().participant(row);
                    icon.show(index < 0 ? null : data.participants().get(index));
                }
                case null, default -> {}
            }
        }
    }

    /// Up for what the server was sent, down for what it sent, nothing for what is no frame.
    private static final class WayIcon extends StackPane {
        private final Node up = Icon.ARROW_UP.node(12);
        private final Node down = Icon.ARROW_DOWN.node(12);

        WayIcon() {
            super();
            down.getStyleClass().add("ph-muted-icon");
            getChildren().addAll(up, down);
            hide();
        }

        void show(Frames.Way way) {
            up.setVisible(way == Frames.Way.IN);
            down.setVisible(way == Frames.Way.OUT || way == Frames.Way.UNDELIVERED);
        }

        void hide() {
            up.setVisible(false);
            down.setVisible(false);
        }
    }
}
