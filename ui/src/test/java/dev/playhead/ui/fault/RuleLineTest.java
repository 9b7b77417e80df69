package dev.playhead.ui.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultFields;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rules as sentences, at moments before, within and after them.
class RuleLineTest {
    private final Timeline timeline = ExampleSession.timeline();

    private List<String> at(double seconds) {
        return RuleLine.of(timeline, ExampleSession.at(seconds)).stream()
                .map(line -> line.id() + " " + line.how() + ": " + line.sentence())
                .toList();
    }

    @Test
    void theNewestRuleComesFirst() {
        assertEquals(
                List.of(
                        "F-4 on for 3.8 s: Phone, since 02:04.600, until restored:"
                                + " Sockets are reset, and every attempt to come back too.",
                        "F-3 ended after 4.1 s: Tablet, from 01:58.900 to 02:03.000:"
                                + " Every byte takes 400 ms longer, both ways.",
                        "F-2 ended after 2.8 s: Phone, from 01:49.000 to 01:51.800:"
                                + " Sockets are reset, and every attempt to come back too."),
                at(128.4));
    }

    @Test
    void noRuleIsToldOfBeforeItIsSetNorItsEndBeforeItEnds() {
        assertEquals(List.of(), at(108.9));
        assertEquals(
                List.of("F-2 on for 1.0 s: Phone, since 01:49.000, until restored:"
                        + " Sockets are reset, and every attempt to come back too."),
                at(110));
        assertEquals(1, at(111.8).size());
        assertTrue(
                at(111.8).getFirst().startsWith("F-2 ended after 2.8 s"),
                () -> at(111.8).toString());
    }

    @Test
    void whatIsOverAtOnceAndWhatHitsEveryoneSaySo() {
        var channel = new FaultFields(Map.of("channel", "ai:trip-42"));
        var once = line(
                Interruption.FAILED.read().apply(channel), 1, new Span(ExampleSession.at(100), ExampleSession.at(100)));
        assertEquals(
                "Phone, once, at 01:40.000: ai:trip-42 fails until the application attaches again.", once.sentence());
        assertEquals(RuleLine.State.AT_ONCE, once.state());
        assertTrue(once.canBeSetAgain());
        var all = line(new Duplicate(5), -1, new Span(ExampleSession.at(100), ExampleSession.at(101)));
        assertEquals(
                "everyone, from 01:40.000 to 01:41.000: Frames with messages reach the client twice: 5 of 100.",
                all.sentence());
        assertFalse(all.canBeSetAgain(), "a rule is set on one participant");
    }

    private RuleLine line(Fault fault, int participant, Span span) {
        var rule = new FaultRule(new RuleId("F-7"), new FaultRule.Target.Everyone(), fault, "A rule");
        return RuleLine.of(
                        new Timeline(
                                timeline.startNanos(),
                                timeline.endNanos(),
                                timeline.entries(),
                                timeline.frames(),
                                timeline.participants(),
                                timeline.runs(),
                                timeline.tracks(),
                                timeline.channels(),
                                timeline.members(),
                                List.of(new FaultTrack(rule, participant, span)),
                                timeline.density()),
                        ExampleSession.at(128))
                .getFirst();
    }
}
