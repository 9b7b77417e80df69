package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.FxToolkit;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class StageIconsTest {
    private final StageIcons icons = FxToolkit.onFx(StageIcons::new);

    @Test
    void whatIsTheSameKeepsItsNodesAndWhatIsNotGetsAnotherMark() {
        var before = shown(device(1, SyncState.IN_SYNC), device(2, SyncState.IN_SYNC));
        var marks = marks();
        assertEquals(before, shown(device(1, SyncState.IN_SYNC), device(2, SyncState.LOST)));
        assertEquals(marks.getFirst(), marks().getFirst());
        assertNotSame(marks.getLast(), marks().getLast());
    }

    @Test
    void whoeverIsNoLongerComparedIsNotShown() {
        var before = shown(device(1, SyncState.IN_SYNC), device(2, SyncState.IN_SYNC));
        assertEquals(List.of(before.getLast()), shown(device(2, SyncState.IN_SYNC)));
        assertTrue(((Label) before.getLast()).getAccessibleText().startsWith("Device 2, "));
    }

    private List<Node> shown(Comparison.Device... devices) {
        return FxToolkit.onFx(() -> {
            icons.show(Arrays.asList(devices), 1);
            return List.copyOf(icons.getChildren());
        });
    }

    private List<Node> marks() {
        return icons.getChildren().stream()
                .map(entry -> ((Parent) ((Label) entry).getGraphic())
                        .getChildrenUnmodifiable()
                        .getLast())
                .toList();
    }

    private static Comparison.Device device(int number, SyncState state) {
        var participant =
                new Participant(number - 1, number, Participant.Kind.DEVICE, "Device " + number, "", null, null);
        return new Comparison.Device(
                participant,
                null,
                new StageText("", "", "", 0),
                state,
                new SessionState.DeviceText(number - 1, AttachmentStatus.ATTACHED, "", "", 1));
    }
}
