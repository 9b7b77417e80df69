package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoryGuideTest {
    private final List<String> asked = new ArrayList<>();
    private final FakeStory story = new FakeStory(asked);
    private long moment = Long.MAX_VALUE;

    private final StoryGuide guide = new StoryGuide(
            new StageActions() {
                @Override
                public void live() {
                    moment = Long.MAX_VALUE;
                    asked.add("live");
                }

                @Override
                public void replay() {}

                @Override
                public void leave() {}

                @Override
                public void devicesChanged() {}

                @Override
                public void goTo(long nanos) {}

                @Override
                public void stepTo(long nanos) {
                    moment = nanos;
                    asked.add("to " + nanos);
                }

                @Override
                public long momentNanos() {
                    return moment;
                }
            },
            () -> moment);

    @BeforeEach
    void tell() {
        guide.tell(story);
    }

    @Test
    void beforeTheFirstStepNothingIsTold() {
        assertNull(guide.told());
        assertEquals("", guide.position());
        guide.previous();
        assertEquals(List.of(), asked);
    }

    @Test
    void liveTheNextStepIsTheStorys() {
        story.at("the phone is back", 10, 20);
        assertEquals("2 of 3", guide.position());
        assertEquals("waits until the phone is back", guide.hint());
        guide.next();
        assertEquals(List.of("next"), asked);
    }

    @Test
    void whatWasToldIsShownAgainAndNotDoneAgain() {
        story.at("", 10, 20, 30);
        guide.previous();
        guide.previous();
        assertEquals("1 of 3", guide.position());
        assertEquals("as it was; PgDn goes on", guide.hint());
        guide.previous();
        guide.next();
        guide.next();
        assertEquals("3 of 3", guide.position());
        assertEquals(List.of("by key", "to 20", "by key", "to 10", "to 20", "live"), asked);
    }

    @Test
    void somebodyWhoScrubsIsInTheStepOfThatMoment() {
        story.at("", 10, 20, 30);
        moment = 25;
        assertEquals("2 of 3", guide.position());
        moment = 5;
        assertEquals("", guide.position());
        moment = 35; // after the last began, and not now
        guide.next();
        assertEquals(List.of("live"), asked);
    }

    @Test
    void theHintNamesTheKeyOnlyWhereItIsNeeded() {
        story.at("", 10);
        assertEquals("PgDn goes on", guide.hint());
        guide.toggleByItself();
        assertEquals("", guide.hint());
        story.over(10, 20, 30);
        assertEquals("the end; PgDn begins anew", guide.hint());
    }
}
