package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channels and their messages, in order of first use and of creation.
final class ChannelIndex {
    private final List<ChannelId> ids = new ArrayList<>();
    private final List<List<MessageBuilder>> messages = new ArrayList<>();
    private final Map<ChannelId, Integer> byId = new HashMap<>();
    private final Map<Place, MessageBuilder> bySerial = new HashMap<>();
    private final List<MessageBuilder> texts = new ArrayList<>();

    private record Place(ChannelId channel, String serial) {}

    /// Index of a channel, added at its first use; -1 for none.
    int index(@Nullable ChannelId channel) {
        if (channel == null) {
            return -1;
        }
        return byId.computeIfAbsent(channel, id -> {
            ids.add(id);
            messages.add(new ArrayList<>());
            return ids.size() - 1;
        });
    }

    ChannelId id(int index) {
        return ids.get(index);
    }

    @Nullable
    MessageBuilder message(@Nullable ChannelId channel, @Nullable String serial) {
        return channel == null || serial == null ? null : bySerial.get(new Place(channel, serial));
    }

    /// Notes that these messages were in the entry at `position`, for somebody to read.
    void carried(@Nullable ChannelId channel, List<Message> given, long position, long nanos) {
        for (var message : given) {
            var known = message(channel, message.serial());
            if (known != null && message.action() != MessageAction.SUMMARY) {
                known.sentIn(position, nanos);
            }
        }
    }

    /// Positions of the entries that carried a message to somebody, from the `from`th on.
    long[] carriers(ChannelId channel, String serial, int from) {
        var known = message(channel, serial);
        return known == null ? new long[0] : known.sentFrom(from);
    }

    /// How many versions of a message were old enough at a moment that nobody could rightly lack them.
    int versionAt(ChannelId channel, String serial, long nanos) {
        var known = message(channel, serial);
        return known == null ? 0 : known.versionAt(nanos);
    }

    /// Notes that these messages were meant for somebody who is away.
    void undelivered(@Nullable ChannelId channel, List<Message> given, long nanos) {
        for (var message : given) {
            var known = message(channel, message.serial());
            if (known != null && message.action() != MessageAction.SUMMARY) {
                known.handedOn(nanos);
            }
        }
    }

    MessageBuilder create(ChannelId channel, String serial, long nanos, boolean isText, boolean streams, int run) {
        int index = index(channel);
        var list = messages.get(index);
        var message = new MessageBuilder(serial, index, list.size() + 1, nanos, isText, streams, run);
        list.add(message);
        bySerial.put(new Place(channel, serial), message);
        if (isText) {
            texts.add(message);
        }
        return message;
    }

    /// Messages that a person would read, in order of creation.
    List<MessageBuilder> texts() {
        return texts;
    }

    /// Messages of a channel that were created or changed after `from` until `to`, but not those that `participant`
    /// made.
    List<MessageBuilder> changedBetween(ChannelId channel, long from, long to, int participant) {
        return messages.get(index(channel)).stream()
                .filter(message -> message.author != participant && message.isTouchedBetween(from, to))
                .toList();
    }

    int editedAt(long nanos) {
        int edited = 0;
        for (var list : messages) {
            for (var message : list) {
                if (message.changes.stream().anyMatch(change -> !change.delete() && change.atNanos() <= nanos)) {
                    edited++;
                }
            }
        }
        return edited;
    }

    List<ChannelTrack> published() {
        var all = new ArrayList<ChannelTrack>();
        for (int i = 0; i < ids.size(); i++) {
            all.add(new ChannelTrack(
                    ids.get(i),
                    messages.get(i).stream().map(MessageBuilder::mark).toList()));
        }
        return all;
    }
}
