package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.library.ExampleLibrary;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.Welcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Whatever views there are: each has its place on the rail, its key and its name.
@ExtendWith(FxToolkit.class)
class ViewsTest {
    @Test
    void noTwoHaveTheSameNameOrKey() {
        var names = new HashSet<String>();
        var keys = new HashSet<String>();
        for (var kind : Views.ALL) {
            assertTrue(names.add(kind.id()), kind::toString);
            assertTrue(kind.key().isEmpty() || keys.add(kind.key()), kind::toString);
        }
        assertEquals("timeline", PlayheadWindow.viewNames().getFirst(), "what a session opens in");
        assertFalse(PlayheadWindow.viewNames().contains("welcome"), "it shows no session");
    }

    @Test
    void theRailLeadsToEveryViewThatHasSomethingToShow(@TempDir Path folder) throws IOException {
        // Read before, so that nothing is written beside them while the folder goes.
        var library = new ExampleLibrary(folder).read();
        FxToolkit.onFx(() -> {
            var window = new PlayheadWindow(SettingsStore.inMemory());
            window.welcome(new Welcome("localhost:9477", List.of(), library, new ExampleScenarios(folder)));
            for (var kind : Views.ALL) {
                assertEquals(!kind.ofSession(), entry(window, kind).isVisible(), kind::toString);
            }
            window.show(new FakeSession());
            for (var kind : Views.ALL) {
                assertTrue(entry(window, kind).isVisible(), kind::toString);
                entry(window, kind).fire();
                assertTrue(entry(window, kind).isSelected(), kind::toString);
                assertEquals(1, window.scene().getRoot().lookupAll(".ph-rail").size());
            }
            window.close();
            return window;
        });
    }

    @Test
    void aKeyLeadsToEachViewThatHasOne() {
        try (var journey = Journey.through(new FakeSession())) {
            var withKey = Views.ALL.stream()
                    .filter(kind -> kind.ofSession() && !kind.key().isEmpty())
                    .toList()
                    .reversed();
            for (var kind : withKey) {
                var digit =
                        KeyCode.valueOf("DIGIT" + kind.key().charAt(kind.key().length() - 1));
                journey.press(KeyCode.SHORTCUT, digit);
                Journey.until(() -> entry(journey.window, kind).isSelected());
            }
        }
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        var refusal = FxToolkit.onFx(() -> {
            var window = new PlayheadWindow(Theme.DARK);
            var problem = assertThrows(IllegalArgumentException.class, () -> window.view("elsewhere"));
            window.close();
            return problem;
        });
        assertTrue(refusal.getMessage().startsWith("There is no view elsewhere; use timeline"), refusal::getMessage);
    }

    private static ToggleButton entry(PlayheadWindow window, ViewKind kind) {
        return (ToggleButton) window.scene().getRoot().lookup("#view-" + kind.id());
    }
}
