package dev.playhead.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.FrameLink;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.build.SessionScript;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Links from the rows of a session to others, as `RELATION who KIND`.
class FrameLinksTest {
    private final SessionScript session = new SessionScript();
    private final FrameDetails details = new FrameDetails(session.log(), session.builder(), session::timeline);

    private int row(Frames.Way way, String kind, int nth) {
        var frames = session.timeline().frames();
        int seen = 0;
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == way && frames.kind(row).equals(kind) && seen++ == nth) {
                return row;
            }
        }
        throw new AssertionError("no " + kind + " " + nth);
    }

    private FrameDetail detail(Frames.Way way, String kind, int nth) throws IOException {
        return details.detail(row(way, kind, nth), Long.MAX_VALUE);
    }

    private List<String> links(Frames.Way way, String kind, int nth) throws IOException {
        return words(detail(way, kind, nth).links());
    }

    private List<String> words(List<FrameLink> links) {
        var timeline = session.timeline();
        return links.stream()
                .map(link -> String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        link.relation(),
                        timeline.participants()
                                .get(timeline.frames().participant(link.row()))
                                .name(),
                        timeline.frames().kind(link.row())))
                .toList();
    }

    @Test
    void aPublishLeadsToItsAnswerAndToEverybodyAndBack() throws IOException {
        session.connect("wes")
                .attach("wes", "room")
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .publish("wes", "room", "hello");
        assertEquals(
                List.of("ACCEPTED wes ACK", "DELIVERED wes MESSAGE", "NOT_SENT Phone MESSAGE"),
                sorted(links(Frames.Way.IN, "MESSAGE", 0)));
        assertEquals(List.of("ASKED wes MESSAGE"), links(Frames.Way.OUT, "ACK", 0));
        assertEquals(List.of("PUBLISHED wes MESSAGE"), links(Frames.Way.OUT, "MESSAGE", 0));
        assertEquals(List.of("PUBLISHED wes MESSAGE"), links(Frames.Way.UNDELIVERED, "MESSAGE", 0));
        session.resume("phone");
        assertEquals(
                List.of("PUBLISHED wes MESSAGE", "BROUGHT Phone MESSAGE"), links(Frames.Way.UNDELIVERED, "MESSAGE", 0));
    }

    @Test
    void everyPartOfAPublishHasTheSameTiming() throws IOException {
        session.connect("wes").attach("wes", "room").publish("wes", "room", "hello");
        int publish = row(Frames.Way.IN, "MESSAGE", 0);
        var timing = details.detail(publish, Long.MAX_VALUE).timing();
        assertEquals(publish, timing.origin());
        assertEquals(List.of("ACCEPTED wes ACK", "DELIVERED wes MESSAGE"), sorted(words(timing.effects())));
        assertEquals(timing, detail(Frames.Way.OUT, "ACK", 0).timing());
        assertEquals(timing, detail(Frames.Way.OUT, "MESSAGE", 0).timing());
        assertEquals(-1, detail(Frames.Way.OUT, "CONNECTED", 0).timing().origin());
    }

    @Test
    void aRequestLeadsToWhatAnswersIt() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "x".repeat(70_000));
        assertEquals(List.of("ANSWERED Phone ATTACHED"), links(Frames.Way.IN, "ATTACH", 0));
        assertEquals(List.of("ASKED Phone ATTACH"), links(Frames.Way.OUT, "ATTACHED", 0));
        assertEquals(List.of("REFUSED Phone NACK"), links(Frames.Way.IN, "MESSAGE", 0));
        assertEquals(List.of("ASKED Phone MESSAGE"), links(Frames.Way.OUT, "NACK", 0));
        assertEquals(List.of(), links(Frames.Way.OUT, "CONNECTED", 0));
    }

    @Test
    void aResendAndWhatItRepeatsLeadToEachOther() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .lose("phone")
                .resume("phone")
                .sendAgain("phone");
        assertEquals(
                "REPEATED Phone MESSAGE", links(Frames.Way.IN, "MESSAGE", 0).getLast());
        assertEquals("REPEATS Phone MESSAGE", links(Frames.Way.IN, "MESSAGE", 1).getFirst());
    }

    /// What was held back is published before it, by the same input.
    @Test
    void aPublishBehindAHeldAppendIsItself() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .connectRollingUp("agent", 40)
                .attach("agent", "room")
                .publish("agent", "room", "a")
                .append("agent", "b")
                .append("agent", "c")
                .publish("agent", "room", "another");
        assertEquals(
                List.of("ACCEPTED agent ACK", "DELIVERED Phone MESSAGE", "DELIVERED agent MESSAGE"),
                sorted(links(Frames.Way.IN, "MESSAGE", 1)));
        var detail = detail(Frames.Way.IN, "MESSAGE", 1);
        assertEquals(session.serial("agent"), detail.serial());
        assertEquals(2, detail.deliveries().size(), detail.deliveries()::toString);
        assertEquals(1, details.versions(row(Frames.Way.IN, "MESSAGE", 1)).all().size());
    }

    @Test
    void anAttachThatHasLostSomethingIsNotRefused() throws IOException {
        session.connect("phone").attach("phone", "room").connect("agent").publish("agent", "room", "x");
        session.lose("phone").pass(130_000).connect("phone").attachFrom("phone", "room", "01-000@gone");
        assertTrue(
                links(Frames.Way.IN, "ATTACH", 1).contains("ANSWERED Phone ATTACHED"),
                () -> String.valueOf(session.timeline().frames().count()));
    }

    @Test
    void appendsThatWerePutTogetherLeadToTheirAnswersAndToWhatWasSentOfAll() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .connectRollingUp("agent", 40)
                .attach("agent", "room")
                .publish("agent", "room", "a")
                .append("agent", "b")
                .append("agent", "c")
                .append("agent", "d")
                .pass(40);
        for (int append : List.of(1, 2)) { // the first of them went at once
            assertEquals(
                    List.of("ACCEPTED agent ACK", "DELIVERED Phone MESSAGE", "DELIVERED agent MESSAGE"),
                    sorted(links(Frames.Way.IN, "APPEND", append)),
                    "append " + append);
        }
        int sent = lastTo("Phone");
        assertEquals(
                List.of("PUBLISHED agent APPEND", "PUBLISHED agent APPEND"),
                words(details.detail(sent, Long.MAX_VALUE).links()));
    }

    private int lastTo(String name) {
        var timeline = session.timeline();
        int last = -1;
        for (int row = 0; row < timeline.frames().count(); row++) {
            int who = timeline.frames().participant(row);
            boolean sent = timeline.frames().way(row) == Frames.Way.OUT
                    && timeline.frames().kind(row).equals("MESSAGE");
            last = sent && timeline.participants().get(who).name().equals(name) ? row : last;
        }
        return last;
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }
}
