package dev.playhead.transport.core;

import dev.playhead.transport.core.state.AppendWindow;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Publisher;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes many small appends few (`appendRollupWindow`): the first to a message is published at once, those that
/// follow within the connection's window are published as one when it ends, and then the next window begins.
final class Rollup {
    private final State state;
    private final Outbox outbox;
    private final PublishHandler publishing;
    private final Delivery delivery;
    private final Acks acks;

    Rollup(State state, Outbox outbox, PublishHandler publishing, Delivery delivery, Acks acks) {
        this.state = state;
        this.outbox = outbox;
        this.publishing = publishing;
        this.delivery = delivery;
        this.acks = acks;
    }

    /// Returns whether this frame was sent again after a resume and is still held back; then its answer is
    /// still to come.
    boolean stillHolds(Connection connection, TransportId transport, @Nullable String channelName, long msgSerial) {
        var channel = channelName == null ? null : state.known(connection.identity(), channelName);
        if (channel == null) {
            return false;
        }
        for (var window : channel.windows()) {
            var held = window.held();
            if (held != null && held.msgSerial() == msgSerial && isOf(window, connection.id())) {
                channel.open(window.holding(new AppendWindow.Held(transport, msgSerial, held.append())));
                acks.await(connection, msgSerial);
                return true;
            }
        }
        return false;
    }

    /// Publishes what must come before these messages: what others hold back for the messages that these change, and
    /// what the publisher itself holds back on this channel, unless this is one more append.
    void settleBefore(Channel channel, @Nullable ConnectionId publisher, List<Message> messages, long atMs) {
        if (channel.windows().isEmpty()) {
            return;
        }
        boolean append = isAppend(messages);
        for (var window : List.copyOf(channel.windows())) {
            boolean own = isOf(window, publisher);
            boolean target = messages.stream()
                    .anyMatch(m -> window.key().serial().equals(m.serial()) && m.action() != MessageAction.CREATE);
            if (own ? !append : target) {
                settle(channel, window, atMs);
            }
        }
    }

    /// Returns whether these messages would be held back: one more append, within its window.
    boolean isOpen(Connection connection, Channel channel, List<Message> messages) {
        return isAppend(messages) && channel.window(key(connection, messages.getFirst())) != null;
    }

    /// Holds an append back when its window is open. False when it is to be published at once.
    boolean holds(
            Connection connection,
            TransportId transport,
            Channel channel,
            Publisher publisher,
            long msgSerial,
            List<Message> messages,
            long atMs) {
        var window = isAppend(messages) ? channel.window(key(connection, messages.getFirst())) : null;
        if (window == null) {
            return false;
        }
        var append = messages.getFirst();
        var held = window.held();
        var together = held == null ? append : AppendWindow.together(held.append(), append);
        if (together == null) {
            settle(channel, window, atMs); // of another kind than what is held: the refusal must name this one only
            held = null;
            together = append;
        }
        var refusal = publishing.refusal(channel, publisher, List.of(together));
        if (refusal != null) {
            acks.nack(transport, msgSerial, refusal);
            return true;
        }
        if (held != null) {
            // Its data is safe, but the version that has it will be this one's.
            answer(connection.id(), held, new PublishResult(Collections.singletonList(null)));
        }
        acks.await(connection, msgSerial);
        channel.open(new AppendWindow(
                window.key(), publisher, window.endsAtMs(), new AppendWindow.Held(transport, msgSerial, together)));
        return true;
    }

    /// Opens the window that follows an append which was published at once.
    void published(Connection connection, Channel channel, Publisher publisher, List<Message> messages, long atMs) {
        long windowMs = connection.handshake().appendRollupMs();
        if (windowMs > 0 && isAppend(messages)) {
            var key = key(connection, messages.getFirst());
            begin(channel, new AppendWindow(key, publisher, atMs + windowMs, null));
        }
    }

    /// The end of a window: what was held back is published and the next window begins, or there is none.
    void ends(TimerId timer, long atMs) {
        var parts = timer.subject().split(" ", 3);
        var channel = state.channels.get(parts[2]);
        var key = new AppendWindow.Key(new ConnectionId(parts[0]), parts[1]);
        var window = channel == null ? null : channel.window(key);
        if (channel == null || window == null) {
            return;
        }
        var connection = state.connections.get(key.connection());
        settle(channel, window, atMs);
        if (window.held() == null || connection == null) {
            channel.close(key);
        } else {
            begin(channel, window.until(atMs + connection.handshake().appendRollupMs()));
        }
    }

    /// Publishes all that a connection holds back, because it ends.
    void settle(Connection connection, long atMs) {
        for (var channel : state.channels.values()) {
            for (var window : List.copyOf(channel.windows())) {
                if (isOf(window, connection.id())) {
                    settle(channel, window, atMs);
                    channel.close(window.key());
                    outbox.cancelTimer(timer(channel, window));
                }
            }
        }
    }

    /// Publishes all that is held back, each at the time at which it would have been at the latest.
    void settleAll() {
        for (var channel : state.channels.values()) {
            List.copyOf(channel.windows()).forEach(window -> settle(channel, window, window.endsAtMs()));
        }
    }

    private void settle(Channel channel, AppendWindow window, long atMs) {
        var held = window.held();
        if (held == null) {
            return;
        }
        channel.open(window.holding(null));
        var publisher = window.publisher();
        var connection = state.connections.get(window.key().connection());
        if (connection != null) {
            connection.mayPublish(1, 0, atMs); // counts as one against the rate, and is not refused any more
        }
        switch (publishing.publish(channel, publisher, List.of(held.append()), atMs)) {
            case PublishHandler.Outcome.Refused(var error) -> {
                if (connection != null && held.transport().equals(connection.transport())) {
                    acks.nack(
                            held.transport(), held.msgSerial(), error); // who was lost sends it again, and is told then
                }
            }
            case PublishHandler.Outcome.Stored(var serials, var steps) -> {
                answer(window.key().connection(), held, new PublishResult(new ArrayList<>(serials)));
                delivery.steps(channel, steps, publisher.connection());
            }
        }
    }

    // Remembered in any case: a client that has lost its transport sends the append again and must not add it twice.
    private void answer(ConnectionId id, AppendWindow.Held held, PublishResult result) {
        var connection = state.connections.get(id);
        if (connection == null) {
            return;
        }
        connection.answer(held.msgSerial(), held.transport(), result);
        if (held.transport().equals(connection.transport())) {
            acks.ack(held.transport(), held.msgSerial(), result);
        }
    }

    private void begin(Channel channel, AppendWindow window) {
        channel.open(window);
        outbox.setTimer(timer(channel, window), window.endsAtMs());
    }

    private static TimerId timer(Channel channel, AppendWindow window) {
        var subject = window.key().connection().value() + " " + window.key().serial() + " " + channel.key();
        return new TimerId(TimerId.Purpose.APPEND_WINDOW, subject);
    }

    private static AppendWindow.Key key(Connection connection, Message append) {
        return new AppendWindow.Key(connection.id(), Objects.requireNonNullElse(append.serial(), ""));
    }

    private static boolean isOf(AppendWindow window, @Nullable ConnectionId connection) {
        return window.key().connection().equals(connection);
    }

    private static boolean isAppend(List<Message> messages) {
        return messages.size() == 1 && messages.getFirst().action() == MessageAction.APPEND;
    }
}
