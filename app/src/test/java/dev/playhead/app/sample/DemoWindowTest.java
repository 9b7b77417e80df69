package dev.playhead.app.sample;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the demo in a window, told by key, over a real broker.
class DemoWindowTest {
    private static final double FAST = 8;

    @TempDir
    private Path folder;

    private ShownWindow shown;
    private BrokerServer broker;
    private Session session;
    private PlayheadWindow window;
    private DemoStory story;

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        ShownWindow.startToolkit();
    }

    @BeforeEach
    void open() throws Exception {
        shown = new ShownWindow(folder);
        broker = shown.broker;
        session = shown.session;
        window = shown.window;
        story = DemoStory.of(broker, session, FAST, false);
        ShownWindow.fx(() -> {
            window.tell(story);
            return story;
        });
        story.begin();
    }

    @AfterEach
    void close() throws Exception {
        story.close();
        shown.close();
    }

    private void press(KeyCode key) throws Exception {
        ShownWindow.fx(() -> {
            Event.fireEvent(
                    window.scene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            Event.fireEvent(
                    window.scene(), new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
            return key;
        });
    }

    private @Nullable Node node(String query) {
        return window.scene().getRoot().lookup(query);
    }

    private String text(String query) {
        return node(query) instanceof Label label ? label.getText() : "";
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> ShownWindow.fx(condition));
    }

    // The step is told, and has what it needs.
    private void untilReady(int step) {
        until(() -> text(".ph-stage-position").equals(step + " of 5")
                && text(".ph-stage-title").equals(story.steps().get(step - 1).title())
                && !text("#stage-hint").startsWith("waits"));
    }

    private int phone() {
        return session.timeline().participants().stream()
                .filter(who -> "ann-phone".equals(who.clientId()))
                .findFirst()
                .orElseThrow()
                .index();
    }

    private boolean isNow() {
        return window.model().momentNanos() == Long.MAX_VALUE;
    }

    private String cutWords() {
        return node("#stage-cut-" + phone()) instanceof Button button ? button.getText() : "";
    }

    @Test
    void itsFiveStepsAreToldByKey() throws Exception {
        untilReady(1);
        until(() -> window.scene().getRoot().lookupAll(".ph-stage-name").size() == 3);
        press(KeyCode.PAGE_DOWN);
        untilReady(2);
        until(() -> node(".ph-caret") != null);
        press(KeyCode.PAGE_DOWN);
        untilReady(3);
        until(() -> cutWords().equals("Restore") && node(".ph-ghost-text") != null);
        press(KeyCode.PAGE_DOWN);
        untilReady(4);
        until(() -> cutWords().equals("Cut") && node(".ph-ghost-text") == null);

        press(KeyCode.PAGE_UP); // the tunnel, as it was: nobody is cut a second time
        until(() -> text(".ph-stage-position").equals("3 of 5"));
        assertFalse(ShownWindow.fx(this::isNow));
        assertEquals(1, session.timeline().faults().size());
        press(KeyCode.PAGE_DOWN);
        until(() -> text(".ph-stage-position").equals("4 of 5"));
        assertTrue(ShownWindow.fx(this::isNow));

        assertFalse(ShownWindow.fx(() -> node("#stage-notes").isVisible()));
        press(KeyCode.N);
        assertTrue(ShownWindow.fx(() -> node("#stage-notes").isVisible()));
        press(KeyCode.PAGE_DOWN);
        untilReady(5);
        assertTrue(story.state().over());
        until(() -> window.scene().getRoot().lookupAll(".ph-stage-head").size() == 3); // nobody has lost anything
        press(KeyCode.ESCAPE);
        until(() -> node("#view-stage").isVisible());
    }
}
