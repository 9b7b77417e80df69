package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.AppSpec;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.ChannelView;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A limit of what channels keep, of which everybody is told who needs what was dropped.
class RetentionTest {
    /// Some four messages of [#LONG].
    private static final long FEW = 4_500;

    private static final String LONG = "x".repeat(400);
    private static final long TWO_MINUTES = BrokerSettings.DEFAULT.keepMs();
    private static final RestCall.Direction FORWARDS = RestCall.Direction.FORWARDS;

    private final BrokerScript script = new BrokerScript(new Broker(BrokerSettings.DEFAULT.keeping(FEW), 7));

    // ---- size ---------------------------------------------------------------------------------

    @Test
    void theOldestOfAllChannelsGoFirst() {
        script.connect("ann");
        for (int i = 0; i < 10; i++) {
            script.publish("ann", i % 2 == 0 ? "even" : "odd", i + LONG);
        }
        assertEquals(List.of("6", "8"), firsts("even"));
        assertEquals(List.of("7", "9"), firsts("odd"));
    }

    @Test
    void aMessageThatGrowsStays() {
        var growing = script.connect("ann").publish("ann", "c", "0" + LONG).lastSerial("ann");
        for (int i = 1; i < 10; i++) {
            script.publish("ann", "c", i + LONG).append("ann", "c", growing, ".");
        }
        assertEquals(List.of("0", "8", "9"), firsts("c"));
    }

    @Test
    void olderVersionsCount() {
        var edited = script.connect("ann").publish("ann", "c", "0" + LONG).lastSerial("ann");
        script.publish("ann", "c", "1" + LONG);
        for (int i = 0; i < 5; i++) {
            script.publish("ann", "c", BrokerScript.change(MessageAction.UPDATE, edited, "0" + LONG));
        }
        assertEquals(List.of("0"), firsts("c"));
    }

    @Test
    void whatIsTooLargeAloneIsDeliveredAndNotKept() {
        script.connect("ann").connect("ben").attach("ben", "c").publish("ann", "c", LONG.repeat(12));
        assertEquals(List.of(), firsts("c"));
        assertEquals(1, script.texts("ben").size());
    }

    @Test
    void changesOfPresenceGoAndMembersStay() {
        script.connect("ann").attach("ann", "c").enter("ann", "c");
        for (int i = 0; i < 20; i++) {
            script.connect("ben").attach("ben", "c").enter("ben", "c");
        }
        var page = new RestCall.Page(0, Long.MAX_VALUE, FORWARDS, 100, null);
        var events = (RestReply.Presence) script.rest(new RestCall.PresenceHistory("c", page));
        assertTrue(events.members().size() < 12, events.members().size() + " changes are kept");
        var members = (RestReply.Presence) script.rest(new RestCall.Members("c", "ann", null, page));
        assertEquals(1, members.members().size());
    }

    @Test
    void annotationsCountAndGo() {
        var liked = script.connect("ann").publish("ann", "c", "liked").lastSerial("ann");
        for (int i = 0; i < 20; i++) {
            script.annotate("ann", "c", BrokerScript.reaction(liked, "r" + i));
        }
        assertEquals(List.of(), firsts("c"), "its annotations alone are too much");
        assertTrue(keptBytes() <= FEW);
    }

    @Test
    void idsOfWhatIsNotStoredAreForgottenToo() {
        script.connect("ann");
        for (int i = 0; i < 100; i++) {
            script.publish("ann", "c", ephemeral("id" + i));
        }
        assertTrue(keptIds() < 30, keptIds() + " ids are kept");
        script.connect("ben").attach("ben", "c");
        script.publish("ann", "c", ephemeral("id99"));
        assertEquals(0, script.got("ben", Action.MESSAGE).size(), "the newest are still known");
        script.publish("ann", "c", ephemeral("id0"));
        assertEquals(1, script.got("ben", Action.MESSAGE).size());
    }

    @Test
    void anAttachmentForgetsWhatItLacksOfWhatIsGone() {
        script.connectSilent("ann").attach("ann", "c");
        for (int i = 0; i < 50; i++) {
            script.publish("ann", "c", LONG);
            script.publish("ann", "c", ephemeral("id" + i));
        }
        var parts = new ArrayList<ImagePart>();
        script.broker.image(parts::add);
        for (var part : parts) {
            if (part instanceof ImagePart.AttachmentPart attachment) {
                assertEquals(firsts("c").size(), attachment.missed().size());
            }
        }
    }

    // ---- who needs what is gone -----------------------------------------------------------------

    @Test
    void aResumeIntoWhatIsGoneIsToldSo() {
        script.connect("ann").connect("ben").attach("ben", "c").publish("ann", "c", "0");
        var from = script.lastChannelSerial("ben");
        script.lose("ben");
        for (int i = 1; i < 10; i++) {
            script.publish("ann", "c", i + LONG);
        }
        var attached = attached(from);
        assertFalse(attached.has(Flag.RESUMED));
        assertEquals(90003, Objects.requireNonNull(attached.error()).code());
        assertEquals(0, script.got("ben", Action.MESSAGE).size());
    }

    @Test
    void aResumeGoesOnWhereAllThatFollowsIsKept() {
        script.connect("ann").connect("ben").attach("ben", "c");
        for (int i = 0; i < 10; i++) {
            script.publish("ann", "c", i + LONG);
        }
        var from = script.lastChannelSerial("ben");
        script.lose("ben").publish("ann", "c", "10" + LONG).publish("ann", "c", "11" + LONG);
        assertTrue(attached(from).has(Flag.RESUMED));
        assertEquals(2, script.texts("ben").size());
    }

    @Test
    void aMessageThatIsOlderThanTheGapAndHasChangedIsSentAgain() {
        var growing = script.connect("ann").publish("ann", "c", "0").lastSerial("ann");
        script.connect("ben").attach("ben", "c").publish("ann", "c", "1");
        var from = script.lastChannelSerial("ben");
        script.lose("ben").append("ann", "c", growing, "!").publish("ann", "c", "2");
        assertTrue(attached(from).has(Flag.RESUMED));
        assertEquals(List.of("0!", "2"), List.copyOf(script.texts("ben").values()));
    }

    @Test
    void aGapOfAnotherChannelIsNobodysBusiness() {
        script.connect("ann").connect("ben").attach("ben", "c").publish("ann", "c", "0");
        var from = script.lastChannelSerial("ben");
        script.lose("ben");
        for (int i = 1; i < 10; i++) {
            script.publish("ann", "other", i + LONG);
        }
        assertEquals(List.of(), firsts("c"));
        assertTrue(attached(from).has(Flag.RESUMED), "it has had all that there was");
    }

    @Test
    void whatIsGoneCannotBeChanged() {
        var gone = script.connect("ann").publish("ann", "c", "0" + LONG).lastSerial("ann");
        for (int i = 1; i < 10; i++) {
            script.publish("ann", "c", i + LONG);
        }
        for (var action : List.of(MessageAction.UPDATE, MessageAction.DELETE, MessageAction.APPEND)) {
            script.publish("ann", "c", BrokerScript.change(action, gone, "more"));
        }
        script.annotate("ann", "c", BrokerScript.reaction(gone, "late"));
        var refusals = script.got("ann", Action.NACK).stream()
                .map(nack -> Objects.requireNonNull(nack.error()).code())
                .toList();
        assertEquals(List.of(40400, 40400, 40400, 40400), refusals);
        assertEquals(
                40400,
                ((RestReply.Failed) script.rest(new RestCall.GetMessage("c", gone)))
                        .error()
                        .code());
    }

    @Test
    void anAppendThatWasHeldBackForWhatIsGoneIsRefused() {
        var growing = script.connectRolling("ann", 40).publish("ann", "c", "0").lastSerial("ann");
        script.append("ann", "c", growing, "1").append("ann", "c", growing, "2");
        script.connect("ben");
        for (int i = 0; i < 10; i++) {
            script.publish("ben", "c", i + LONG);
        }
        script.pass(100);
        var nack = script.got("ann", Action.NACK).getLast();
        assertEquals(40400, Objects.requireNonNull(nack.error()).code());
        assertEquals(2, nack.msgSerial());
    }

    @Test
    void aPageGoesOnBehindAMessageThatIsGone() {
        script.connect("ann");
        for (int i = 0; i < 4; i++) {
            script.publish("ann", "c", i + LONG);
        }
        var first = page(new RestCall.Page(0, Long.MAX_VALUE, FORWARDS, 2, null));
        assertEquals(List.of("0", "1"), firsts(first));
        script.publish("ann", "c", "4" + LONG).publish("ann", "c", "5" + LONG).publish("ann", "c", "6" + LONG);
        var second = page(new RestCall.Page(0, Long.MAX_VALUE, FORWARDS, 10, first.nextCursor()));
        assertEquals(List.of("3", "4", "5", "6"), firsts(second));
    }

    // ---- time ---------------------------------------------------------------------------------

    @Test
    void withoutPersistenceAChannelOfAnAppKeepsTwoMinutes() {
        var app = app();
        script.connectTo(app, "ann");
        script.publish(app + "/ann", "chat", "0").publish(app + "/ann", "persisted:chat", "0");
        script.connect("ben").publish("ben", "chat", "0");
        script.pass(TWO_MINUTES / 2);
        script.publish(app + "/ann", "chat", "1");
        assertEquals(List.of("0", "1"), firsts(app, "chat"));
        script.pass(TWO_MINUTES / 2);
        assertEquals(List.of("1"), firsts(app, "chat"));
        script.pass(10 * TWO_MINUTES);
        assertEquals(List.of(), firsts(app, "chat"));
        assertEquals(List.of("0"), firsts(app, "persisted:chat"), "its namespace says so");
        assertEquals(List.of("0"), firsts("chat"), "nobody has said what is to be kept there");
    }

    @Test
    void anEmptyChannelGoesAndIsNotMissed() {
        script.connect("ann").attach("ann", "c").connect("ben").attach("ben", "c");
        var from = script.lastChannelSerial("ben");
        for (int i = 0; i < 100; i++) {
            script.attach("ann", "c" + i)
                    .send("ann", ProtocolMessage.builder(Action.DETACH).channel("c" + i));
        }
        assertEquals(101, script.broker.channels().size());
        script.pass(3 * TWO_MINUTES);
        assertEquals(1, script.broker.channels().size(), "who is attached to it may need it");
        script.lose("ann").lose("ben").pass(5 * TWO_MINUTES);
        script.connect("ann");
        assertEquals(0, script.broker.channels().size());
        assertTrue(attached(from).has(Flag.RESUMED), "nothing has happened there");
        assertNull(StateGraph.difference(script.broker, ImageTrip.of(script.broker)));
    }

    @Test
    void whatWasDroppedOfAChannelThatIsGoneIsMissed() {
        script.connect("ann").connect("ben").attach("ben", "c");
        var from = script.lastChannelSerial("ben");
        script.lose("ben").publish("ann", "c", "0" + LONG);
        for (int i = 1; i < 10; i++) {
            script.publish("ann", "other", i + LONG);
        }
        script.pass(5 * TWO_MINUTES);
        assertEquals(
                List.of("other"),
                script.broker.channels().stream().map(ChannelView::name).toList());
        var attached = attached(from);
        assertFalse(attached.has(Flag.RESUMED));
        assertEquals(90003, Objects.requireNonNull(attached.error()).code());
    }

    @Test
    void anAppThatIsDroppedCountsNoMore() {
        var app = app();
        script.connectTo(app, "ann").publish(app + "/ann", "chat", LONG).publish(app + "/ann", "persisted:c", LONG);
        var admin = new Identity(app, app + ".key", Identity.ANY, Capability.UNLIMITED, null);
        script.apply(new Input.Requested(script.now(), new RequestId(9), admin, new RestCall.DropApp(app)));
        assertEquals(0, keptBytes());
    }

    // ---- the same elsewhere ---------------------------------------------------------------------

    @Test
    void theNextLifeHasItsOwnLimit() {
        var unlimited = new BrokerScript(new Broker(BrokerSettings.DEFAULT.keeping(0), 7)).connect("ann");
        for (int i = 0; i < 20; i++) {
            unlimited.publish("ann", "c", i + LONG);
        }
        var next = new BrokerScript(
                ImageTrip.of(unlimited.broker).nextLife(BrokerSettings.DEFAULT.keeping(FEW), 99, unlimited.now()));
        next.connectAs(100, "ann").publish("ann", "c", "20" + LONG);
        var kept = next.broker.channels().getFirst().messages();
        assertEquals(4, kept.size());
        assertEquals("20" + LONG, ((Data.Text) kept.getLast().data()).value());
    }

    @Test
    void settingsThatDoNotSayItHaveNoLimit() {
        var old = BrokerSettings.of(Map.of("maxMessageSize", "65536"));
        assertEquals(0, old.keepBytes());
        assertEquals(0, old.keepMs());
        assertEquals(BrokerSettings.DEFAULT, BrokerSettings.of(BrokerSettings.DEFAULT.toMap()));
        assertEquals(old, BrokerSettings.of(old.toMap()));
    }

    private ProtocolMessage attached(String from) {
        script.resume("ben").attachFrom("ben", "c", from);
        return script.got("ben", Action.ATTACHED).getLast();
    }

    private static Message ephemeral(String id) {
        return Message.builder()
                .id(id)
                .data(new Data.Text("now"))
                .extras(Map.of("ephemeral", true))
                .build();
    }

    /// A new app whose namespace `persisted` is.
    private String app() {
        var namespaces = List.of(new App.Namespace("persisted", Map.of("persisted", true)));
        var made = script.rest(new RestCall.CreateApp(new AppSpec(List.of(), namespaces, 0, List.of())));
        return ((RestReply.AppCreated) made).app().id();
    }

    private List<String> firsts(String channel) {
        return firsts("", channel);
    }

    /// First letters of the messages that history has, as a client asks for them.
    private List<String> firsts(String app, String channel) {
        var page = new RestCall.Page(0, Long.MAX_VALUE, FORWARDS, 100, null);
        var reader = new Identity(app, "app.key", Identity.ANY, Capability.UNLIMITED, null);
        script.tick(1);
        script.apply(new Input.Requested(
                script.now(), new RequestId(script.now()), reader, new RestCall.History(channel, page, null)));
        return firsts((RestReply.Messages) ((Effect.Respond) script.last.getLast()).reply());
    }

    private static List<String> firsts(RestReply.Messages messages) {
        return messages.messages().stream()
                .map(message -> ((Data.Text) Objects.requireNonNull(message.data())).value())
                .map(text -> text.substring(0, 1))
                .toList();
    }

    private RestReply.Messages page(RestCall.Page page) {
        return (RestReply.Messages) script.rest(new RestCall.History("c", page, null));
    }

    private long keptIds() {
        var parts = new ArrayList<ImagePart>();
        script.broker.image(parts::add);
        return parts.stream().filter(ImagePart.GivenIdPart.class::isInstance).count();
    }

    private long keptBytes() {
        assertNull(StateGraph.difference(script.broker, ImageTrip.of(script.broker)));
        return StateGraph.state(script.broker).keptBytes();
    }
}
