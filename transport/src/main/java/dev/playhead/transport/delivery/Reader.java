package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A participant on one channel: its attachments, what it has of each message, and what it lacks. For one thread.
final class Reader {
    private static final int MOST_TEXTS = 1_000;
    private static final int MOST_LACKING = 1_000;

    final int participant;
    final int ordinal;
    /// By the name that the client uses; a participant may have a channel by more than one.
    final Map<String, Attachment> attachments = new HashMap<>(); // looked up, or asked of any order
    /// Its first attach, ns since 1970; `Long.MAX_VALUE` before.
    long sinceNanos = Long.MAX_VALUE;

    // Moments after which nothing comes any more of what it had missed until then, in order.
    private final EventSeries.Writer settled = new EventSeries.Writer();

    private final Map<String, Held> texts = new BoundedMap<>(MOST_TEXTS);
    private final Map<String, List<Version>> lacking = new BoundedMap<>(MOST_LACKING);
    private int begun;

    /// Text that it has of a message.
    static final class Held {
        /// Position of the ATTACHED under which it came.
        long epoch = -1;
        String version = "";
        /// Null when nobody can tell.
        @Nullable
        TextMark text;

        /// Position of the entry that brought it.
        long position = -1;
    }

    Reader(int participant, int ordinal) {
        this.participant = participant;
        this.ordinal = ordinal;
    }

    /// The broker said ATTACHED.
    void attached(String name, Attachment attachment, ProtocolMessage frame, long nanos) {
        if (!frame.has(Flag.RESUMED)) {
            forget();
        }
        attachments.put(name, attachment);
        sinceNanos = Math.min(sinceNanos, nanos);
        settled.add(nanos, 0, (byte) 0);
    }

    /// Its connection cannot be resumed any more.
    void expired(long nanos) {
        settled.add(nanos, 0, (byte) 0);
    }

    /// Returns whether at a moment it could still be sent what it had missed of another, both ns since 1970.
    boolean waits(long missedNanos, long nanos) {
        var moments = settled.published();
        int next = moments.firstFrom(missedNanos);
        return next == moments.size() || moments.atNanos(next) > nanos;
    }

    /// The broker has said that a transport ends: whatever is still handed to it may come or not.
    void ending(TransportId transport) {
        for (var attachment : attachments.values()) {
            attachment.ending |= attachment.transport.equals(transport);
        }
    }

    /// A transport has ended, and its attachments with it.
    void lost(TransportId transport) {
        attachments.values().removeIf(attachment -> attachment.transport.equals(transport));
    }

    /// Returns whether it is to be sent a version that comes now; null when it is not attached.
    @Nullable
    Boolean isOwed(Version version) {
        Boolean owed = null;
        for (var attachment : attachments.values()) {
            boolean silent = !attachment.echo && (version.publisher < 0 || version.publisher == participant);
            boolean now = attachment.subscribes
                    && !attachment.limited
                    && !attachment.ending
                    && !silent
                    && version.channelSerial.compareTo(attachment.from) > 0;
            owed = now || Boolean.TRUE.equals(owed);
        }
        return owed;
    }

    /// Returns whether one and the same attachment has been there since before a version was made.
    boolean isThereSince(Version version) {
        for (var attachment : attachments.values()) {
            if (attachment.position < version.position && !attachment.ending) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Held held(String serial) {
        return texts.get(serial);
    }

    /// Returns what it has of a message, to be changed; begins with nothing.
    Held begin(String serial) {
        begun++;
        var held = new Held();
        texts.put(serial, held);
        return held;
    }

    /// Returns whether all that it has of messages is still known.
    boolean isAllKnown() {
        return begun <= MOST_TEXTS;
    }

    /// It begins anew: what it has comes from elsewhere.
    private void forget() {
        texts.clear();
        begun = 0;
    }

    void lacks(Version version) {
        lacking.computeIfAbsent(version.serial, serial -> new ArrayList<>()).add(version);
    }

    /// Returns the versions of a message that it lacked, until one that has them all, and forgets them.
    List<Version> filled(Version whole) {
        var open = lacking.get(whole.serial);
        if (open == null) {
            return List.of();
        }
        var filled =
                open.stream().filter(version -> version.number <= whole.number).toList();
        open.removeIf(version -> version.number <= whole.number);
        if (open.isEmpty()) {
            lacking.remove(whole.serial);
        }
        return filled;
    }
}
