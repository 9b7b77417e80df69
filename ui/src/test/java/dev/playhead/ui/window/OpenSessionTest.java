package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class OpenSessionTest {
    private static final class Notes implements OpenSession.Listener {
        final List<Long> states = new ArrayList<>();
        final List<Integer> details = new ArrayList<>();
        final List<List<String>> damage = new ArrayList<>();

        @Override
        public void arrived(OpenSession open, SessionState state) {
            states.add(state.atNanos());
        }

        @Override
        public void detail(OpenSession open, FrameDetail detail) {
            details.add(detail.row());
        }

        @Override
        public void damage(OpenSession open, List<String> sentences) {
            damage.add(sentences);
        }
    }

    @Test
    void twoSessionsAreReadSideBySide() {
        var one = new Notes();
        var two = new Notes();
        var damaged = FakeSession.file();
        damaged.damage = List.of("Something was lost.");
        try (var first = open(new FakeSession(), one);
                var second = open(damaged, two)) {
            FxToolkit.onFx(() -> {
                first.ask(ExampleSession.at(10), false, 0);
                second.ask(ExampleSession.at(20), false, 0);
                second.look(3, ExampleSession.at(20));
                return null;
            });
            Journey.until(() -> one.states.size() == 1 && two.states.size() == 1 && two.details.size() == 1);
            Journey.until(() -> one.damage.size() == 1 && two.damage.size() == 1);
            assertEquals(List.of(ExampleSession.at(10)), one.states);
            assertEquals(List.of(ExampleSession.at(20)), two.states);
            assertEquals(List.of(), one.details);
            assertEquals(List.of(3), two.details);
            assertEquals(List.of(List.of("Something was lost.")), two.damage);
        }
    }

    @Test
    void whatIsKnownIsNotAskedAgainUntilTheSessionGrows() {
        var notes = new Notes();
        var session = new FakeSession();
        try (var open = open(session, notes)) {
            ask(open, false);
            Journey.until(() -> notes.states.size() == 1);
            ask(open, true);
            session.frames(new RegularFrames(100, 10_000_000));
            ask(open, false);
            FxToolkit.onFx(() -> null);
            assertEquals(1, FxToolkit.onFx(notes.states::size));
            ask(open, true);
            Journey.until(() -> notes.states.size() == 2);
        }
    }

    @Test
    void aClosedSessionTellsNothingMore() {
        var notes = new Notes();
        var open = open(new FakeSession(), notes);
        Journey.until(() -> notes.damage.size() == 1);
        FxToolkit.onFx(() -> {
            open.ask(ExampleSession.at(10), false, 0); // its answer comes to this thread, which is busy here
            open.look(1, ExampleSession.at(10));
            open.close();
            return null;
        });
        Journey.until(open::isSettled);
        assertTrue(notes.states.isEmpty() && notes.details.isEmpty());
    }

    private static void ask(OpenSession open, boolean grows) {
        FxToolkit.onFx(() -> {
            open.ask(ExampleSession.at(10), grows, 0);
            return null;
        });
    }

    private static OpenSession open(FakeSession session, Notes notes) {
        return FxToolkit.onFx(() -> {
            var open = new OpenSession(session);
            open.listen(notes);
            return open;
        });
    }
}
