package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.insight.run.RunIndex;
import java.util.Arrays;

/// One message of a channel as it is read from the log.
final class MessageBuilder {
    private static final long[] NONE = new long[0];

    final String serial;
    final int channel;
    final int ordinal;
    final long createdNanos;
    /// Returns whether a person would read it: text that streams, or a message that belongs to no run.
    final boolean isText;
    long grownUntilNanos;
    long closedNanos = Span.OPEN;
    int appends;
    int run;
    /// Index of the participant that created it; -1 when its creation is not in the log.
    int author = -1;
    /// Characters it was created with.
    int createdLength;
    /// Returns whether it carries no word of AI Transport.
    boolean plain;
    boolean streams;
    String lastVersion;
    /// Its place among the messages that a person would read; -1 when it is none of them.
    int text = -1;
    /// Returns when it was edited first, ns since 1970; [Span#OPEN] when it was not.
    long editedNanos = Span.OPEN;
    /// Returns whether it is different from what was published.
    boolean changed;
    private final VersionedList<ChannelTrack.Change> changes = new VersionedList<>();
    private final EventSeries.Writer touches = new EventSeries.Writer();
    private final EventSeries.Writer handedOn = new EventSeries.Writer();
    // Positions of the entries that brought its versions, -1 where that is not in the log; one for each touch.
    private long[] brought = {-1};
    private long[] sent = NONE;
    private int sentCount;

    MessageBuilder(
            String serial, int channel, int ordinal, long createdNanos, boolean isText, boolean streams, int run) {
        this.serial = serial;
        this.channel = channel;
        this.ordinal = ordinal;
        this.createdNanos = createdNanos;
        this.grownUntilNanos = createdNanos;
        this.isText = isText;
        this.streams = streams;
        this.run = run;
        this.lastVersion = serial;
        touches.add(createdNanos, 0, (byte) 0);
    }

    /// The entry at this position brought the last version.
    void broughtBy(long position) {
        int last = version() - 1;
        if (last >= brought.length) {
            int before = brought.length;
            brought = Arrays.copyOf(brought, last + (last >> 1) + 1);
            Arrays.fill(brought, before, brought.length, -1);
        }
        brought[last] = position;
    }

    /// Positions of the entries that brought its versions, in order; -1 where that is not in the log.
    long[] broughtBy() {
        int from = brought.length;
        var all = Arrays.copyOf(brought, version());
        if (all.length > from) {
            Arrays.fill(all, from, all.length, -1);
        }
        return all;
    }

    void appended(long nanos, int characters) {
        appends++;
        grownUntilNanos = nanos;
        touched(nanos, characters);
    }

    void changed(long nanos, boolean delete) {
        touched(nanos, 0);
        changes.add(new ChannelTrack.Change(nanos, delete, version()));
    }

    void closed(long nanos) {
        if (closedNanos == Span.OPEN) {
            closedNanos = nanos;
        }
    }

    /// Returns whether it was growing at a moment: not closed, and something came lately.
    boolean isOpenAt(long nanos) {
        if (!streams && appends == 0 || nanos < createdNanos || nanos >= closedNanos) {
            return false;
        }
        return nanos - lastTouchAt(nanos) < RunIndex.QUIET_NANOS;
    }

    /// Returns until when it may have been growing: not later, as far as is known now. 0 for one that never
    /// grew.
    long openUntil() {
        return !streams && appends == 0 ? 0 : Math.min(closedNanos, lastTouch() + RunIndex.QUIET_NANOS);
    }

    /// Returns when it last changed.
    long lastTouch() {
        return touches.published().atNanos(touches.size() - 1);
    }

    /// Returns when it last changed at or before a moment; its creation when it did not.
    long lastTouchAt(long nanos) {
        var all = touches.published();
        int count = all.countUntil(nanos);
        return count == 0 ? createdNanos : all.atNanos(count - 1);
    }

    boolean isTouchedBetween(long from, long to) {
        var all = touches.published();
        return all.countUntil(to) > all.countUntil(from);
    }

    FocusedMessage focused(ChannelId id, long nanos) {
        return new FocusedMessage(id, serial, run, isOpenAt(nanos), createdNanos, author, unsettledAt(nanos));
    }

    private void touched(long nanos, int weight) {
        touches.add(nanos, weight, (byte) 0);
    }

    /// The broker handed it on, or would have to somebody who is away.
    void handedOn(long nanos) {
        handedOn.add(nanos, 0, (byte) 0);
    }

    /// Returns how many characters at its end are so new at a moment that nobody can be late with them: they
    /// were handed on less than [ConnectionStatus#LATE_NANOS] ago, or wait to be. `Integer.MAX_VALUE` for
    /// all, also when it was changed since.
    int unsettledAt(long nanos) {
        var handed = handedOn.published();
        int before = handed.countUntil(nanos - ConnectionStatus.LATE_NANOS);
        if (before == 0) {
            return Integer.MAX_VALUE;
        }
        long settled = handed.atNanos(before - 1);
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).atNanos() > settled; i--) {
            if (changes.get(i).atNanos() <= nanos) {
                return Integer.MAX_VALUE;
            }
        }
        int added = 0;
        var all = touches.published();
        for (int i = all.countUntil(settled); i < all.countUntil(nanos); i++) {
            added += all.weight(i);
        }
        return added;
    }

    /// The entry at this position carries the message, or a piece of it, to somebody.
    void sentIn(long position, long nanos) {
        handedOn(nanos);
        if (sentCount > 0 && sent[sentCount - 1] == position) {
            return;
        }
        if (sentCount == sent.length) {
            sent = Arrays.copyOf(sent, sentCount + (sentCount >> 1) + 1);
        }
        sent[sentCount++] = position;
    }

    /// Positions of the entries that carried it, from the `from`th on.
    long[] sentFrom(int from) {
        return Arrays.copyOfRange(sent, Math.min(from, sentCount), sentCount);
    }

    /// Returns how many of its versions were old enough at a moment that nobody could rightly lack them.
    int versionAt(long nanos) {
        return touches.published().countUntil(nanos == Long.MAX_VALUE ? nanos : nanos - ConnectionStatus.LATE_NANOS);
    }

    /// Returns how many versions it has: its creation, every append, every edit and delete.
    int version() {
        return touches.size();
    }

    ChannelTrack.MessageMark mark() {
        boolean grew = streams || appends > 0;
        return new ChannelTrack.MessageMark(
                serial,
                ordinal,
                createdNanos,
                grownUntilNanos,
                appends,
                !grew || closedNanos != Span.OPEN,
                changes.view(),
                run,
                author,
                touches.published());
    }
}
