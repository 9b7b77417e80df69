package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Index of attachments: which participant was attached to which channel, since when, and how it ended.
final class AttachmentIndex {
    private final Map<Integer, Map<ChannelId, List<Stay>>> byParticipant = new HashMap<>(); // looked up only

    /// A time on one channel. A participant may have it by several names (derived channels); it ends with the
    /// last of them.
    private static final class Stay {
        private final Set<String> names = new LinkedHashSet<>();
        private final long fromNanos;
        // Since when it is owed every message: what only a lost connection parts belongs together, since a resume
        // brings what was missed between.
        private final long owedFromNanos;
        private long toNanos = Span.OPEN;
        // From when on messages are sent to it or not: whether the attachment has the mode SUBSCRIBE.
        private final NavigableMap<Long, Boolean> subscribes = new TreeMap<>();
        // Whether it ended with the connection, and not with a DETACHED.
        private boolean lost;

        private Stay(long fromNanos, @Nullable Stay before) {
            this.fromNanos = fromNanos;
            this.owedFromNanos = before != null && before.lost ? before.owedFromNanos : fromNanos;
        }

        private Span span() {
            return new Span(fromNanos, toNanos);
        }

        private boolean subscribesAt(long nanos) {
            var latest = subscribes.floorEntry(nanos);
            return latest != null && latest.getValue();
        }

        private boolean isOpenAt(long nanos) {
            return toNanos == Span.OPEN || nanos < toNanos;
        }
    }

    /// Takes what the broker said of a channel: ATTACHED, DETACHED or ERROR. Other frames say nothing of it.
    void said(int participant, @Nullable ChannelId channel, ProtocolMessage frame, long nanos) {
        if (participant < 0 || channel == null) {
            return;
        }
        var name = Objects.requireNonNullElse(frame.channel(), channel.name());
        int flags = Objects.requireNonNullElse(frame.flags(), 0);
        switch (frame.action()) {
            case ATTACHED ->
                attached(participant, channel, name, ChannelMode.in(flags).contains(ChannelMode.SUBSCRIBE), nanos);
            case DETACHED, ERROR -> detached(participant, channel, name, nanos);
            case null, default -> {}
        }
    }

    private void attached(int participant, ChannelId channel, String name, boolean subscribes, long nanos) {
        var stays = byParticipant
                .computeIfAbsent(participant, key -> new LinkedHashMap<>())
                .computeIfAbsent(channel, key -> new ArrayList<>());
        if (stays.isEmpty() || !stays.getLast().isOpenAt(nanos)) {
            stays.add(new Stay(nanos, stays.isEmpty() ? null : stays.getLast()));
        }
        var stay = stays.getLast();
        boolean only = stay.names.isEmpty() || stay.names.equals(Set.of(name));
        boolean now = only ? subscribes : stay.subscribesAt(nanos) || subscribes;
        if (stay.subscribes.isEmpty() || stay.subscribesAt(nanos) != now) {
            stay.subscribes.put(nanos, now);
        }
        stay.names.add(name);
    }

    private void detached(int participant, ChannelId channel, String name, long nanos) {
        var stays = stays(participant, channel);
        var stay = stays.isEmpty() ? null : stays.getLast();
        if (stay != null && stay.toNanos == Span.OPEN && stay.names.remove(name) && stay.names.isEmpty()) {
            stay.toNanos = nanos;
        }
    }

    /// The participant has lost its transport, and every attachment with it.
    void lost(int participant, long nanos) {
        for (var stays : byParticipant.getOrDefault(participant, Map.of()).values()) {
            var stay = stays.getLast();
            if (stay.toNanos == Span.OPEN) {
                stay.toNanos = nanos;
                stay.lost = true;
            }
        }
    }

    /// Returns the status of a participant that is not gone on the channel of a message.
    ///
    /// @param isWhole whether it was sent the message as a whole, not only what was added to it
    /// @param isNamed whether a frame with the message was meant for it
    AttachmentStatus status(int participant, FocusedMessage subject, boolean isWhole, boolean isNamed, long nanos) {
        var stay = at(participant, subject.channel(), nanos);
        if (stay == null || !stay.isOpenAt(nanos) && !stay.lost) {
            return AttachmentStatus.ELSEWHERE;
        } else if (!stay.subscribesAt(nanos)) {
            return AttachmentStatus.NOT_SUBSCRIBED;
        } else if (!isNamed && participant == subject.author()) {
            return AttachmentStatus.AUTHOR;
        } else if (!isWhole && stay.owedFromNanos > subject.createdNanos()) {
            return AttachmentStatus.CAME_LATER;
        }
        return stay.isOpenAt(nanos) ? AttachmentStatus.ATTACHED : AttachmentStatus.AWAY;
    }

    /// Since when a participant has been attached to a channel at a moment, ns since 1970; `Long.MAX_VALUE`
    /// when it is not.
    long since(int participant, ChannelId channel, long nanos) {
        var stay = at(participant, channel, nanos);
        return stay == null || !stay.isOpenAt(nanos) ? Long.MAX_VALUE : stay.fromNanos;
    }

    // The stay at a moment, or the last one before it.
    private @Nullable Stay at(int participant, ChannelId channel, long nanos) {
        var stays = stays(participant, channel);
        int begun = Span.begunAt(stays, Stay::span, nanos);
        return begun == 0 ? null : stays.get(begun - 1);
    }

    private List<Stay> stays(int participant, ChannelId channel) {
        return byParticipant.getOrDefault(participant, Map.of()).getOrDefault(channel, List.of());
    }
}
