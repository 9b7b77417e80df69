package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers publishes in the order in which they came. SDKs take an answer for the oldest frame that waits for one,
/// whatever its number, so what comes after an append that is held back waits with it.
final class Acks {
    private final State state;
    private final Outbox outbox;

    Acks(State state, Outbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    /// Keeps the place of an answer that is not known yet.
    void await(Connection connection, long msgSerial) {
        connection.answersToSend().put(msgSerial, Optional.empty());
    }

    /// Acknowledges what was stored, and notes the answer for when the frame comes again.
    void accept(Connection connection, TransportId transport, long msgSerial, List<String> serials) {
        var result = new PublishResult(new ArrayList<>(serials));
        connection.answer(msgSerial, result);
        ack(transport, msgSerial, result);
    }

    void ack(TransportId transport, long msgSerial, @Nullable PublishResult result) {
        answer(
                transport,
                msgSerial,
                ProtocolMessage.builder(Action.ACK)
                        .msgSerial(msgSerial)
                        .count(1)
                        .res(result == null ? null : List.of(result))
                        .build());
    }

    void nack(TransportId transport, long msgSerial, ErrorInfo error) {
        answer(
                transport,
                msgSerial,
                ProtocolMessage.builder(Action.NACK)
                        .msgSerial(msgSerial)
                        .count(1)
                        .error(error)
                        .build());
    }

    private void answer(TransportId transport, long msgSerial, ProtocolMessage frame) {
        var connection = state.byTransport.get(transport);
        if (connection == null || connection.answersToSend().isEmpty()) {
            outbox.send(transport, frame);
            return;
        }
        var waiting = connection.answersToSend();
        waiting.put(msgSerial, Optional.of(frame));
        for (var first = waiting.values().iterator(); first.hasNext(); ) {
            var known = first.next();
            if (known.isEmpty()) {
                return;
            }
            outbox.send(transport, known.get());
            first.remove();
        }
    }
}
