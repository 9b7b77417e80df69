package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A frame is chosen, edited and sent again, by keys.
@ExtendWith(FxToolkit.class)
class SendAgainTest {
    private static final String MESSAGE =
            "{\"action\":15,\"channel\":\"ai:trip-42\",\"msgSerial\":3,\"messages\":[{\"data\":\"Hi\"}]}";

    private static FakeSession session(String json) {
        return new FakeSession() {
            @Override
            public FrameDetail detail(int row, long nanos) {
                var plain = super.detail(row, nanos);
                return new FrameDetail(
                        row,
                        plain.phrases(),
                        plain.links(),
                        plain.timing(),
                        plain.about(),
                        plain.tree(),
                        plain.format(),
                        true,
                        json.getBytes(StandardCharsets.UTF_8),
                        plain.serial(),
                        plain.deliveries());
            }

            @Override
            public CompletableFuture<List<String>> publish(String json, String clientId) {
                asked.add("publish as " + clientId + " " + json);
                return json.contains("{")
                        ? CompletableFuture.completedFuture(List.of("s"))
                        : CompletableFuture.failedFuture(
                                new IllegalArgumentException("This is no frame of the protocol."));
            }
        };
    }

    private static boolean isOpen(Journey journey) {
        return journey.window.scene().getRoot().lookup("#resend-prompt") != null;
    }

    private static void choose(Journey journey, int row) {
        FxToolkit.onFx(() -> {
            journey.window.select(row);
            return null;
        });
    }

    @Test
    void theFrameIsEditedAndPublished() {
        var session = session(MESSAGE);
        try (var journey = Journey.through(session)) {
            choose(journey, 0);
            Journey.until(() -> journey.node("#detail-send-again").isVisible());
            journey.press(KeyCode.R);
            Journey.until(() -> isOpen(journey));
            var frame = (TextArea) journey.node("#resend-frame");
            assertEquals(frame, journey.focused());
            var draft = FxToolkit.onFx(frame::getText);
            assertFalse(draft.contains("msgSerial"), draft);
            FxToolkit.onFx(() -> {
                frame.setText("nothing");
                return frame;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var says = (WrappedText) journey.node("#resend-says");
            Journey.until(() -> says.getText().equals("This is no frame of the protocol."));
            FxToolkit.onFx(() -> {
                frame.setText(draft.replace("Hi", "Ho"));
                return frame;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            Journey.until(() -> !isOpen(journey));
            assertTrue(session.asked.getLast().startsWith("publish as playhead"), session.asked::toString);
            assertTrue(session.asked.getLast().contains("\"Ho\""), session.asked::toString);
        }
    }

    @Test
    void whatCannotBeSentSaysWhy() {
        try (var journey = Journey.through(session("{\"action\":1,\"msgSerial\":0,\"count\":1}"))) {
            choose(journey, 0);
            Journey.until(() -> journey.node("#detail-send-again").isVisible());
            journey.press(KeyCode.R);
            assertFalse(FxToolkit.onFx(() -> isOpen(journey)));
            Journey.until(() -> journey.window.scene().getRoot().lookupAll(".label").stream()
                    .anyMatch(node ->
                            node instanceof Label label && label.getText().startsWith("Only MESSAGE and")));
        }
    }
}
