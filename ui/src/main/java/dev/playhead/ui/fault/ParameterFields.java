package dev.playhead.ui.fault;

import dev.playhead.transport.fault.FaultKind;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Fields for the parameters of a kind of fault, made from what the kind says of them; what was written stays with the
/// kind. FX thread.
final class ParameterFields extends VBox {
    private static final String CHANNEL = "channel";

    private final Runnable onChanged;
    private final Map<FaultKind, Map<String, String>> written = new LinkedHashMap<>();
    private Map<String, String> values = Map.of();

    /// @param onChanged called when something else is written
    ParameterFields(Runnable onChanged) {
        super(8);
        this.onChanged = onChanged;
    }

    /// Shows those of a kind.
    ///
    /// @param channel the channel to begin with where one is to be named; empty for none
    void show(FaultKind kind, String channel) {
        var texts = written.computeIfAbsent(kind, k -> new LinkedHashMap<>());
        values = texts;
        getChildren().clear();
        for (var parameter : KindParameter.of(kind)) {
            var begins = parameter.isNeeded() && parameter.name().equals(CHANNEL) ? channel : parameter.usual();
            var field = new TextField(texts.computeIfAbsent(parameter.name(), name -> begins));
            RestingCaret.of(field);
            field.setId("fault-" + parameter.name());
            field.setAccessibleText(parameter.name());
            field.setPromptText(parameter.example());
            field.getStyleClass().add("ph-mono-12");
            field.textProperty().addListener((o, before, now) -> {
                texts.put(parameter.name(), now);
                onChanged.run();
            });
            getChildren().add(FaultComposer.row(parameter.name(), field));
        }
        Nodes.show(this, !getChildren().isEmpty());
    }

    /// Returns what is written, by names of parameters.
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /// Forgets what was written.
    void clear() {
        written.clear();
    }
}
