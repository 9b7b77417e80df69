package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the simulation has found, each as the shortest course of events that shows it.
class FoundBySimulationTest {
    private final BrokerScript script = new BrokerScript(7);

    private static Message text(String text) {
        return Message.builder().data(new Data.Text(text)).build();
    }

    private void send(String client, long msgSerial, Message... messages) {
        script.send(
                client,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("chat")
                        .msgSerial(msgSerial)
                        .messages(List.of(messages)));
    }

    private List<MessageAction> actions(String client) {
        return script.got(client, Action.MESSAGE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .map(message -> Objects.requireNonNull(message.action()))
                .toList();
    }

    @Test
    void whoHearsNoEchoGetsItsOwnMessageWholeWhenSomebodyElseAppends() {
        script.connectSilent("writer").connect("other").attach("writer", "chat");
        script.publish("writer", "chat", "a");
        var serial = script.lastSerial("writer");
        script.append("other", "chat", serial, "b");
        script.append("other", "chat", serial, "c");
        script.append("writer", "chat", serial, "d");
        script.append("other", "chat", serial, "e");
        assertEquals(List.of(MessageAction.UPDATE, MessageAction.APPEND, MessageAction.UPDATE), actions("writer"));
        assertEquals("abcde", script.texts("writer").get(serial));
    }

    @Test
    void whoHearsNoEchoMissesNoChangeOfItsOwnMessageInAResume() {
        script.connectSilent("writer").connect("other").attach("writer", "chat");
        script.publish("writer", "chat", "a");
        var serial = script.lastSerial("writer");
        var from = script.lastChannelSerial("writer");
        script.lose("writer").append("other", "chat", serial, "b");
        script.resumeSilent("writer").attachFrom("writer", "chat", from);
        assertEquals("ab", script.texts("writer").get(serial));
        var after = script.lastChannelSerial("writer");
        script.append("writer", "chat", serial, "c").lose("writer");
        script.resumeSilent("writer").attachFrom("writer", "chat", after);
        assertEquals(List.of(), script.got("writer", Action.MESSAGE));
    }

    @Test
    void messagesOfOneFrameComeBackInOneFrame() {
        script.connect("agent").connect("phone").attach("phone", "chat");
        var from = script.lastChannelSerial("phone");
        script.lose("phone");
        send("agent", 0, text("a"), text("b"));
        script.resume("phone").attachFrom("phone", "chat", from);
        // Two frames would have the same channelSerial: a phone that drops between them would go on after both.
        assertEquals(1, script.got("phone", Action.MESSAGE).size());
        assertEquals(2, script.texts("phone").size());
    }

    @Test
    void aFrameWithNewMessagesAndChangesIsDeliveredInTheOrderOfItsSerials() {
        script.connect("agent").connect("phone").attach("phone", "chat");
        script.publish("agent", "chat", "first");
        var serial = script.lastSerial("agent");
        send("agent", 1, text("new"), BrokerScript.change(MessageAction.APPEND, serial, "!"), text("newer"));
        var serials = script.got("phone", Action.MESSAGE).stream()
                .map(ProtocolMessage::channelSerial)
                .toList();
        assertEquals(serials.stream().sorted().toList(), serials);
        assertEquals(4, serials.size());
    }

    @Test
    void appendsOfOneFrameAreNotInTheWholeTwice() {
        script.connect("agent").connect("phone");
        script.publish("agent", "chat", "a");
        var serial = script.lastSerial("agent");
        script.attach("phone", "chat");
        send(
                "agent",
                1,
                BrokerScript.change(MessageAction.APPEND, serial, "b"),
                BrokerScript.change(MessageAction.APPEND, serial, "c"));
        assertEquals("abc", script.texts("phone").get(serial));
    }

    @Test
    void whoSubscribesAgainGetsNoIncrementOfWhatItHasMissed() {
        script.connect("agent").connect("phone").attach("phone", "chat");
        script.publish("agent", "chat", "a");
        var serial = script.lastSerial("agent");
        attachWith(Set.of(ChannelMode.PRESENCE));
        script.append("agent", "chat", serial, "b");
        attachWith(Set.of(ChannelMode.SUBSCRIBE));
        script.append("agent", "chat", serial, "c");
        assertEquals("abc", script.texts("phone").get(serial));
    }

    private void attachWith(Set<ChannelMode> modes) {
        script.send(
                "phone", ProtocolMessage.builder(Action.ATTACH).channel("chat").flags(ChannelMode.bits(modes)));
    }

    @Test
    void aReentryThatIsOlderThanTheMemberChangesNothing() {
        script.connect("phone").connect("watcher").attach("phone", "chat").attach("watcher", "chat");
        presence(null, PresenceAction.ENTER, 0, "old");
        var first = script.got("phone", Action.PRESENCE).getLast();
        presence(null, PresenceAction.UPDATE, 1, "new");
        // The echo of the update is lost with the transport; the client enters again as it knows itself.
        script.lose("phone").resume("phone").attach("phone", "chat");
        presence(first.presence().getFirst().id(), PresenceAction.ENTER, 2, "old");
        assertEquals(2, script.got("watcher", Action.PRESENCE).size());
        assertEquals(1, script.got("phone", Action.ACK).size());
        var member = script.broker.channels().getFirst().members().getFirst();
        assertEquals(new Data.Text("new"), member.data());
    }

    private void presence(
            @org.jspecify.annotations.Nullable String id, PresenceAction action, long msgSerial, String data) {
        var change =
                PresenceMessage.builder(action).id(id).data(new Data.Text(data)).build();
        script.send(
                "phone",
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel("chat")
                        .msgSerial(msgSerial)
                        .presence(List.of(change)));
    }
}
