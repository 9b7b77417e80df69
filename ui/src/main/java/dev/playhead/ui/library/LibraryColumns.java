package dev.playhead.ui.library;

import dev.playhead.ui.control.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Columns of the list of recordings, for its header and its rows alike. FX thread.
final class LibraryColumns {
    private static final double SOURCE_WORDS = 1000;
    private static final double BEGAN = 820;
    private static final double WHO = 700;
    private static final double SIZE = 620;

    private LibraryColumns() {}

    /// Width and place of a column; 0 takes the room that is left.
    private record Column(String title, double width, Pos place) {}

    private static final List<Column> ALL = List.of(
            new Column("", 16, Pos.CENTER),
            new Column("Frames over time", 96, Pos.CENTER_LEFT),
            new Column("Name, note", 0, Pos.CENTER_LEFT),
            new Column("Began", 44, Pos.CENTER_RIGHT),
            new Column("Length", 58, Pos.CENTER_RIGHT),
            new Column("Frames", 78, Pos.CENTER_RIGHT),
            new Column("Who", 108, Pos.CENTER_LEFT),
            new Column("Findings", 88, Pos.CENTER_LEFT),
            new Column("Source", 104, Pos.CENTER_LEFT),
            new Column("Size", 60, Pos.CENTER_RIGHT));

    static final int SOURCE = 8;

    /// Makes a row of cells in their columns.
    static HBox row(List<? extends Node> cells) {
        var row = new HBox(12);
        row.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < ALL.size(); i++) {
            var column = ALL.get(i);
            var cell = new StackPane(cells.get(i));
            cell.setAlignment(column.place());
            if (column.width() > 0) {
                width(cell, column.width());
            } else {
                cell.setMinWidth(0);
                cell.setPrefWidth(0);
                HBox.setHgrow(cell, Priority.ALWAYS);
            }
            row.getChildren().add(cell);
        }
        return row;
    }

    private static void width(Region cell, double width) {
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
    }

    /// Hides what goes first when a list of this width runs out of room: words of Source, Began, then Who and Size.
    static void fit(HBox row, double width) {
        var cells = row.getChildren();
        Nodes.show(cells.get(3), width >= BEGAN);
        Nodes.show(cells.get(6), width >= WHO);
        Nodes.show(cells.get(SOURCE), width >= BEGAN);
        Nodes.show(cells.get(9), width >= SIZE);
        width(
                (Region) cells.get(SOURCE),
                hasSourceWords(width) ? ALL.get(SOURCE).width() : 44);
    }

    static boolean hasSourceWords(double width) {
        return width >= SOURCE_WORDS;
    }

    static HBox header() {
        var labels = new ArrayList<Label>();
        for (var column : ALL) {
            var label = Nodes.label(column.title(), "ph-medium", "ph-small", "ph-muted");
            label.setMinWidth(0);
            labels.add(label);
        }
        var header = row(labels);
        header.getStyleClass().add("ph-library-columns");
        return header;
    }
}
