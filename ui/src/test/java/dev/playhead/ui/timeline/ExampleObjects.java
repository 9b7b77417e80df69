package dev.playhead.ui.timeline;

import static dev.playhead.ui.timeline.ExampleSession.at;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.insight.object.ObjectTrackBuilder;
import dev.playhead.transport.objects.ObjectId;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The objects that the screens were designed with: a title, stops, a budget, votes and a hotel that was removed. The
/// phone is cut since 124.6 s and lacks what was written since then.
public final class ExampleObjects {
    private static final String STOPS = "map:stops@1";
    private static final String VOTES = "map:votes@1";
    private static final String BUDGET = "counter:budget@1";
    private static final String LOKRUM = "counter:lokrum@1";
    private static final String WALLS = "counter:walls@1";
    private static final int LAPTOP = 0;
    private static final int PHONE = 1;
    private static final int TABLET = 2;
    private static final int PLANNER = 3;
    private static final double CUT = 124.6;

    private final Timeline timeline;
    private final ObjectTrackBuilder track = new ObjectTrackBuilder(0);
    private int operations;

    private ExampleObjects(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The example session with objects.
    public static Timeline timeline() {
        return in(ExampleSession.timeline());
    }

    /// The same with objects, and with sockets that take every frame at once.
    public static Timeline in(Timeline timeline) {
        return new Timeline(
                timeline.startNanos(),
                timeline.endNanos(),
                timeline.entries(),
                new WrittenFrames(timeline.frames()),
                timeline.participants(),
                timeline.runs(),
                timeline.tracks(),
                timeline.channels(),
                timeline.members(),
                timeline.faults(),
                timeline.held(),
                timeline.rest(),
                timeline.connections(),
                List.of(new ExampleObjects(timeline).track()),
                timeline.density());
    }

    private ObjectTrack track() {
        for (int device : new int[] {LAPTOP, PHONE, TABLET}) {
            track.page(device, "s:", List.of(root()), new ObjectTrackBuilder.Origin(at(7), row(7), -1));
        }
        counter(104.2, PLANNER, BUDGET, 480);
        set(104.2, PLANNER, "root", "budget", new ObjectData.Reference(BUDGET));
        map(105, PLANNER, VOTES);
        set(105, PLANNER, "root", "votes", new ObjectData.Reference(VOTES));
        counter(106, TABLET, LOKRUM, 0);
        set(106, TABLET, VOTES, "Lokrum", new ObjectData.Reference(LOKRUM));
        counter(106.5, PHONE, WALLS, 0);
        set(106.5, PHONE, VOTES, "walls", new ObjectData.Reference(WALLS));
        add(108, PHONE, WALLS, 1);
        add(112.4, PHONE, WALLS, 1);
        set(114.8, LAPTOP, "root", "title", new ObjectData.Text("Dubrovnik, 3 days"));
        add(115, TABLET, LOKRUM, 1);
        set(116.8, LAPTOP, "root", "hotel", new ObjectData.Text("Excelsior"));
        map(117, PLANNER, STOPS);
        set(117, PLANNER, "root", "stops", new ObjectData.Reference(STOPS));
        add(118, PLANNER, BUDGET, 20);
        set(119.4, PLANNER, STOPS, "1", new ObjectData.Text("Walls"));
        add(121, TABLET, LOKRUM, 1);
        set(121.6, PLANNER, STOPS, "2", new ObjectData.Text("Cafe"));
        remove(122.6, LAPTOP, "root", "hotel");
        add(123, PLANNER, BUDGET, 20);
        set(124, PLANNER, STOPS, "1", new ObjectData.Text("City walls"));
        set(124.5, PLANNER, STOPS, "2", new ObjectData.Text("Nishta"));
        set(125.2, PLANNER, STOPS, "3", new ObjectData.Text("Lokrum"));
        add(125.88, PLANNER, BUDGET, 20);
        add(126.4, TABLET, LOKRUM, 1);
        return track.published();
    }

    private int row(double seconds) {
        return timeline.frames().rowAt(at(seconds));
    }

    private static ObjectMessage root() {
        return ObjectMessage.of(
                new ObjectState(
                        ObjectId.ROOT,
                        Map.of(),
                        false,
                        null,
                        new ObjectState.MapState(0, Map.of(), null),
                        null,
                        Map.of()),
                null);
    }

    private void set(double seconds, int author, String map, String key, ObjectData value) {
        apply(seconds, author, ObjectOperation.of(map, new ObjectPayload.MapSet(key, value)));
    }

    private void remove(double seconds, int author, String map, String key) {
        apply(seconds, author, ObjectOperation.of(map, new ObjectPayload.MapRemove(key)));
    }

    private void add(double seconds, int author, String counter, double number) {
        apply(seconds, author, ObjectOperation.of(counter, new ObjectPayload.CounterInc(number)));
    }

    private void counter(double seconds, int author, String counter, double count) {
        apply(seconds, author, ObjectOperation.of(counter, new ObjectPayload.CounterCreate(count)));
    }

    private void map(double seconds, int author, String map) {
        apply(seconds, author, ObjectOperation.of(map, new ObjectPayload.MapCreate(0, Map.of())));
    }

    private void apply(double seconds, int author, ObjectOperation operation) {
        var serial = String.format(Locale.ROOT, "%014d-000@abcdef:%03d", ++operations, 0);
        var ordered = List.of(ObjectMessage.of(null, null, operation).ordered(operation, serial, operations, "abc"));
        track.apply(ordered, new ObjectTrackBuilder.Origin(at(seconds), row(seconds), author));
        for (int device : new int[] {LAPTOP, PHONE, TABLET}) {
            if (device == PHONE && seconds > CUT) {
                track.missed(device, ordered, row(seconds), new RuleId("F-4"));
            } else {
                track.told(device, ordered, row(seconds), at(seconds));
            }
        }
    }
}
