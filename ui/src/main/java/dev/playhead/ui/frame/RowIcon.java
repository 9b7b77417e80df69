package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.device.ParticipantIcon;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Icon of the participant of a row. Every icon that was needed once stays in the scene, and one is seen: a node that
/// is put in anew is styled anew. FX thread.
final class RowIcon extends StackPane {
    private final Map<ParticipantIcon.Look, Node> icons = new HashMap<>();
    private ParticipantIcon.@Nullable Look shown;

    void show(@Nullable Participant participant) {
        var look = participant == null ? null : ParticipantIcon.look(participant);
        if (look != null && look.equals(shown) || look == shown) {
            return;
        }
        if (shown != null) {
            icons.get(shown).setVisible(false);
        }
        shown = look;
        if (look != null) {
            icons.computeIfAbsent(look, this::made).setVisible(true);
        }
    }

    private Node made(ParticipantIcon.Look look) {
        var node = look.node();
        getChildren().add(node);
        return node;
    }
}
