package dev.playhead.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.Connections;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Via;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Runs that go on while nobody is there: one from 10 s to 20 s with an append each second, from 10.5 s on.
class UnwatchedRunTest {
    private static final long END = ExampleSession.at(60);

    private final List<ConnectionTrack> connections = new ArrayList<>();

    private void there(int participant, double from, double to, double attached, double detached) {
        var handshake =
                new Handshake(Format.JSON, 5, null, null, true, null, null, 15_000, "127.0.0.1:1", 0, Via.WEBSOCKET);
        var end = new ConnectionEnd(ExampleSession.at(to), CloseReason.CUT, null);
        connections.add(new ConnectionTrack(
                new ConnectionId("c" + connections.size()),
                participant,
                List.of(new ConnectionTrack.Transport(
                        handshake, ExampleSession.at(from), ExampleSession.at(from), 0, end)),
                List.of(),
                List.of(new ConnectionTrack.Attachment(
                        ExampleFindings.CHANNEL.name(),
                        ExampleSession.at(attached),
                        0,
                        Set.of(),
                        Map.of(),
                        ExampleSession.at(attached),
                        Set.of(ChannelMode.SUBSCRIBE),
                        null,
                        ExampleSession.at(detached))),
                120_000_000_000L,
                Span.OPEN));
    }

    private Timeline timeline() {
        var tokens = new EventSeries.Writer();
        for (int i = 0; i < 10; i++) {
            tokens.add(ExampleSession.at(10.5 + i), 7, (byte) 0);
        }
        var run = new Run(
                "run-1",
                1,
                ExampleFindings.CHANNEL,
                1,
                0,
                "?",
                ExampleSession.at(9),
                ExampleSession.at(10),
                ExampleSession.at(10.5),
                ExampleSession.at(19.5),
                ExampleSession.at(20),
                Run.Status.COMPLETE,
                tokens.published(),
                List.of(),
                List.of(),
                null,
                List.of("m"),
                1,
                70);
        var drawing = Timeline.drawing(
                ExampleSession.START,
                END,
                List.of(
                        new Participant(0, 1, Participant.Kind.PHONE, "Phone", "", "ann", null),
                        new Participant(1, 0, Participant.Kind.AGENT, "planner", "", "planner", null)),
                List.of(run),
                List.of());
        return new Timeline(
                drawing.startNanos(),
                drawing.endNanos(),
                0,
                drawing.frames(),
                drawing.participants(),
                drawing.runs(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                drawing.rest(),
                new Connections(connections, List.of(), List.of()),
                List.of(),
                drawing.density());
    }

    private UnwatchedRun found(double seconds) {
        return Objects.requireNonNull(UnwatchedRun.of(timeline(), ExampleSession.at(seconds)));
    }

    @Test
    void whoIsThereAllTheTimeLeavesNothingToSay() {
        there(0, 0, 60, 1, 60);
        assertNull(UnwatchedRun.of(timeline(), END));
    }

    @Test
    void theTimeWithoutATransportCounts() {
        there(0, 0, 14, 1, 60);
        there(0, 18, 60, 18, 60);
        var run = found(60);
        assertEquals(4_000_000_000L, run.unwatchedNanos());
        assertEquals(10_000_000_000L, run.wholeNanos());
        assertEquals(4, run.appends());
        assertEquals(28, run.characters());
        assertEquals(1, run.runs());
    }

    @Test
    void inThePastItCountsUntilThen() {
        there(0, 0, 14, 1, 60);
        assertEquals(2_000_000_000L, found(16).unwatchedNanos());
        assertNull(UnwatchedRun.of(timeline(), ExampleSession.at(13)));
    }

    @Test
    void theAgentItselfDoesNotWatch() {
        there(1, 0, 60, 1, 60);
        assertEquals(10_000_000_000L, found(60).unwatchedNanos());
    }

    @Test
    void withoutConnectionsNobodyCanTell() {
        assertNull(UnwatchedRun.of(timeline(), END));
    }
}
