package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What clients of earlier protocol versions are told that they could not understand.
class EarlierProtocolTest {
    @Test
    void whoKnowsNoAppendsIsToldTheWholeAsAnUpdate() {
        var script = new BrokerScript(5)
                .connectSpeaking("old", 4)
                .attach("old", "c")
                .connect("new")
                .attach("new", "c")
                .connect("agent");
        script.publish("agent", "c", "one");
        var serial = script.lastSerial("agent");
        script.append("agent", "c", serial, " two").append("agent", "c", serial, " three");
        assertEquals(List.of(MessageAction.CREATE, MessageAction.UPDATE, MessageAction.UPDATE), actions(script, "old"));
        assertEquals(List.of(MessageAction.CREATE, MessageAction.APPEND, MessageAction.APPEND), actions(script, "new"));
        assertEquals("one two three", script.texts("old").get(serial));
        assertEquals("one two three", script.texts("new").get(serial));
    }

    private static List<MessageAction> actions(BrokerScript script, String client) {
        return script.got(client, Action.MESSAGE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .map(message -> Objects.requireNonNull(message.action()))
                .toList();
    }
}
