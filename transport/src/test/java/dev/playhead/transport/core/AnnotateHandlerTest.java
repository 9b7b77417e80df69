package dev.playhead.transport.core;

import static dev.playhead.transport.core.BrokerScript.reaction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnotateHandlerTest {
    private static final String ALL_MODES = "publish,subscribe,annotation_publish,annotation_subscribe";
    private static final RestCall.Page PAGE =
            new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 100, null);

    private final BrokerScript script = new BrokerScript(7);
    private String message = "";

    @BeforeEach
    void aMessageToTalkAbout() {
        script.connect("ann").attach("ann", "chat").connect("bob").attach("bob", "chat");
        script.connect("eve").attachWith("eve", "chat", ALL_MODES);
        script.publish(
                "ann",
                "chat",
                Message.builder().name("greeting").data(new Data.Text("hello")).build());
        message = script.lastSerial("ann");
    }

    @Test
    void anAnnotationReachesThoseWhoAskedForItAndTheSummaryEverybody() {
        script.annotate("bob", "chat", reaction(message, "+1"));
        var serial = script.lastSerial("bob");
        assertTrue(serial.compareTo(message) > 0);
        assertEquals(List.of(), script.got("ann", Action.ANNOTATION));
        assertEquals(List.of(), script.got("bob", Action.ANNOTATION));
        var frame = script.got("eve", Action.ANNOTATION).getLast();
        var annotation = Objects.requireNonNull(frame.annotations()).getFirst();
        assertEquals(serial, annotation.serial());
        assertEquals("bob", annotation.clientId());
        assertEquals(AnnotationAction.CREATE, annotation.action());
        assertEquals(message, annotation.messageSerial());
        assertEquals(frame.connectionId() + ":0:0", annotation.id());
        assertNotNull(annotation.timestamp());
        assertEquals(serial, frame.channelSerial() + ":000");
        for (var client : List.of("ann", "bob", "eve")) {
            var told = last(client);
            assertEquals(MessageAction.SUMMARY, told.action(), client);
            assertEquals(message, told.serial());
            assertNull(told.data());
            assertEquals(message, Objects.requireNonNull(told.version()).serial());
            assertEquals(summary("+1", "bob"), told.annotations());
        }
    }

    @Test
    void aDeleteTakesTheReactionBack() {
        script.annotate("bob", "chat", reaction(message, "+1")).annotate("ann", "chat", reaction(message, "+1"));
        assertEquals(summary("+1", "bob", "ann"), last("eve").annotations());
        script.annotate("bob", "chat", delete(reaction(message, "+1")));
        assertEquals(summary("+1", "ann"), last("eve").annotations());
        script.annotate("ann", "chat", delete(reaction(message, "+1")));
        assertEquals(Map.of("summary", Map.of()), last("eve").annotations());
        var list = assertInstanceOf(
                RestReply.Annotations.class, script.rest(new RestCall.Annotations("chat", message, PAGE)));
        assertEquals(
                List.of(0, 0, 1, 1),
                list.annotations().stream().map(Annotation::actionCode).toList());
    }

    @Test
    void theSummaryIsOnTheMessageWhereverItIsGivenWhole() {
        script.annotate("bob", "chat", reaction(message, "+1"));
        var expected = summary("+1", "bob");
        var one = assertInstanceOf(RestReply.OneMessage.class, script.rest(new RestCall.GetMessage("chat", message)));
        assertEquals(expected, one.message().annotations());
        assertEquals(MessageAction.CREATE, one.message().action());
        var history = assertInstanceOf(RestReply.Messages.class, script.rest(new RestCall.History("chat", PAGE, null)));
        assertEquals(1, history.messages().size());
        assertEquals(expected, history.messages().getFirst().annotations());
        script.publish("ann", "chat", BrokerScript.change(MessageAction.UPDATE, message, "hello all"));
        assertEquals(expected, last("bob").annotations());
        script.append("ann", "chat", message, "!");
        assertEquals(MessageAction.APPEND, last("bob").action());
        assertNull(last("bob").annotations());
        var versions =
                assertInstanceOf(RestReply.Messages.class, script.rest(new RestCall.Versions("chat", message, PAGE)));
        assertEquals(3, versions.messages().size(), "a summary is no version");
    }

    @Test
    void aTypeThatIsNotCountedIsDeliveredWithoutASummary() {
        int before = script.got("bob").size();
        script.annotate(
                "ann",
                "chat",
                Annotation.builder()
                        .messageSerial(message)
                        .type("com.ably.reactions")
                        .build());
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
        assertEquals(before, script.got("bob").size());
    }

    @Test
    void refusals() {
        refused(40400, "bob", reaction("01780000000000-000@nowhere:000", "+1"));
        refused(
                40003,
                "bob",
                Annotation.builder().type("reaction:distinct.v1").name("x").build());
        refused(40000, "bob", Annotation.builder().messageSerial(message).build());
        refused(40000, "bob", reaction(message, "x").toBuilder().name(null).build());
        refused(40000, "bob", reaction(message, "x").toBuilder().count(0L).build());
        refused(40000, "bob", reaction(message, "x").toBuilder().actionCode(9).build());
        refused(40012, "bob", reaction(message, "x").toBuilder().clientId("ann").build());
        refused(
                40009,
                "bob",
                reaction(message, "x").toBuilder()
                        .data(new Data.Text("x".repeat(65_536)))
                        .build());
        refused(40031, "bob", reaction(message, "x").toBuilder().id("a").build(), reaction(message, "y"));
        refused(40000, "bob");
        script.connect("mute").attachWith("mute", "chat", "publish,subscribe");
        refused(40165, "mute", reaction(message, "+1"));
        script.open("*", null, true);
        refused(40161, "*", reaction(message, "+1"));
        refused(
                40161,
                "*",
                delete(reaction(message, "x").toBuilder().type("v:multiple.v1").build()));
        assertEquals(List.of(), script.got("eve", Action.ANNOTATION));
        script.annotate(
                "*",
                "chat",
                reaction(message, "x").toBuilder().type("v:multiple.v1").build());
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
    }

    @Test
    void oneWrongAnnotationRefusesTheWholePublish() {
        refused(40400, "bob", reaction(message, "+1"), reaction("nothing", "+1"));
        assertNull(((RestReply.OneMessage) script.rest(new RestCall.GetMessage("chat", message)))
                .message()
                .annotations());
    }

    @Test
    void severalAnnotationsOfOnePublishAreOneFrameAndOneSummary() {
        script.publish("ann", "chat", "another");
        var other = script.lastSerial("ann");
        int before = script.got("bob", Action.MESSAGE).size();
        script.annotate("bob", "chat", reaction(message, "+1"), reaction(message, "heart"), reaction(other, "+1"));
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
        var frames = script.got("bob", Action.MESSAGE);
        assertEquals(before + 1, frames.size());
        assertEquals(
                List.of(message, other),
                Objects.requireNonNull(frames.getLast().messages()).stream()
                        .map(Message::serial)
                        .toList());
    }

    @Test
    void anIdThatWasAcceptedIsAnsweredAgainButNotCountedAgain() {
        var once = Annotation.builder()
                .id("mine:0")
                .messageSerial(message)
                .type("m:total.v1")
                .build();
        script.annotate("bob", "chat", once);
        var serial = script.lastSerial("bob");
        script.annotate("bob", "chat", once);
        assertEquals(serial, script.lastSerial("bob"));
        assertEquals(
                Map.of("summary", Map.of("m:total.v1", Map.of("total", 1L))),
                last("eve").annotations());
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
    }

    @Test
    void whatWasMissedComesWithTheResume() {
        var from = script.lastChannelSerial("eve");
        script.lose("eve").lose("bob");
        var bobFrom = from;
        script.annotate("ann", "chat", reaction(message, "+1"));
        script.annotate("ann", "chat", delete(reaction(message, "+1"))).annotate("ann", "chat", reaction(message, "x"));
        script.resume("bob").attachFrom("bob", "chat", bobFrom);
        assertEquals(List.of(), script.got("bob", Action.ANNOTATION));
        assertEquals(MessageAction.SUMMARY, last("bob").action());
        assertEquals(summary("x", "ann"), last("bob").annotations());
        script.resume("eve")
                .send(
                        "eve",
                        ProtocolMessage.builder(Action.ATTACH)
                                .channel("chat")
                                .channelSerial(from)
                                .params(Map.of("modes", ALL_MODES)));
        assertEquals(3, script.got("eve", Action.ANNOTATION).size());
        assertEquals(1, script.got("eve", Action.MESSAGE).size());
        var places = script.got("eve").stream()
                .filter(frame -> frame.action() == Action.ANNOTATION || frame.action() == Action.MESSAGE)
                .map(ProtocolMessage::channelSerial)
                .map(String::valueOf)
                .toList();
        assertEquals(places.stream().sorted().toList(), places);
        // Changed as well: the whole message says it all.
        from = script.lastChannelSerial("eve");
        script.lose("eve").publish("ann", "chat", BrokerScript.change(MessageAction.UPDATE, message, "new"));
        script.annotate("ann", "chat", reaction(message, "y"));
        script.resume("eve").attachFrom("eve", "chat", from);
        assertEquals(1, script.got("eve", Action.MESSAGE).size());
        assertEquals(MessageAction.UPDATE, last("eve").action());
        assertTrue(String.valueOf(last("eve").annotations()).contains("y="));
    }

    @Test
    void aResentPublishIsAnsweredAgain() {
        script.annotate(
                "bob",
                "chat",
                reaction(message, "+1").toBuilder().type("m:total.v1").build());
        var serial = script.lastSerial("bob");
        script.lose("bob")
                .resume("bob")
                .send(
                        "bob",
                        ProtocolMessage.builder(Action.ANNOTATION)
                                .channel("chat")
                                .msgSerial(0L)
                                .annotations(List.of(reaction(message, "+1").toBuilder()
                                        .type("m:total.v1")
                                        .build())));
        assertEquals(serial, script.lastSerial("bob"));
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
    }

    @Test
    void overRestTheSameHolds() {
        var stored = assertInstanceOf(
                RestReply.Published.class,
                script.rest(new RestCall.Annotate("chat", message, List.of(vote(null, "stars", 4L)))));
        assertEquals(1, stored.serials().size());
        assertEquals(1, script.got("eve", Action.ANNOTATION).size());
        script.annotate("bob", "chat", vote(message, "stars", 2L));
        var summary = assertInstanceOf(
                RestReply.Summary.class, script.rest(new RestCall.ClientSummary("chat", message, "bob")));
        assertTrue(summary.toString().contains("total=6"), summary.toString());
        assertTrue(summary.toString().contains("{bob=2}"), summary.toString());
        var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 1, null);
        var first = (RestReply.Annotations) script.rest(new RestCall.Annotations("chat", message, page));
        assertEquals(
                List.of(4L), first.annotations().stream().map(Annotation::count).toList());
        var next = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 1, first.nextCursor());
        var second = (RestReply.Annotations) script.rest(new RestCall.Annotations("chat", message, next));
        assertEquals(
                List.of(2L),
                second.annotations().stream().map(Annotation::count).toList());
        assertNull(second.nextCursor());
        for (var call : List.of(
                new RestCall.Annotate("chat", "nothing", List.of(vote(null, "x", 1L))),
                new RestCall.Annotate("nowhere", message, List.of(vote(null, "x", 1L))),
                new RestCall.Annotations("chat", "nothing", PAGE),
                new RestCall.ClientSummary("chat", "nothing", "bob"))) {
            var failed = assertInstanceOf(RestReply.Failed.class, script.rest(call));
            assertEquals(40400, failed.error().code());
        }
    }

    @Test
    void aRestartRemembersAllOfIt() {
        script.annotate(
                "bob", "chat", reaction(message, "+1").toBuilder().id("mine").build());
        var from = script.lastChannelSerial("ann");
        script.annotate("ann", "chat", reaction(message, "heart"));
        var next = new BrokerScript(ImageTrip.of(script.broker).nextLife(BrokerSettings.DEFAULT, 8, script.now()));
        next.connect("eve")
                .send(
                        "eve",
                        ProtocolMessage.builder(Action.ATTACH)
                                .channel("chat")
                                .channelSerial(from)
                                .params(Map.of("modes", ALL_MODES)));
        assertEquals(1, next.got("eve", Action.ANNOTATION).size());
        assertEquals(1, next.got("eve", Action.MESSAGE).size());
        next.annotate("eve", "chat", reaction(message, "+1"));
        var told = Objects.requireNonNull(
                        next.got("eve", Action.MESSAGE).getLast().messages())
                .getFirst();
        var types = (Map<?, ?>) Objects.requireNonNull(
                Objects.requireNonNull(told.annotations()).get("summary"));
        var names = (Map<?, ?>) Objects.requireNonNull(types.get("reaction:distinct.v1"));
        assertEquals(List.of("bob", "eve"), ((Map<?, ?>) Objects.requireNonNull(names.get("+1"))).get("clientIds"));
        next.annotate(
                "eve", "chat", reaction(message, "+1").toBuilder().id("mine").build());
        assertEquals(2, next.got("eve", Action.ANNOTATION).size(), "the id is still known");
    }

    private void refused(int code, String client, Annotation... annotations) {
        script.annotate(client, "chat", annotations);
        var nack = script.got(client).getLast();
        assertEquals(Action.NACK, nack.action());
        assertEquals(
                code, Objects.requireNonNull(nack.error()).code(), nack.error().message());
    }

    private Message last(String client) {
        return Objects.requireNonNull(
                        script.got(client, Action.MESSAGE).getLast().messages())
                .getFirst();
    }

    private static Annotation delete(Annotation annotation) {
        return annotation.toBuilder().actionCode(AnnotationAction.DELETE.code()).build();
    }

    private static Annotation vote(@Nullable String message, String name, Long count) {
        return Annotation.builder()
                .messageSerial(message)
                .type("v:multiple.v1")
                .name(name)
                .count(count)
                .build();
    }

    private static Map<String, Object> summary(String name, String... clients) {
        var value = Map.of("total", (long) clients.length, "clientIds", List.of(clients), "clipped", false);
        return Map.of("summary", Map.of("reaction:distinct.v1", Map.of(name, value)));
    }
}
