package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.device.ParticipantIcon;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Icon of the participant of a row. Every icon that was needed once stays in the scene, and one is seen: a node that
/// is put in anew is styled anew. FX thread.
final class RowIcon extends StackPane {
    private final Map<ParticipantIcon.Look, Node> icons = new HashMap<>();
    private ParticipantIcon.@Nullable Look shown;
    private @Nullable Node seen;

    void show(@Nullable Participant participant) {
        var look = participant == null ? null : ParticipantIcon.look(participant);
        if (Objects.equals(look, shown)) {
            return;
        }
        if (seen != null) {
            seen.setVisible(false);
        }
        shown = look;
        seen = look == null ? null : icons.computeIfAbsent(look, this::made);
        if (seen != null) {
            seen.setVisible(true);
        }
    }

    private Node made(ParticipantIcon.Look look) {
        var node = look.node();
        getChildren().add(node);
        return node;
    }
}
