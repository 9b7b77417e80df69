package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.snapshot.WindowSnapshot;
import dev.playhead.ui.theme.CssWarnings;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxToolkit.class)
class PlayheadWindowTest {
    @Test
    void cutAndRestoreReachTheControlsInLiveAndNotInReplay() {
        var session = new FakeSession();
        FxToolkit.onFx(() -> {
            var window = new PlayheadWindow(Theme.DARK);
            window.show(session);
            var moment = session.at(Long.MAX_VALUE);
            window.moment(session, moment);
            button(window, "#cut-0").fire();
            button(window, "#cut-1").fire();
            button(window, "#slow-2").fire();
            window.model().goTo(ExampleSession.at(110));
            assertEquals(PlayMode.REPLAY, window.model().mode());
            window.moment(session, moment);
            assertTrue(button(window, "#cut-0").isDisabled());
            window.close();
            return window;
        });
        assertEquals(List.of("cut 0", "restore F-4", "slow 2 400"), session.asked);
    }

    @Test
    void aRehearsedTimelineIsTheOneThatIsShown() throws Exception {
        var window = FxToolkit.onFx(() -> {
            var made = new PlayheadWindow(Theme.DARK);
            made.welcome(new Welcome("localhost:9477", List.of(), WelcomeActions.NONE));
            return made;
        });
        FxToolkit.onFx(window::rehearse).get(60, TimeUnit.SECONDS);
        FxToolkit.onFx(() -> {
            var root = window.scene().getRoot();
            assertEquals(Set.of(), root.lookupAll(".ph-cell-bytes"), "The first screen stays");
            window.show(new FakeSession());
            root.resize(1600, 900);
            root.applyCss();
            var made = root.lookupAll(".ph-cell-bytes");
            assertFalse(made.isEmpty(), "There are cells before there is a layout");
            root.layout();
            assertTrue(root.lookupAll(".ph-cell-bytes").containsAll(made));
            window.close();
            return window;
        });
    }

    @Test
    void besideASessionWithFramesNothingIsRehearsed() throws Exception {
        var window = FxToolkit.onFx(() -> {
            var made = new PlayheadWindow(Theme.DARK);
            made.show(new FakeSession());
            return made;
        });
        FxToolkit.onFx(window::rehearse).get(60, TimeUnit.SECONDS);
        FxToolkit.onFx(() -> {
            assertEquals(Set.of(), window.scene().getRoot().lookupAll(".ph-cell-bytes"));
            window.close();
            return window;
        });
    }

    @ParameterizedTest
    @EnumSource
    void picturesHaveNoUnresolvedStyle(Theme theme) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "snapshots"));
        var warnings = new CssWarnings();
        try (warnings) {
            String tail = theme.styleClass() + ".png";
            var session = new FakeSession();
            WindowSnapshot.render(session, theme, 1600, 1000, Long.MAX_VALUE, folder.resolve("main-" + tail));
            long at = ExampleSession.at(110);
            WindowSnapshot.render(session, theme, 1100, 680, at, folder.resolve("small-" + tail));
            var welcome = new Welcome("localhost:9477", List.of(), WelcomeActions.NONE);
            WindowSnapshot.welcome(welcome, theme, 1600, 1000, folder.resolve("welcome-" + tail));
        }
        assertEquals(List.of(), warnings.messages());
    }

    private static Button button(PlayheadWindow window, String id) {
        return (Button) window.scene().getRoot().lookup(id);
    }
}
