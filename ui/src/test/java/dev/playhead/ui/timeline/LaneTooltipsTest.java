package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.time.TimeScale;
import org.junit.jupiter.api.Test;

class LaneTooltipsTest {
    private final Timeline timeline = ExampleSession.timeline();
    private final TimeScale scale = new TimeScale(ExampleSession.at(103.6), ExampleSession.at(128.6), 955);

    @Test
    void runSaysWhoAskedWhatAndHowItEnded() {
        String words = words(RunsLane.class, 0, 110, 20);
        assertTrue(words.startsWith("Run 5, asked by Laptop, stopped\nWhich ferry goes to Lokrum?"), words);
        assertTrue(words.contains("First text after 1.10 s, 82 appends"), words);
        assertTrue(words.endsWith("Stopped at 01:53.200 by Tablet"), words);
    }

    @Test
    void cutDeviceSaysSinceWhenAndHowFarBehind() {
        String words = words(DeviceLane.class, 1, 110, 10);
        assertTrue(words.matches("Phone, cut by F-2 since 01:49\\.000\n[1-9]\\d* frames behind"), words);
        assertTrue(words(DeviceLane.class, 0, 110, 10).startsWith("Laptop, connected via WebSocket\n"));
        assertTrue(words(DeviceLane.class, 2, 110, 10).startsWith("Tablet, connected via event stream\n"));
        assertTrue(words(DeviceLane.class, 2, 120, 10)
                .startsWith("Tablet, slowed by F-3\n+400 ms 01:58.900 to 02:03.000"));
    }

    @Test
    void deviceSaysHowManyFramesAreHeld() {
        var lane = new DeviceLane(
                ExampleBreakpoint.timeline(),
                ExampleBreakpoint.timeline().tracks().get(2));
        assertEquals("Tablet\n2 frames held since 02:07.400 by F-5", lane.tooltip(scale, ExampleSession.at(127.7), 10));
    }

    @Test
    void faultSaysItsNameAndWhenItWasOn() {
        assertEquals("F-4 Cut phone\nsince 02:04.600", words(FaultsLane.class, 0, 126, 10));
        assertEquals("", words(FaultsLane.class, 0, 116, 10));
    }

    @Test
    void memberSaysSinceWhenItIsNotSeen() {
        assertEquals(
                "ann-phone, present since 00:00.000\nlisted, but not seen since 02:04.600",
                words(PresenceLane.class, 0, 126, 2 + PresenceLane.MEMBER + 1));
        assertEquals(
                "ann-phone, present since 00:00.000", words(PresenceLane.class, 0, 110, 2 + PresenceLane.MEMBER + 1));
    }

    @Test
    void messageSaysWhatBecameOfIt() {
        assertEquals("Message 29, created 01:50.900\ndeleted 01:54.200", words(ChannelLane.class, 0, 110.9, 20));
        assertEquals("", words(ChannelLane.class, 0, 105.5, 20));
    }

    @Test
    void agentSaysWhatItWorksOn() {
        assertTrue(words(AgentLane.class, 1, 120, 10).startsWith("Run 7, asked by planner, complete\n"));
        assertEquals("", words(AgentLane.class, 1, 110, 10));
    }

    private String words(Class<? extends Lane> kind, int index, double seconds, double within) {
        return Lane.of(timeline).stream()
                .filter(kind::isInstance)
                .skip(index)
                .findFirst()
                .orElseThrow()
                .tooltip(scale, ExampleSession.at(seconds), within);
    }
}
