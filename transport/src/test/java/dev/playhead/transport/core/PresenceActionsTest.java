package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What subscribers and history are told of a member, and who may be one.
class PresenceActionsTest {
    private final BrokerScript script = new BrokerScript(3)
            .connect("ann")
            .attach("ann", "c")
            .connect("watcher")
            .attach("watcher", "c");
    private long msgSerial;

    @Test
    void whoEntersAgainIsToldAsAnUpdate() {
        send("ann", PresenceAction.ENTER, "1");
        send("ann", PresenceAction.ENTER, "2");
        assertEquals(List.of("ENTER 1", "UPDATE 2"), told());
        assertEquals(List.of("ENTER 1", "UPDATE 2"), history());
    }

    @Test
    void anUpdateOfOneWhoHasNotEnteredIsToldAsAnEnter() {
        send("ann", PresenceAction.UPDATE, "1");
        send("ann", PresenceAction.UPDATE, "2");
        send("ann", PresenceAction.LEAVE, "3");
        send("ann", PresenceAction.UPDATE, "4");
        var all = List.of("ENTER 1", "UPDATE 2", "LEAVE 3", "ENTER 4");
        assertEquals(all, told());
        assertEquals(all, history());
    }

    @Test
    void aMemberThatReturnsAfterItsTimeEnters() {
        send("ann", PresenceAction.ENTER, "1");
        script.lose("ann").pass(20_000).resume("ann").attach("ann", "c");
        send("ann", PresenceAction.UPDATE, "2");
        assertEquals(List.of("ENTER 1", "LEAVE 1", "ENTER 2"), told());
    }

    @Test
    void noOtherActionIsAMembersToSend() {
        send("ann", PresenceAction.ABSENT, "1");
        assertEquals(40003, refusal("ann"));
        sendAs("ann", PresenceMessage.builder(PresenceAction.ENTER).actionCode(9));
        assertEquals(40003, refusal("ann"));
        assertEquals(List.of(), told());
    }

    @Test
    void presenceOfAnotherConnectionIsRefused() {
        var foreign = script.got("watcher", Action.CONNECTED).getLast().connectionId();
        sendAs("ann", PresenceMessage.builder(PresenceAction.ENTER).connectionId(foreign));
        assertEquals(40000, refusal("ann"));
        var own = script.got("ann", Action.CONNECTED).getLast().connectionId();
        sendAs("ann", PresenceMessage.builder(PresenceAction.ENTER).connectionId(own));
        assertEquals(1, told().size());
    }

    @Test
    void presenceBeforeTheAttachIsRefusedAsTheServiceDoes() {
        script.connect("late");
        send("late", PresenceAction.ENTER, "1");
        assertEquals(90001, refusal("late"));
        assertEquals(404, script.got("late", Action.NACK).getLast().error().statusCode());
    }

    @Test
    void whoMayBeAnybodyMustSayWho() {
        script.open("*", new Identity("app.key", Identity.ANY)).attach("*", "c");
        sendAs("*", PresenceMessage.builder(PresenceAction.ENTER));
        assertEquals(40012, refusal("*"));
        sendAs("*", PresenceMessage.builder(PresenceAction.ENTER).clientId("*"));
        assertEquals(2, script.got("*", Action.NACK).size());
        sendAs("*", PresenceMessage.builder(PresenceAction.ENTER).clientId("carl"));
        assertEquals(1, told().size());
    }

    @Test
    void aTokenOfNobodyIsNobody() {
        var nobody = new Identity("app", "app.key", null, Capability.UNLIMITED, new Token(0, Long.MAX_VALUE, null));
        script.open("nobody", nobody).attach("nobody", "c");
        sendAs("nobody", PresenceMessage.builder(PresenceAction.ENTER).clientId("ann"));
        assertEquals(40012, refusal("nobody"));
        sendAs("nobody", PresenceMessage.builder(PresenceAction.ENTER));
        assertEquals(91000, refusal("nobody"));
    }

    @Test
    void aNameThatWasOnlyRefusedIsNoChannelInUse() {
        script.connect("late");
        sendTo("late", "unused", PresenceMessage.builder(PresenceAction.ENTER));
        var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, 10, null);
        var channels = (RestReply.ChannelNames) script.rest(new RestCall.Channels(null, false, page));
        assertEquals(List.of("c"), channels.names());
    }

    private void send(String client, PresenceAction action, String data) {
        sendAs(client, PresenceMessage.builder(action).data(new Data.Text(data)));
    }

    private void sendAs(String client, PresenceMessage.Builder change) {
        sendTo(client, "c", change);
    }

    private void sendTo(String client, String channel, PresenceMessage.Builder change) {
        script.send(
                client,
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel(channel)
                        .msgSerial(msgSerial++)
                        .presence(List.of(change.build())));
    }

    private int refusal(String client) {
        var nacks = script.got(client, Action.NACK);
        assertTrue(!nacks.isEmpty(), "it was accepted");
        return Objects.requireNonNull(nacks.getLast().error()).code();
    }

    private List<String> told() {
        return script.got("watcher", Action.PRESENCE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.presence()).stream())
                .map(PresenceActionsTest::words)
                .toList();
    }

    private List<String> history() {
        var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, 100, null);
        var reply = (RestReply.Presence) script.rest(new RestCall.PresenceHistory("c", page));
        return reply.members().stream().map(PresenceActionsTest::words).toList();
    }

    private static String words(PresenceMessage change) {
        return Stream.of(String.valueOf(change.action()), change.data() instanceof Data.Text(var text) ? text : "")
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
