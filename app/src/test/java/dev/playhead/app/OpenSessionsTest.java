package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenSessionsTest {
    private final List<String> closed = new ArrayList<>();
    private final OpenSessions sessions = new OpenSessions(Runnable::run);

    @Test
    void aRecordingIsClosedWhenAnotherOneOrTheBrokerIsShown() {
        var live = new Noted("live");
        sessions.live(live);
        sessions.shown(live);
        sessions.shown(new Noted("first"));
        assertEquals(List.of(), closed);
        sessions.shown(new Noted("second"));
        assertEquals(List.of("first"), closed);
        sessions.shown(live);
        assertEquals(List.of("first", "second"), closed);
        sessions.shown(new Noted("third"));
        sessions.close();
        assertEquals(List.of("first", "second", "third", "live"), closed);
    }

    @Test
    void showingTheSameAgainClosesNothingAndWhatIsNeverShownIsClosed() {
        var only = new Noted("only");
        sessions.shown(only);
        sessions.shown(only);
        assertEquals(List.of(), closed);
        sessions.discard(new Noted("late"));
        assertEquals(List.of("late"), closed);
        sessions.close();
        assertEquals(List.of("late", "only"), closed);
    }

    private final class Noted implements Session {
        private final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public long epoch() {
            return 0;
        }

        @Override
        public long entries() {
            return 0;
        }

        @Override
        public void awaitNews(long known, long mostMs) {}

        @Override
        public Timeline timeline() {
            return Timeline.drawing(0, 0, List.of(), List.of(), List.of());
        }

        @Override
        public SessionState at(long nanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FrameDetail detail(int row, long nanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String summary(int row) {
            return "";
        }

        @Override
        public Vitals vitals() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Controls> controls() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
