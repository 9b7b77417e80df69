package dev.playhead.ui.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectsAt;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.timeline.ExampleObjects;
import dev.playhead.ui.timeline.ExampleSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is drawn in the strips of the tree.
@ExtendWith(FxToolkit.class)
class ObjectStripTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private final Timeline timeline = ExampleObjects.timeline();
    private final TimeScale scale = new TimeScale(ExampleSession.at(103.4), ExampleSession.at(128.4), 200);

    private RecordedBrush painted(String key, double playhead) {
        var track = timeline.objects().getFirst();
        var frames = timeline.frames();
        ObjectNode root = ObjectsAt.of(track, ExampleSession.at(playhead), frames::writtenNanos);
        var node = root.children().stream()
                .filter(child -> child.name().equals(key))
                .findFirst()
                .orElseThrow();
        var drawn = new RecordedBrush();
        new ObjectStrip(track, node, scale, ExampleSession.at(playhead)).paint(drawn.brush(), COLOURS);
        return drawn;
    }

    @Test
    void aCounterIsAStepLineWithTheLevelThatADeviceStillHas() {
        var drawn = painted("budget", 128);
        assertTrue(drawn.strokes("line").stream().anyMatch(line -> line.with().contains(COLOURS.faultMark())));
        assertTrue(drawn.strokes("polygon").isEmpty());
    }

    @Test
    void whatComesAfterThePlayheadIsMuted() {
        var drawn = painted("budget", 119);
        assertTrue(drawn.strokes("line").stream().anyMatch(line -> line.with().contains(COLOURS.control())));
        assertFalse(drawn.strokes("line").stream().anyMatch(line -> line.with().contains(COLOURS.faultMark())));
    }

    @Test
    void aValueIsSetWithARingAndRemovedWithACross() {
        var drawn = painted("hotel", 128);
        assertEquals(1, drawn.strokes("circle").size());
        assertEquals(1, drawn.strokes("cross").size());
        assertTrue(painted("title", 128).strokes("cross").isEmpty());
    }
}
