package dev.playhead.ui.stage;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Notes for who tells a story. Hidden from the room until somebody asks for them. FX thread.
final class NotesCard extends VBox {
    private static final double WIDTH = 560;

    private final Label heading = Nodes.label("", "ph-strong");
    private final VBox lines = new VBox(8);
    private List<String> shown = List.of();

    NotesCard() {
        super(10);
        setId("stage-notes");
        getStyleClass().addAll("ph-card", "ph-stage-notes");
        getChildren().addAll(heading, lines);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setMinHeight(USE_PREF_SIZE);
        Nodes.show(this, false);
    }

    /// @param words where in the story this is
    void show(String words, List<String> notes) {
        heading.setText(words);
        if (!notes.equals(shown)) {
            shown = notes;
            lines.getChildren().setAll(notes.stream().map(NotesCard::line).toList());
        }
        setAccessibleText(words + ". " + String.join(" ", notes));
    }

    private static WrappedText line(String words) {
        var line = new WrappedText("ph-stage-note").spaced(4);
        line.setText(words);
        return line;
    }

    void toggle() {
        Nodes.show(this, !isVisible());
    }
}
