package dev.playhead.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class WaitingForClientsTest {
    @Test
    void whoeverHasConnectedCanBeSeenAgain() {
        var offers = new Noting();
        FxToolkit.onFx(() -> {
            var waiting = new WaitingForClients(offers);
            var live = (Button) waiting.lookup("#show-live");
            assertFalse(live.isVisible());
            offers.hasLive = true;
            waiting.refresh();
            assertTrue(live.isVisible());
            live.fire();
            return waiting;
        });
        assertEquals(1, offers.shown);
    }

    private static final class Noting implements WelcomeActions {
        private boolean hasLive;
        private int shown;

        @Override
        public void showLive() {
            shown++;
        }

        @Override
        public boolean hasLive() {
            return hasLive;
        }
    }
}
