package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a log says as a whole.
class TimelineBuilderTest {
    private final SessionScript session = new SessionScript();

    @Test
    void aSessionBeginsWithItsFirstEntryAndEndsWithTheLastOrNow() {
        long start = session.log().read(0).atNanos();
        session.connect("ann").attach("ann", "room");
        var timeline = session.timeline();
        assertEquals(start, timeline.startNanos());
        assertEquals(session.log().size(), timeline.entries());
        assertEquals(session.log().lastNanos(), session.builder().timeline(0).endNanos());
        assertEquals(
                session.now() + 5, session.builder().timeline(session.now() + 5).endNanos());
    }

    @Test
    void theSameLogReadAgainIsTheSameTimeline() {
        session.connect("ann")
                .attach("ann", "room")
                .publish("ann", "room", "It")
                .appends("ann", 3)
                .lose("ann")
                .resume("ann");
        var again = new TimelineBuilder();
        for (long position = 0; position < session.log().size(); position++) {
            var entry = session.log().read(position);
            again.accept(entry, EntryDecoder.decode(entry));
        }
        var first = session.timeline();
        var second = again.timeline(session.now());
        assertEquals(first.participants(), second.participants());
        assertEquals(first.frames().count(), second.frames().count());
        assertEquals(
                first.channels().getFirst().messages().getFirst().versions().size(),
                second.channels().getFirst().messages().getFirst().versions().size());
        assertEquals(session.builder().connectionStatuses(session.now()), again.connectionStatuses(session.now()));
    }

    @Test
    void aRunThatWasStoppedIsFoundByItsMessage() {
        session.connect("agent").publish("agent", "room", "It").append("agent", " grows");
        var room = ChannelId.shared("room");
        var serial = session.serial("agent");
        assertEquals(Optional.empty(), session.builder().stoppedRun(room, serial));
        session.connect("playhead")
                .publish(
                        "playhead",
                        "room",
                        Message.builder()
                                .name("ai-cancel")
                                .data(new Data.Text(serial))
                                .build());
        assertEquals(
                serial, session.builder().stoppedRun(room, serial).orElseThrow().id());
        assertEquals(Optional.empty(), session.builder().stoppedRun(ChannelId.shared("hall"), serial));
    }

    @Test
    void whoSentAnEntryIsKnownOfArrivalsOnly() {
        session.connect("ann").connect("bob").publish("bob", "room", "hello");
        var frames = session.timeline().frames();
        int row = 0;
        while (!frames.kind(row).equals("MESSAGE")) {
            row++;
        }
        assertEquals(1, session.builder().senderOf(frames.position(row)));
        assertEquals(-1, session.builder().senderOf(frames.position(row) + 1), "the answer to it");
        assertEquals(-1, session.builder().senderOf(1_000_000));
    }
}
