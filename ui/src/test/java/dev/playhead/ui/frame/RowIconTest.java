package dev.playhead.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.FxToolkit;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class RowIconTest {
    private final RowIcon icon = FxToolkit.onFx(RowIcon::new);

    @Test
    void anIconStaysInTheSceneAndIsSeenAgain() {
        var phone = shown(participant(1, Participant.Kind.PHONE));
        var laptop = shown(participant(2, Participant.Kind.LAPTOP));
        assertSame(phone, shown(participant(1, Participant.Kind.PHONE)));
        assertSame(laptop, shown(participant(2, Participant.Kind.LAPTOP)));
        assertEquals(2, icon.getChildren().size());
        assertEquals(List.of(), seen(null));
    }

    private Node shown(Participant participant) {
        var seen = seen(participant);
        assertEquals(1, seen.size());
        return seen.getFirst();
    }

    private List<Node> seen(@Nullable Participant participant) {
        return FxToolkit.onFx(() -> {
            icon.show(participant);
            return icon.getChildren().stream().filter(Node::isVisible).toList();
        });
    }

    private static Participant participant(int number, Participant.Kind kind) {
        return new Participant(number - 1, number, kind, kind.name(), "", null, null);
    }
}
