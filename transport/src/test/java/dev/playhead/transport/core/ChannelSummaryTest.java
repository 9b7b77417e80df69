package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.ChannelSummary;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A summary of a channel says what its messages say, without them.
class ChannelSummaryTest {
    private final BrokerScript script = new BrokerScript(7).connect("ann").attach("ann", "chat");

    private static Message change(MessageAction action, String serial) {
        return Message.builder()
                .actionCode(action.code())
                .serial(serial)
                .data(new Data.Text("text"))
                .build();
    }

    private static List<ChannelSummary> counted(Broker broker) {
        return broker.channels().stream()
                .map(view -> new ChannelSummary(
                        view.app(),
                        view.name(),
                        view.messages().size(),
                        (int) view.messages().stream()
                                .filter(message -> message.action() == MessageAction.DELETE)
                                .count(),
                        view.members(),
                        view.lastSerial()))
                .toList();
    }

    private String serial(int message) {
        return Objects.requireNonNull(
                script.broker.channels().getFirst().messages().get(message).serial());
    }

    @Test
    void deletedMessagesAreCountedWhereverTheStateComesFrom() {
        for (int i = 0; i < 5; i++) {
            script.publish(
                    "ann",
                    "chat",
                    Message.builder().data(new Data.Text("hello")).build());
        }
        script.publish("ann", "chat", change(MessageAction.DELETE, serial(1)));
        script.publish("ann", "chat", change(MessageAction.DELETE, serial(2)));
        script.publish("ann", "chat", change(MessageAction.DELETE, serial(2)));
        script.publish("ann", "chat", change(MessageAction.DELETE, serial(3)));
        script.publish("ann", "chat", change(MessageAction.UPDATE, serial(3)));
        var summary = script.broker.channelSummaries().getFirst();
        assertEquals(5, summary.messages());
        assertEquals(2, summary.deletedMessages());
        assertEquals(counted(script.broker), script.broker.channelSummaries());
        assertEquals(counted(script.broker), script.broker.copy().channelSummaries());
        assertEquals(counted(script.broker), ImageTrip.of(script.broker).channelSummaries());
    }

    @Test
    void aMessageIsFoundByItsSerial() {
        script.publish(
                "ann", "chat", Message.builder().data(new Data.Text("hello")).build());
        var message = script.broker.channels().getFirst().messages().getFirst();
        assertEquals(message, script.broker.message("", "chat", serial(0)));
        assertNull(script.broker.message("", "chat", "unknown"));
        assertNull(script.broker.message("", "other", serial(0)));
        assertNull(script.broker.message("shop", "chat", serial(0)));
    }
}
