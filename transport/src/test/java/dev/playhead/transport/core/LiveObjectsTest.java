package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.objects.ChannelObjects;
import dev.playhead.transport.objects.ObjectQuery;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// OBJECT and OBJECT_SYNC between the broker and its clients.
class LiveObjectsTest {
    private static final Set<ChannelMode> BOTH = Set.of(ChannelMode.OBJECT_SUBSCRIBE, ChannelMode.OBJECT_PUBLISH);
    private static final Set<ChannelMode> READ = Set.of(ChannelMode.OBJECT_SUBSCRIBE);

    private final BrokerScript script = new BrokerScript(7);

    private static ProtocolMessage.Builder attach(Set<ChannelMode> modes) {
        return ProtocolMessage.builder(Action.ATTACH).channel("board").flags(ChannelMode.bits(modes));
    }

    private void join(String client, Set<ChannelMode> modes) {
        script.connect(client).send(client, attach(modes));
    }

    private void send(String client, long msgSerial, ObjectOperation... operations) {
        script.send(
                client,
                ProtocolMessage.builder(Action.OBJECT)
                        .channel("board")
                        .msgSerial(msgSerial)
                        .state(List.of(operations).stream()
                                .map(operation -> ObjectMessage.of(null, null, operation))
                                .toList()));
    }

    private static ObjectOperation set(String key, String value) {
        return ObjectOperation.of("root", new ObjectPayload.MapSet(key, new ObjectData.Text(value)));
    }

    private int nack(String client) {
        return Objects.requireNonNull(script.got(client, Action.NACK).getLast().error())
                .code();
    }

    private Object tree() {
        return tree(script);
    }

    private static Object tree(BrokerScript script) {
        var query = new ObjectQuery(null, null, ObjectQuery.Form.COMPACT);
        return ((RestReply.ObjectTree) script.rest(new RestCall.ReadObjects("board", query))).value();
    }

    @Test
    void operationsAreAcknowledgedWithSerialsAndComeBackToTheirSenderWithThem() {
        script.connectSilent("ada").send("ada", attach(BOTH));
        join("bob", READ);
        join("eve", Set.of(ChannelMode.SUBSCRIBE));
        send("ada", 0, set("a", "1"), set("b", "2"));
        var serials = Objects.requireNonNull(
                        script.got("ada", Action.ACK).getLast().res())
                .getFirst()
                .serials();
        for (var client : List.of("ada", "bob")) {
            var frame = script.got(client, Action.OBJECT).getLast();
            var state = Objects.requireNonNull(frame.state());
            assertEquals(serials, state.stream().map(ObjectMessage::serial).toList());
            assertEquals(serials.getFirst(), frame.channelSerial() + ":000");
            assertEquals(frame.connectionId() + ":0", frame.id());
            for (var message : state) {
                assertEquals("loc", message.siteCode());
                assertEquals("ada", message.clientId());
                assertEquals(frame.timestamp(), message.serialTimestamp());
            }
        }
        assertEquals(List.of(), script.got("eve", Action.OBJECT));
        var details = script.got("ada", Action.CONNECTED).getFirst().connectionDetails();
        assertEquals("loc", Objects.requireNonNull(details).siteCode());
        assertEquals(ChannelObjects.GRACE_MS, details.objectsGCGracePeriod());
    }

    @Test
    void everyAttachedOfASubscriberIsFollowedByTheState() {
        join("ada", BOTH);
        assertSynced("ada", 1);
        send("ada", 0, set("a", "1"));
        script.send("ada", attach(BOTH));
        assertSynced("ada", 2);
        var serial = script.lastChannelSerial("ada");
        script.lose("ada").resume("ada").send("ada", attach(BOTH).channelSerial(serial));
        var attached = assertSynced("ada", 1);
        assertTrue(attached.has(Flag.RESUMED));
        script.send("ada", attach(Set.of(ChannelMode.OBJECT_PUBLISH)));
        assertFalse(script.got("ada", Action.ATTACHED).getLast().has(Flag.HAS_OBJECTS));
        assertEquals(1, script.got("ada", Action.OBJECT_SYNC).size());
    }

    private ProtocolMessage assertSynced(String client, int times) {
        var attached = script.got(client, Action.ATTACHED);
        var syncs = script.got(client, Action.OBJECT_SYNC);
        assertEquals(times, attached.size());
        assertEquals(times, syncs.size());
        assertTrue(attached.getLast().has(Flag.HAS_OBJECTS));
        var cursors =
                syncs.stream().map(ProtocolMessage::channelSerial).distinct().toList();
        assertEquals(times, cursors.size(), "a new name for every sync");
        assertTrue(Objects.requireNonNull(cursors.getLast()).matches("[\\w-]+:"));
        var got = script.got(client);
        assertTrue(got.lastIndexOf(attached.getLast()) < got.lastIndexOf(syncs.getLast()));
        return attached.getLast();
    }

    @Test
    void aLostContinuityIsFollowedByTheStateToo() {
        join("ada", BOTH);
        var kind = Interruption.How.DISCONTINUITY;
        var interruption = new Interruption(kind, "board", new ErrorInfo(50000, 500, "on purpose"));
        var everyone = new FaultRule.Target.Everyone();
        script.apply(new Input.RuleSet(
                1_780_000_000_900L, new FaultRule(RuleId.of(1), everyone, interruption, "Break continuity")));
        assertSynced("ada", 2);
    }

    @Test
    void whatIsMissedWhileAwayIsOnRecordAndTheSyncBringsIt() {
        join("ada", BOTH);
        join("bob", READ);
        var serial = script.lastChannelSerial("bob");
        script.lose("bob");
        send("ada", 0, set("a", "1"));
        var undelivered = script.last.stream()
                .filter(Effect.Undelivered.class::isInstance)
                .toList();
        assertEquals(1, undelivered.size());
        script.resume("bob").send("bob", attach(READ).channelSerial(serial));
        var attached = assertSynced("bob", 1);
        assertTrue(attached.has(Flag.RESUMED));
        assertFalse(attached.has(Flag.HAS_BACKLOG));
        assertEquals(List.of(), script.got("bob", Action.OBJECT));
        var root = Objects.requireNonNull(
                script.got("bob", Action.OBJECT_SYNC).getLast().state());
        assertTrue(root.toString().contains("Text[value=1]"), root.toString());
    }

    @Test
    void whatIsSentAgainAfterAResumeIsAnsweredAndNotApplied() {
        var counter = "counter:x@1";
        join("ada", BOTH);
        send("ada", 0, ObjectOperation.of("root", new ObjectPayload.MapSet("c", new ObjectData.Reference(counter))));
        send("ada", 1, ObjectOperation.of(counter, new ObjectPayload.CounterInc(5)));
        var first = script.got("ada", Action.ACK).getLast();
        script.lose("ada").resume("ada");
        send("ada", 1, ObjectOperation.of(counter, new ObjectPayload.CounterInc(5)));
        assertEquals(first, script.got("ada", Action.ACK).getLast());
        send("ada", 2, ObjectOperation.of(counter, new ObjectPayload.CounterInc(1)));
        assertEquals(Map.of("c", 6.0), tree());
    }

    @Test
    void refusalsNameTheirReasonAndChangeNothing() {
        join("ada", READ);
        send("ada", 0, set("a", "1"));
        assertEquals(40165, nack("ada"));
        join("bob", BOTH);
        send("bob", 0);
        assertEquals(92000, nack("bob"));
        send("bob", 1, set("a", "x".repeat(65_537)));
        assertEquals(40009, nack("bob"));
        send("bob", 2, set("a", "1"), new ObjectOperation(42, "root", null, Map.of()));
        assertEquals(92000, nack("bob"));
        script.send(
                "bob",
                ProtocolMessage.builder(Action.OBJECT)
                        .channel("board")
                        .msgSerial(3L)
                        .state(List.of(ObjectMessage.of(null, "somebody", set("a", "1")))));
        assertEquals(40012, nack("bob"));
        script.send("bob", ProtocolMessage.builder(Action.OBJECT).msgSerial(4L).state(List.of()));
        assertEquals(40010, nack("bob"));
        assertEquals(Map.of(), tree());
        assertEquals(List.of(), script.got("ada", Action.OBJECT));
    }

    @Test
    void operationsCountForTheLimitsThatSomebodyHasSet() {
        join("ada", BOTH);
        script.apply(new Input.LimitsSet(1_780_000_000_900L, Limits.of(Map.of("messages-per-second", "3"))));
        send("ada", 0, set("a", "1"), set("a", "2"));
        send("ada", 1, set("a", "3"), set("a", "4"));
        assertEquals(42911, nack("ada"));
        assertEquals(Map.of("a", "2"), tree());
    }

    @Test
    void aThousandOperationsInOneFrameStillOrderAsText() {
        join("ada", BOTH);
        send("ada", 0, Collections.nCopies(2500, set("k", "v")).toArray(ObjectOperation[]::new));
        var serials =
                Objects.requireNonNull(script.got("ada", Action.ACK).getLast().res()).getFirst().serials().stream()
                        .map(String::valueOf)
                        .toList();
        assertEquals(serials.stream().sorted().distinct().toList(), serials);
        assertEquals(2500, serials.size());
        var frame = script.got("ada", Action.OBJECT).getLast();
        assertTrue(serials.getLast().startsWith(frame.channelSerial() + ":"));
    }

    @Test
    void restOperationsReachSubscribersAndAreAnsweredOnce() {
        join("bob", READ);
        var request = new ObjectRequest("once", null, "hits", new ObjectPayload.CounterCreate(3));
        var first = rest(request);
        assertEquals(2, first.objectIds().size());
        var frame = script.got("bob", Action.OBJECT).getLast();
        assertEquals(first.messageId(), frame.id());
        assertEquals(2, Objects.requireNonNull(frame.state()).size());
        assertEquals(first.objectIds(), rest(request).objectIds());
        assertEquals(1, script.got("bob", Action.OBJECT).size());
        assertEquals(Map.of("hits", 3.0), tree());
        assertEquals(40010, refused("[bad", request));
        var large = new ObjectPayload.MapSet("k", new ObjectData.Bytes(new byte[65_536]));
        assertEquals(40009, refused("board", new ObjectRequest(null, "root", null, large)));
    }

    private int refused(String channel, ObjectRequest request) {
        var reply = script.rest(new RestCall.ChangeObjects(channel, List.of(request)));
        return ((RestReply.Failed) reply).error().code();
    }

    private RestReply.ObjectsChanged rest(ObjectRequest request) {
        script.apply(new Input.Requested(
                1_790_000_000_000L + script.inputs.size(),
                new RequestId(script.inputs.size()),
                new Identity("app.key", Identity.ANY),
                new RestCall.ChangeObjects("board", List.of(request))));
        return assertInstanceOf(RestReply.ObjectsChanged.class, ((Effect.Respond) script.last.getLast()).reply());
    }

    @Test
    void whatIsForgottenAfterADayIsDeletedForEverybodyFirst() {
        join("ada", BOTH);
        var map = "map:x@1";
        send("ada", 0, ObjectOperation.of(map, new ObjectPayload.MapSet("k", new ObjectData.Bool(true))));
        script.tick(120_000);
        send("ada", 1, set("a", "1"));
        script.tick(ChannelObjects.GRACE_MS + 120_000);
        join("bob", READ);
        var deletion = script.got("ada", Action.OBJECT).getLast();
        assertEquals(
                List.of(ObjectOperation.of(map, new ObjectPayload.ObjectDelete())),
                Objects.requireNonNull(deletion.state()).stream()
                        .map(ObjectMessage::operation)
                        .toList());
        assertEquals(List.of("root", map), synced("bob"));
        script.tick(ChannelObjects.GRACE_MS + 120_000);
        join("cy", READ);
        assertEquals(List.of("root"), synced("cy"));
    }

    private List<@Nullable String> synced(String client) {
        return Objects.requireNonNull(
                        script.got(client, Action.OBJECT_SYNC).getLast().state())
                .stream()
                .map(message -> Objects.requireNonNull(message.object()).objectId())
                .toList();
    }
}
