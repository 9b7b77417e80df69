package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.MessageAction;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A published timeline is for ever what it was, and publishing makes anew only what has changed.
class PublishedTimelineTest {
    private final SessionScript session = new SessionScript()
            .connect("ann")
            .connect("planner")
            .attach("ann", "room")
            .publish("planner", "room", "It begins");

    @Test
    void everyTimelineStaysAsItWasWhileTheSessionGoesOn() {
        var timelines = new ArrayList<Timeline>();
        var then = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            switch (i % 8) {
                case 0 -> session.publish("planner", "room", "Answer " + i);
                case 1 -> session.appends("planner", 3);
                case 2 -> session.lose("ann").append("planner", " unheard");
                case 3 -> session.resume("ann");
                case 4 -> session.change("planner", MessageAction.UPDATE, "Edited");
                case 5 -> session.enter("ann", "room", null, null);
                case 6 -> session.cut("ann").restore();
                default -> session.pass(130_000).returnFresh("ann");
            }
            var timeline = session.timeline();
            timelines.add(timeline);
            then.add(text(timeline));
        }
        for (int i = 0; i < timelines.size(); i++) {
            assertEquals(then.get(i), text(timelines.get(i)), "timeline " + i);
        }
    }

    @Test
    void whatHasNotChangedIsTheSameObject() {
        session.connect("bob").attach("bob", "elsewhere").publish("bob", "elsewhere", "hello");
        session.timeline();
        var before = session.pass(20_000).timeline();
        assertSame(before.runs(), session.timeline().runs());
        assertSame(before.tracks(), session.timeline().tracks());
        assertSame(before.channels(), session.timeline().channels());
        assertSame(before.members(), session.timeline().members());
        assertSame(before.participants(), session.timeline().participants());
        assertSame(before.faults(), session.timeline().faults());
        session.publish("bob", "elsewhere", "again");
        var after = session.timeline();
        int room = after.channels().getFirst().id().name().equals("room") ? 0 : 1;
        assertSame(before.channels().get(room), after.channels().get(room));
        assertNotSame(before.channels().get(1 - room), after.channels().get(1 - room));
        assertSame(before.members(), after.members());
    }

    // All but what may become known later: when frames were written, and refusals.
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case EventSeries series -> {
                var moments = new StringBuilder("series");
                for (int i = 0; i < series.size(); i++) {
                    moments.append(' ').append(series.atNanos(i)).append('x').append(series.weight(i));
                }
                yield moments.toString();
            }
            case Timeline timeline ->
                text(List.of(
                        timeline.entries(),
                        timeline.frames().count(),
                        timeline.frames().errors(),
                        timeline.rest().size(),
                        timeline.participants(),
                        timeline.runs(),
                        timeline.tracks(),
                        timeline.channels(),
                        timeline.members(),
                        timeline.faults()));
            case List<?> list ->
                list.stream().map(PublishedTimelineTest::text).toList().toString();
            case Record all
            when all.getClass().getName().contains(".insight.") -> {
                var parts = new ArrayList<Map.Entry<String, String>>();
                for (var component : all.getClass().getRecordComponents()) {
                    parts.add(Map.entry(component.getName(), text(part(all, component))));
                }
                yield parts.toString();
            }
            default -> value.toString();
        };
    }

    private static @Nullable Object part(Record all, RecordComponent component) {
        try {
            return component.getAccessor().invoke(all);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
