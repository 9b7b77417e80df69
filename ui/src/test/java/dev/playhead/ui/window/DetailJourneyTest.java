package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.FrameLink;
import dev.playhead.transport.insight.FrameTiming;
import dev.playhead.transport.insight.Phrase;
import dev.playhead.transport.protocol.Format;
import dev.playhead.ui.FxToolkit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody looks at frames closely: by tabs, links and keys.
@ExtendWith(FxToolkit.class)
class DetailJourneyTest {
    private static final String PAYLOAD = "{\"action\":15,\"channel\":\"ai:trip-42\",\"msgSerial\":3}";

    /// Every fourth row is a publish, and the three after it follow from it.
    private final FakeSession session = new FakeSession() {
        @Override
        public FrameDetail detail(int row, long nanos) {
            int publish = row - row % 4;
            var effects = List.of(
                    new FrameLink(FrameLink.Relation.ACCEPTED, publish + 1),
                    new FrameLink(FrameLink.Relation.DELIVERED, publish + 2),
                    new FrameLink(FrameLink.Relation.NOT_SENT, publish + 3));
            return new FrameDetail(
                    row,
                    List.of(Phrase.plain("Row " + row + ".")),
                    row == publish ? effects : List.of(new FrameLink(FrameLink.Relation.PUBLISHED, publish)),
                    new FrameTiming(publish, effects),
                    List.of(),
                    List.of(),
                    Format.JSON,
                    PAYLOAD.getBytes(StandardCharsets.UTF_8),
                    PAYLOAD,
                    null,
                    List.of());
        }
    };

    private Journey looksAt(int row) {
        session.frames(new RegularFrames(400, 10_000_000));
        var journey = Journey.through(session);
        select(journey, row);
        return journey;
    }

    private static void select(Journey journey, int row) {
        FxToolkit.onFx(() -> {
            journey.window.select(row);
            return row;
        });
    }

    private static List<Hyperlink> links(Journey journey) {
        return FxToolkit.onFx(() -> journey.window.scene().getRoot().lookupAll(".ph-row-link").stream()
                .filter(Node::isVisible)
                .map(Hyperlink.class::cast)
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static int chosen(Journey journey) {
        return FxToolkit.onFx(() -> ((TableView<Integer>) journey.window.scene().lookup("#frames"))
                .getSelectionModel()
                .getSelectedItem());
    }

    @Test
    void aLinkChoosesTheRowThatItNames() {
        try (var journey = looksAt(200)) {
            Journey.until(() -> links(journey).size() == 3);
            assertEquals("Laptop MESSAGE #202", links(journey).getFirst().getText());
            journey.click(links(journey).get(2), 4, 8);
            Journey.until(() -> chosen(journey) == 203);
            Journey.until(() -> links(journey).size() == 1);
            journey.click(links(journey).getFirst(), 4, 8);
            Journey.until(() -> chosen(journey) == 200);
        }
    }

    @Test
    void theTabThatWasChosenStaysForTheNextFrameAndIsReachedByKeys() {
        try (var journey = looksAt(200)) {
            Journey.until(() -> links(journey).size() == 3);
            for (int pane = 0; journey.focused() != journey.node("#detail-explain"); pane++) {
                assertTrue(pane < 10, "F6 does not lead to the detail");
                journey.press(KeyCode.F6);
            }
            for (int tab = 0; tab < 3; tab++) {
                journey.press(KeyCode.RIGHT);
            }
            Journey.until(() -> ((ToggleButton) journey.node("#detail-timing")).isSelected());
            Journey.until(() -> links(journey).size() == 4);
            select(journey, 301);
            Journey.until(() -> links(journey).size() == 4 && chosen(journey) == 301);
            assertTrue(((ToggleButton) journey.node("#detail-timing")).isSelected());
        }
    }
}
