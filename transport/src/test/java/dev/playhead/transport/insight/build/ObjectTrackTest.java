package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectsAt;
import dev.playhead.transport.objects.ObjectId;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Objects of a channel as the broker and as each device has them.
class ObjectTrackTest {
    private static final Set<ChannelMode> MODES = Set.of(ChannelMode.OBJECT_SUBSCRIBE, ChannelMode.OBJECT_PUBLISH);

    private final SessionScript script = new SessionScript();
    private long msgSerial;

    private void attach(String name) {
        script.send(name, ProtocolMessage.builder(Action.ATTACH).channel("trip").flags(ChannelMode.bits(MODES)));
    }

    private void set(String name, String key, String value) {
        script.send(
                name,
                ProtocolMessage.builder(Action.OBJECT)
                        .channel("trip")
                        .msgSerial(msgSerial++)
                        .state(List.of(ObjectMessage.of(
                                null,
                                null,
                                ObjectOperation.of(
                                        ObjectId.ROOT, new ObjectPayload.MapSet(key, new ObjectData.Text(value)))))));
    }

    private void request(String path, ObjectPayload payload) {
        script.request(
                "planner", new RestCall.ChangeObjects("trip", List.of(new ObjectRequest(null, null, path, payload))));
    }

    private ObjectNode root() {
        return rootAt(script.now());
    }

    private ObjectNode rootAt(long nanos) {
        var timeline = script.timeline();
        var frames = timeline.frames();
        return ObjectsAt.of(timeline.objects().getFirst(), nanos, frames::writtenNanos);
    }

    private ObjectNode key(String name) {
        return root().children().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void two() {
        script.connect("laptop").connect("phone");
        attach("laptop");
        attach("phone");
    }

    @Test
    void aChannelThatNobodyWroteToHasNoTrack() {
        two();
        assertEquals(List.of(), script.timeline().objects());
    }

    @Test
    void aChangeHasItsMomentItsFrameAndItsAuthor() {
        two();
        set("laptop", "title", "Dubrovnik");
        var last = key("title").last();
        assertNotNull(last);
        assertEquals(script.now(), last.atNanos());
        assertEquals(script.participant("Laptop").index(), last.author());
        assertEquals("OBJECT", script.timeline().frames().kind(last.row()));
        assertEquals(new ObjectData.Text("Dubrovnik"), key("title").data());
        assertEquals(List.of(), key("title").others());
    }

    @Test
    void whoIsCutLacksWhatIsWrittenMeanwhileAndHasItAfterTheSync() {
        two();
        request("budget", new ObjectPayload.CounterCreate(500));
        request("budget", new ObjectPayload.CounterInc(20));
        set("laptop", "title", "Dubrovnik");
        script.pass(5).cut("phone").pass(5);
        request("budget", new ObjectPayload.CounterInc(20));
        set("laptop", "title", "Split");
        set("laptop", "stop", "Lokrum");
        long lacking = script.now();
        var budget = key("budget");
        assertEquals(540, budget.total());
        assertEquals(1, budget.others().size());
        var has = budget.others().getFirst();
        assertEquals(script.participant("Phone").index(), has.participant());
        assertEquals(520, has.total());
        assertEquals(ObjectNode.Why.NOT_SENT, has.why());
        var missed = has.missed();
        assertNotNull(missed);
        assertNotNull(missed.rule());
        assertEquals("F-1", missed.rule().value());
        assertEquals(Frames.Way.UNDELIVERED, script.timeline().frames().way(has.row()));
        var title = key("title").others().getFirst().value();
        assertNotNull(title);
        assertEquals(new ObjectData.Text("Dubrovnik"), title.effect().data());
        assertNull(key("stop").others().getFirst().value());
        script.restore().pass(5).resume("phone");
        attach("phone");
        assertTrue(root().children().stream().allMatch(node -> node.others().isEmpty()));
        // What was so stays so.
        assertEquals(
                520, rootAt(lacking).children().getFirst().others().getFirst().total());
    }

    @Test
    void whoHasNoConnectionAnyMoreIsGone() {
        two();
        set("laptop", "title", "Dubrovnik");
        script.lose("phone").pass(130_000);
        set("laptop", "title", "Split");
        var has = key("title").others().getFirst();
        assertEquals(ObjectNode.Why.GONE, has.why());
        assertEquals(-1, has.row());
    }

    @Test
    void whoDetachesIsToldNothingAndLacksNothing() {
        two();
        set("laptop", "title", "Dubrovnik");
        script.send("phone", ProtocolMessage.builder(Action.DETACH).channel("trip"));
        set("laptop", "title", "Split");
        assertEquals(List.of(), key("title").others());
    }

    @Test
    void aFrameThatNoSocketTookIsOnItsWay() {
        two();
        set("laptop", "title", "Dubrovnik");
        script.takeNothing();
        set("laptop", "title", "Split");
        assertEquals(2, key("title").others().size());
        assertEquals(ObjectNode.Why.ON_ITS_WAY, key("title").others().getFirst().why());
    }

    @Test
    void aMapThatContainsItselfEnds() {
        two();
        script.send(
                "laptop",
                ProtocolMessage.builder(Action.OBJECT)
                        .channel("trip")
                        .msgSerial(msgSerial++)
                        .state(List.of(ObjectMessage.of(
                                null,
                                null,
                                ObjectOperation.of(
                                        ObjectId.ROOT,
                                        new ObjectPayload.MapSet("self", new ObjectData.Reference(ObjectId.ROOT)))))));
        assertEquals(ObjectNode.Kind.CYCLE, key("self").kind());
    }

    @Test
    void aRemovedKeyStaysAsOneThatWasThere() {
        two();
        set("laptop", "hotel", "Excelsior");
        request("", new ObjectPayload.MapRemove("hotel"));
        assertEquals(ObjectNode.Kind.REMOVED, key("hotel").kind());
        assertEquals(0, root().size());
    }
}
