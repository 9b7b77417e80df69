package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.LaneLayout.Kind;
import dev.playhead.ui.timeline.LaneLayout.Row;
import org.junit.jupiter.api.Test;

class TooltipTextTest {
    private final Timeline timeline = ExampleSession.timeline();
    private final LaneLayout layout = LaneLayout.of(timeline);
    private final TimeScale scale = new TimeScale(ExampleSession.at(103.6), ExampleSession.at(128.6), 955);

    @Test
    void runSaysWhoAskedWhatAndHowItEnded() {
        String words = words(Kind.RUNS, 0, 110, 20);
        assertTrue(words.startsWith("Run 5, asked by Laptop, stopped\nWhich ferry goes to Lokrum?"), words);
        assertTrue(words.contains("First text after 1.10 s, 82 appends"), words);
        assertTrue(words.endsWith("Stopped at 01:53.200 by Tablet"), words);
    }

    @Test
    void cutDeviceSaysSinceWhenAndHowFarBehind() {
        String words = words(Kind.DEVICES, 1, 110, 10);
        assertTrue(words.matches("Phone, cut by F-2 since 01:49\\.000\n[1-9]\\d* frames behind"), words);
        assertTrue(words(Kind.DEVICES, 0, 110, 10).startsWith("Laptop, connected via WebSocket\n"));
        assertTrue(words(Kind.DEVICES, 2, 110, 10).startsWith("Tablet, connected via event stream\n"));
        assertTrue(words(Kind.DEVICES, 2, 120, 10).startsWith("Tablet, slowed by F-3\n+400 ms 01:58.900 to 02:03.000"));
    }

    @Test
    void faultSaysItsNameAndWhenItWasOn() {
        assertEquals("F-4 Cut phone\nsince 02:04.600", words(Kind.FAULTS, 0, 126, 10));
        assertEquals("", words(Kind.FAULTS, 0, 116, 10));
    }

    @Test
    void memberSaysSinceWhenItIsNotSeen() {
        assertEquals(
                "ann-phone, present since 00:00.000\nlisted, but not seen since 02:04.600",
                words(Kind.PRESENCE, 0, 126, 2 + LaneLayout.MEMBER + 1));
        assertEquals("ann-phone, present since 00:00.000", words(Kind.PRESENCE, 0, 110, 2 + LaneLayout.MEMBER + 1));
    }

    @Test
    void messageSaysWhatBecameOfIt() {
        assertEquals("Message 29, created 01:50.900\ndeleted 01:54.200", words(Kind.CHANNEL, 0, 110.9, 20));
        assertEquals("", words(Kind.CHANNEL, 0, 105.5, 20));
    }

    private String words(Kind kind, int index, double seconds, double within) {
        Row row = layout.rows().stream()
                .filter(r -> r.kind() == kind)
                .skip(index)
                .findFirst()
                .orElseThrow();
        return TooltipText.at(timeline, row, scale, ExampleSession.at(seconds), within);
    }
}
