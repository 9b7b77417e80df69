package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.SentOccupancy;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.TimerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells attachments that ask for it how many there are of what on their channel (RTL4k with `occupancy`): at once when
/// something appears or is gone, otherwise soon.
final class Occupancy {
    private static final long SOON_MS = 500;

    private final State state;
    private final Outbox outbox;
    private final Deltas deltas;

    Occupancy(State state, Outbox outbox, Deltas deltas) {
        this.state = state;
        this.outbox = outbox;
        this.deltas = deltas;
    }

    /// After each input: looks at the channels that somebody watches.
    void look(long atMs) {
        if (state.watched.isEmpty()) {
            return;
        }
        for (var watched : List.copyOf(state.watched.entrySet())) {
            var channel = state.channels.get(watched.getKey());
            if (channel == null || !isWatched(channel)) {
                state.watched.remove(watched.getKey());
                outbox.cancelTimer(timer(watched.getKey()));
                continue;
            }
            var told = watched.getValue();
            if (told.crowd() == channel.crowd()) {
                continue;
            }
            var now = ChannelReads.metrics(channel);
            if (isTurn(told.metrics(), now)) {
                tell(channel, now, atMs);
            } else if (!told.metrics().equals(now)) {
                outbox.setTimer(timer(channel.key()), atMs + SOON_MS);
                state.watched.put(channel.key(), new SentOccupancy(channel.crowd(), told.metrics(), told.number()));
            }
        }
    }

    /// An attachment has begun to watch: it is told where things stand.
    void watch(Channel channel, Attachment attachment, long atMs) {
        var before = state.watched.get(channel.key());
        var now = ChannelReads.metrics(channel);
        if (before == null) {
            state.watched.put(channel.key(), new SentOccupancy(-1, Map.of(), 0));
            tell(channel, now, atMs);
        } else if (!isTurn(before.metrics(), now)) {
            send(channel, attachment, now, atMs);
        }
    }

    void due(String channelKey, long atMs) {
        var channel = state.channels.get(channelKey);
        if (channel != null && isWatched(channel)) {
            tell(channel, ChannelReads.metrics(channel), atMs);
        }
    }

    private void tell(Channel channel, Map<String, Integer> metrics, long atMs) {
        for (var attachment : channel.attachments()) {
            if (attachment.watchesOccupancy()) {
                send(channel, attachment, metrics, atMs);
            }
        }
        long number = state.watched
                .getOrDefault(channel.key(), new SentOccupancy(0, Map.of(), 0))
                .number();
        state.watched.put(channel.key(), new SentOccupancy(channel.crowd(), metrics, number + 1));
        outbox.cancelTimer(timer(channel.key()));
    }

    private void send(Channel channel, Attachment attachment, Map<String, Integer> metrics, long atMs) {
        var connection = state.connections.get(attachment.connection());
        if (connection == null || connection.transport() == null) {
            return;
        }
        var number = state.watched
                .getOrDefault(channel.key(), new SentOccupancy(0, Map.of(), 0))
                .number();
        var message = Message.builder()
                .id("occupancy:" + channel.clock().series() + ":" + number)
                .name("[meta]occupancy")
                .actionCode(MessageAction.META.code())
                .timestamp(atMs)
                .encoding("json")
                .data(new Data.Text(json(metrics, attachment.wantedMetric())))
                .build();
        deltas.send(
                channel,
                List.of(attachment),
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel(channel.name())
                        .timestamp(atMs)
                        .messages(List.of(message))
                        .build());
    }

    private static String json(Map<String, Integer> metrics, String wanted) {
        var text = new StringBuilder("{\"metrics\":{");
        var separator = "";
        for (var metric : metrics.entrySet()) {
            if (wanted.isEmpty() || wanted.equals(metric.getKey())) {
                text.append(separator)
                        .append('"')
                        .append(metric.getKey())
                        .append("\":")
                        .append(metric.getValue());
                separator = ",";
            }
        }
        return text.append("}}").toString();
    }

    private static boolean isWatched(Channel channel) {
        return channel.attachments().stream().anyMatch(Attachment::watchesOccupancy);
    }

    // From none to some, or from some to none.
    private static boolean isTurn(Map<String, Integer> before, Map<String, Integer> now) {
        var turned = new LinkedHashMap<>(now);
        turned.entrySet().removeIf(e -> (e.getValue() == 0) == (before.getOrDefault(e.getKey(), 0) == 0));
        return !turned.isEmpty();
    }

    private static TimerId timer(String channelKey) {
        return new TimerId(TimerId.Purpose.OCCUPANCY, channelKey);
    }
}
