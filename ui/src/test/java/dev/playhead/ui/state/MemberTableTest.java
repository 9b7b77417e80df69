package dev.playhead.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the table and the pane beside it say of members at a moment.
class MemberTableTest {
    private static final int PHONE = 1;
    private static final int PLANNER = 3;

    private final MemberTable content = new MemberTable();
    private final Timeline timeline = ExampleSession.timeline();

    private RowAt at(int member, double seconds) {
        return new RowAt(timeline, member, ExampleSession.at(seconds));
    }

    private String cells(int member, double seconds) {
        return content.columns().stream()
                .map(column -> column.text().apply(at(member, seconds)))
                .collect(Collectors.joining("|"));
    }

    @Test
    void aMemberHasTheDataThatItHadThen() {
        assertEquals("Phone|ann-phone|ai:trip-42|present|{\"at\":\"day 1\"}|00:00.000|00:00.000|1", cells(PHONE, 80));
        assertEquals(
                "Phone|ann-phone|ai:trip-42|not seen for 3.8 s|{\"at\":\"day 2\"}|00:00.000|01:30.000|2",
                cells(PHONE, 128.4));
    }

    @Test
    void whoLeftStaysARowThatSaysSo() {
        assertEquals("planner|planner|ai:trip-42|present||01:46.500||", cells(PLANNER, 110));
        assertEquals("planner|planner|ai:trip-42|left||01:46.500||", cells(PLANNER, 120));
    }

    @Test
    void whoIsPresentAndNotSeenIsCounted() {
        assertEquals(3, content.count(timeline, ExampleSession.at(100)));
        assertEquals("3 present", content.headline(timeline, 3, ExampleSession.at(100)));
        assertEquals(6, content.count(timeline, ExampleSession.at(128.4)));
        assertEquals("4 present, 1 not seen", content.headline(timeline, 6, ExampleSession.at(128.4)));
    }

    @Test
    void allDataUntilThenIsToBeRead() {
        var facts = MemberTable.facts(at(PHONE, 128.4));
        assertEquals(new Fact.Title("ann-phone", 1, "", "not seen for 3.8 s", Tone.FAULT), facts.getFirst());
        assertTrue(facts.contains(new Fact.Block("{\"at\":\"day 1\"}")));
        assertTrue(facts.contains(new Fact.Block("{\"at\":\"day 2\"}")));
        assertFalse(MemberTable.facts(at(PHONE, 80)).contains(new Fact.Block("{\"at\":\"day 2\"}")));
    }
}
