package dev.playhead.ui.palette;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// One line of the palette: group, icon, title with what was asked for, and what else is known of it.
final class PaletteCell extends ListCell<PaletteLine> {
    private static final double GROUP_WIDTH = 80;
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final Supplier<PaletteQuery> query;
    private final Label group = Nodes.label("", "ph-muted", "ph-small");
    private final HBox mark = new HBox();
    private final HBox words = new HBox();
    private final HBox end = new HBox(4);

    PaletteCell(Supplier<PaletteQuery> query) {
        this.query = query;
        getStyleClass().add("ph-palette-line");
        group.setMinWidth(GROUP_WIDTH);
        group.setMaxWidth(GROUP_WIDTH);
        mark.setAlignment(Pos.CENTER);
        mark.setMinWidth(16);
        words.setAlignment(Pos.BASELINE_LEFT);
        words.setMinWidth(0);
        words.setMaxHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var clip = new Rectangle();
        clip.widthProperty().bind(words.widthProperty());
        clip.heightProperty().bind(heightProperty());
        words.setClip(clip);
        end.setAlignment(Pos.CENTER_RIGHT);
        end.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable PaletteLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setText(null);
            return;
        }
        switch (line) {
            case PaletteLine.Result(var result, var first) -> show(result, first);
            case PaletteLine.More(var of, var count, var atLeast) -> {
                group.setText("");
                mark.getChildren().clear();
                String more = (atLeast ? "at least " : "") + Formats.number(count) + " more";
                words.getChildren().setAll(Nodes.label(more, "ph-muted"));
                end.getChildren().clear();
                pseudoClassStateChanged(FIRST, false);
                setAccessibleText(more + " " + of.title());
            }
        }
        var row = new HBox(8, group, mark, words, end);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
    }

    private void show(PaletteResult result, boolean first) {
        group.setText(first ? result.group().title() : "");
        pseudoClassStateChanged(FIRST, first);
        mark.getChildren().setAll(result.look().node());
        var parts = new ArrayList<Node>(parts(result.title(), result.works() ? "ph-first" : "ph-muted"));
        if (!result.note().isEmpty()) {
            var space = new Region();
            space.setMinWidth(8);
            parts.add(space);
            parts.addAll(parts(result.note(), "ph-muted"));
        }
        words.getChildren().setAll(parts);
        end.getChildren().clear();
        if (!result.works()) {
            end.getChildren().add(Nodes.label(result.obstacle(), "ph-muted", "ph-small"));
        }
        if (!result.end().isEmpty()) {
            var words = Nodes.label(result.end(), "ph-mono");
            words.getStyleClass()
                    .add(
                            result.endTone().style().isEmpty()
                                    ? "ph-second"
                                    : result.endTone().style());
            end.getChildren().add(words);
        }
        result.keys().forEach(key -> end.getChildren().add(Nodes.label(key, "ph-key")));
        setAccessibleText(
                String.join(", ", List.of(result.group().title(), result.title(), result.note(), result.end()))
                        + (result.works() ? "" : ", not now: " + result.obstacle()));
    }

    // What is written from right to left stays one piece, since its parts would stand in the wrong order.
    private List<Node> parts(String text, String style) {
        var parts = new ArrayList<Node>();
        int from = 0;
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            for (var hit : query.get().hits(text)) {
                add(parts, text.substring(from, hit.from()), style);
                add(parts, text.substring(hit.from(), hit.to()), "ph-palette-hit");
                from = hit.to();
            }
        }
        add(parts, text.substring(from), style);
        return parts;
    }

    private static void add(List<Node> parts, String text, String style) {
        if (!text.isEmpty()) {
            var label = Nodes.label(text, style);
            label.setMinWidth(Region.USE_PREF_SIZE);
            parts.add(label);
        }
    }
}
