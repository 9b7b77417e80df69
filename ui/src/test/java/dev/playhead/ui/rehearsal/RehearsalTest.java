package dev.playhead.ui.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.CssWarnings;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxToolkit.class)
class RehearsalTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    private Runnable step(String name) {
        return () -> {
            assertTrue(Platform.isFxApplicationThread());
            done.add(name);
        };
    }

    private static void await(Rehearsal rehearsal) throws Exception {
        rehearsal.begin().ended().get(20, TimeUnit.SECONDS);
    }

    @Test
    void theStepsComeInOrderAndThenItHasEnded() throws Exception {
        await(new Rehearsal(List.of(step("a"), step("b"), step("c")), () -> true));
        assertEquals(List.of("a", "b", "c"), done);
    }

    @Test
    void whenSomebodyConnectsNoFurtherStepTakesTheirTime() throws Exception {
        await(new Rehearsal(List.of(step("a"), step("b"), step("c")), () -> done.size() < 2));
        assertEquals(List.of("a", "b"), done);
    }

    @Test
    void aStepThatFailsEndsItAndNothingElse() throws Exception {
        Runnable fails = () -> {
            throw new IllegalStateException("no font at all");
        };
        await(new Rehearsal(List.of(step("a"), fails, step("c")), () -> true));
        assertEquals(List.of("a"), done);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsRehearsedInEveryScriptAndLeavesNothingBehind(Theme theme) throws Exception {
        var warnings = new CssWarnings();
        try (warnings) {
            var room = FxToolkit.onFx(() -> new ConversationRehearsal(theme, List.of()));
            for (var step : room.steps()) {
                FxToolkit.onFx(() -> {
                    step.run();
                    return step;
                });
            }
            assertTrue(FxToolkit.onFx(room::isEmpty));
        }
        assertEquals(List.of(), warnings.messages());
    }
}
