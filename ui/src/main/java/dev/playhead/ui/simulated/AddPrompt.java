package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.control.WindowPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Form that adds a simulated participant. What is wrong is said in words, and its fields are marked. FX thread.
abstract class AddPrompt extends WindowPrompt {
    private static final double WIDTH = 620;
    private static final double GAP = 12;
    private static final double SMALL = 76;
    private static final String WRONG = "ph-wrong-field";
    private static final String YES = "true";

    private final Simulation simulation;
    private final Map<String, Supplier<String>> values = new LinkedHashMap<>();
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, ChoiceButton<String>> choices = new HashMap<>();

    AddPrompt(String id, String title, String about, Simulation simulation) {
        super(id, title, about, "Add", WIDTH);
        this.simulation = simulation;
    }

    /// Returns what was filled in, as the reader of scenarios sees it.
    ///
    /// @param given by names of fields
    abstract CastText.Draft draft(Map<String, String> given);

    /// Shows it over the window of a node.
    void over(Node owner) {
        foot("It comes over a socket of its own, as any client (Ctrl Enter).");
        var first = fields.values().iterator().next();
        over(owner, first);
        if (first instanceof TextField name) {
            name.selectAll();
        }
    }

    /// Lays out fields side by side.
    static HBox row(Node... parts) {
        var row = new HBox(GAP, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        for (var part : parts) {
            HBox.setHgrow(part, Priority.ALWAYS);
        }
        return row;
    }

    /// A field with its name before it.
    HBox text(String field, String words, String begins, String example, String meaning) {
        var line = field(words, known(field, new TextField(begins), example), meaning);
        line.setPrefWidth(WIDTH / 2);
        return line;
    }

    /// A small field with its name before it.
    HBox small(String field, String words, String begins, String example, String meaning) {
        var box = new TextField(begins);
        box.setPrefWidth(SMALL);
        box.setMinWidth(SMALL);
        box.setMaxWidth(SMALL);
        var label = Nodes.label(words, "ph-second");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(known(field, box, example));
        box.setAccessibleText(words + ". " + meaning);
        var line = new HBox(8, label, box);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Takes a text field as the one with this name.
    <T extends TextInputControl> T known(String field, T box, String example) {
        RestingCaret.of(box);
        box.setId("add-" + field);
        box.setPromptText(example);
        box.getStyleClass().add("ph-mono-12");
        box.textProperty().addListener(o -> box.getStyleClass().remove(WRONG));
        values.put(field, box::getText);
        fields.put(field, box);
        return box;
    }

    /// One of some words, of which people see others.
    ///
    /// @param words by what stands in a scenario
    HBox choice(String field, String title, Map<String, String> words, String meaning) {
        var keys = List.copyOf(words.keySet());
        var box = new ChoiceButton<String>(
                title, "", key -> words.getOrDefault(key, key), key -> null, key -> choose(field, keys, key));
        box.setId("add-" + field);
        choices.put(field, box);
        fields.put(field, box);
        choose(field, keys, keys.getFirst());
        var line = field(title, box, meaning);
        line.setPrefWidth(WIDTH / 2);
        return line;
    }

    private void choose(String field, List<String> keys, String key) {
        values.put(field, () -> key);
        var box = choices.get(field);
        if (box != null) {
            box.show(keys, key);
        }
    }

    CheckBox flag(String field, String words) {
        var box = new CheckBox(words);
        box.setId("add-" + field);
        box.setMinWidth(Region.USE_PREF_SIZE);
        values.put(field, () -> box.isSelected() ? YES : "");
        fields.put(field, box);
        return box;
    }

    @Override
    protected void send() {
        var given = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> given.put(field, value.get()));
        fields.values().forEach(box -> box.getStyleClass().remove(WRONG));
        switch (draft(given)) {
            case CastText.Draft.Wrong wrong -> mark(wrong);
            case CastText.Draft.Ready(var cast) -> {
                sending("Connecting\u2026");
                simulation.add(cast).whenComplete((added, failed) -> Platform.runLater(() -> done(added, failed)));
            }
        }
    }

    private void mark(CastText.Draft.Wrong wrong) {
        var marked = new ArrayList<Node>();
        for (var problem : wrong.problems()) {
            var box = fields.get(problem.field());
            if (box != null && !marked.contains(box)) {
                marked.add(box);
                box.getStyleClass().add(WRONG);
            }
        }
        fields.values().stream().filter(marked::contains).findFirst().ifPresent(Node::requestFocus);
        failed(wrong.words());
    }

    private void done(@Nullable List<SimulatedParticipant> added, @Nullable Throwable failed) {
        if (failed != null) {
            failed(why(failed));
            return;
        }
        var trouble = added == null || added.isEmpty() ? null : added.getFirst().trouble();
        if (trouble == null) {
            hide();
        } else {
            tell("It is there, and was refused something: " + trouble, "ph-warn-text");
        }
    }

    /// The reason for which something failed, in words.
    static String why(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return String.valueOf(cause.getMessage());
    }
}
