package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.LatestIndex;
import dev.playhead.transport.insight.column.MomentCount;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The channels and their messages, in order of first use and of creation.
final class ChannelIndex {
    private final List<Messages> channels = new ArrayList<>();
    private final Map<ChannelId, Integer> byId = new HashMap<>();
    private final FocusIndex focus = new FocusIndex();
    private final MomentCount edited = new MomentCount();
    // What is different from what was published.
    private final List<MessageBuilder> changed = new ArrayList<>();
    private final VersionedList<ChannelTrack> published = new VersionedList<>();

    private static final class Messages {
        private final ChannelId id;
        private final List<MessageBuilder> all = new ArrayList<>();
        private final Map<String, MessageBuilder> bySerial = new HashMap<>();
        // What was sent of messages whose creation is not in the log, until something happens to them.
        private final Map<String, List<Carried>> earlier = new HashMap<>(); // looked up only, never iterated
        private final LatestIndex touched = new LatestIndex();
        private final VersionedList<ChannelTrack.MessageMark> marks = new VersionedList<>();

        Messages(ChannelId id) {
            this.id = id;
        }
    }

    private record Carried(long position, long nanos) {}

    /// Index of a channel, added at its first use; -1 for none.
    int index(@Nullable ChannelId channel) {
        if (channel == null) {
            return -1;
        }
        return byId.computeIfAbsent(channel, id -> {
            channels.add(new Messages(id));
            published.add(new ChannelTrack(id, List.of()));
            return channels.size() - 1;
        });
    }

    ChannelId id(int index) {
        return channels.get(index).id;
    }

    @Nullable
    MessageBuilder message(@Nullable ChannelId channel, @Nullable String serial) {
        var index = channel == null || serial == null ? null : byId.get(channel);
        return index == null ? null : channels.get(index).bySerial.get(serial);
    }

    /// Notes that these messages were in the entry at `position`, for somebody to read.
    void carried(@Nullable ChannelId channel, List<Message> given, long position, long nanos) {
        for (var message : given) {
            var serial = message.serial();
            if (channel == null || serial == null || message.action() == MessageAction.SUMMARY) {
                continue;
            }
            var known = message(channel, serial);
            if (known != null) {
                known.sentIn(position, nanos);
            } else {
                channels.get(index(channel))
                        .earlier
                        .computeIfAbsent(serial, key -> new ArrayList<>())
                        .add(new Carried(position, nanos));
            }
        }
    }

    /// Positions of the entries that carried a message to somebody, from the `from`th on.
    long[] carriers(ChannelId channel, String serial, int from) {
        var known = message(channel, serial);
        return known == null ? new long[0] : known.sentFrom(from);
    }

    /// Positions of the entries that brought the versions of a message, in order; -1 where that is not in the
    /// log.
    long[] broughtBy(ChannelId channel, String serial) {
        var known = message(channel, serial);
        return known == null ? new long[0] : known.broughtBy();
    }

    /// Returns how many versions of a message were old enough at a moment that nobody could rightly lack
    /// them.
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
        var own = channels.get(index);
        var message = new MessageBuilder(serial, index, own.all.size() + 1, nanos, isText, streams, run);
        own.all.add(message);
        own.bySerial.put(serial, message);
        own.touched.add(nanos);
        var carried = own.earlier.remove(serial);
        if (carried != null) {
            carried.forEach(sent -> message.sentIn(sent.position, sent.nanos));
        }
        if (isText) {
            focus.created(message);
        }
        publishLater(message);
        return message;
    }

    void appended(MessageBuilder message, long nanos, int characters) {
        message.appended(nanos, characters);
        touched(message);
    }

    /// A message was edited, or deleted.
    void changed(MessageBuilder message, long nanos, boolean delete) {
        message.changed(nanos, delete);
        touched(message);
        if (!delete && nanos < message.editedNanos) {
            if (message.editedNanos != Span.OPEN) {
                edited.takeBack(message.editedNanos);
            }
            edited.add(nanos);
            message.editedNanos = nanos;
        }
    }

    /// Nothing is added to a message any more.
    void closed(MessageBuilder message, long nanos) {
        message.closed(nanos);
        publishLater(message);
    }

    private void touched(MessageBuilder message) {
        focus.changed(message);
        channels.get(message.channel).touched.raise(message.ordinal - 1, message.lastTouch());
        publishLater(message);
    }

    private void publishLater(MessageBuilder message) {
        if (!message.changed) {
            message.changed = true;
            changed.add(message);
        }
    }

    /// The message that the stage shows at a moment; null when there is none yet.
    @Nullable
    MessageBuilder focus(long nanos) {
        return focus.at(nanos);
    }

    /// Messages of a channel that were created or changed after `from` until `to`, but not those that
    /// `participant` made.
    List<MessageBuilder> changedBetween(ChannelId channel, long from, long to, int participant) {
        var own = channels.get(index(channel));
        var found = new ArrayList<MessageBuilder>();
        for (int i = own.touched.next(0, from); i >= 0; i = own.touched.next(i + 1, from)) {
            var message = own.all.get(i);
            if (message.author != participant && message.isTouchedBetween(from, to)) {
                found.add(message);
            }
        }
        return found;
    }

    /// Returns how many messages had been edited by a moment.
    int editedAt(long nanos) {
        return edited.until(nanos);
    }

    List<ChannelTrack> published() {
        Set<Messages> of = new LinkedHashSet<>();
        for (var message : changed) {
            message.changed = false;
            var own = channels.get(message.channel);
            if (message.ordinal > own.marks.size()) {
                own.marks.add(message.mark());
            } else {
                own.marks.set(message.ordinal - 1, message.mark());
            }
            of.add(own);
        }
        changed.clear();
        of.forEach(own -> published.set(index(own.id), new ChannelTrack(own.id, own.marks.view())));
        return published.view();
    }
}
