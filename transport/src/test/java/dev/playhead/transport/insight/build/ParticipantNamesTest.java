package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ParticipantNamesTest {
    private final ParticipantNames names = new ParticipantNames();

    private String next(String name) {
        var unused = names.unused(name);
        names.taken(unused);
        return unused;
    }

    @Test
    void theLowestNumberThatIsFreeIsGiven() {
        assertEquals("Device", next("Device"));
        assertEquals("Device 2", next("Device"));
        assertEquals("Device 3", next("Device"));
        names.gone("Device 2");
        assertEquals("Device 2", next("Device"));
        assertEquals("Device 4", next("Device"));
        assertEquals("Phone", next("Phone"));
    }

    @Test
    void aNameIsFreeWhenTheLastOfThoseIsGoneWhoAreCalledSo() {
        names.taken("planner");
        names.taken("planner");
        names.gone("planner");
        assertEquals("planner 2", names.unused("planner"));
        names.gone("planner");
        assertEquals("planner", names.unused("planner"));
    }
}
