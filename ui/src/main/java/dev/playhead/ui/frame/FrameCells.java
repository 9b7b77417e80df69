package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Party;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.PartyIcon;
import dev.playhead.ui.theme.Icon;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// The cells of the frames table. A cell keeps its icons and changes its text only.
final class FrameCells {
    // Pseudo-classes, not style classes: the rules for them are looked up once for all cells.
    private static final PseudoClass WITHHELD = PseudoClass.getPseudoClass("withheld");
    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");

    private final Supplier<@Nullable Timeline> timelines;
    private final IntFunction<String> summaries;
    private final List<WeakReference<Cell>> summaryCells = new ArrayList<>();

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
        if (column == Column.SUMMARY) {
            summaryCells.removeIf(reference -> reference.get() == null);
            summaryCells.add(new WeakReference<>(cell));
        }
        return cell;
    }

    /// Puts in the summaries that have been read meanwhile, and touches nothing else.
    void refreshSummaries() {
        for (var reference : summaryCells) {
            var cell = reference.get();
            if (cell != null) {
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
                frames.party(row) < 0
                        ? ""
                        : data.parties().get(frames.party(row)).name();
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

    private final class Cell extends TableCell<Integer, Integer> {
        private final Column column;
        private final Node up = Icon.ARROW_UP.node(12);
        private final Node down = Icon.ARROW_DOWN.node(12);
        private final Map<Party, Node> icons = new HashMap<>();
        private int party = -1;

        Cell(Column column) {
            this.column = column;
            if (column.isNumber()) {
                getStyleClass().add("ph-number");
            } else if (column.isMono()) {
                getStyleClass().add("ph-mono");
            }
            down.getStyleClass().add("ph-muted-icon");
            getStyleClass().add("ph-cell-" + column.name().toLowerCase(Locale.ROOT));
        }

        void refresh() {
            var data = timelines.get();
            var row = getItem();
            if (row != null && data != null && !isEmpty() && row < data.frames().count()) {
                setText(text(data, row, column));
            }
        }

        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            var data = timelines.get();
            if (empty || row == null || data == null || row >= data.frames().count()) {
                setText(null);
                setGraphic(null);
                party = -1;
                return;
            }
            setText(text(data, row, column));
            var way = data.frames().way(row);
            picture(data, row, way);
            if (column == Column.KIND || column == Column.SUMMARY) {
                pseudoClassStateChanged(WITHHELD, way == Frames.Way.WITHHELD);
                pseudoClassStateChanged(OUT, way == Frames.Way.OUT);
            }
        }

        private void picture(Timeline data, int row, Frames.Way way) {
            if (column == Column.WAY) {
                setGraphic(way == Frames.Way.IN ? up : down);
            } else if (column == Column.WHO) {
                int index = data.frames().party(row);
                if (index != party) {
                    party = index;
                    setGraphic(
                            index < 0
                                    ? null
                                    : icons.computeIfAbsent(data.parties().get(index), PartyIcon::of));
                }
            }
        }
    }
}
