package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a channel as it is read from the log.
final class MessageBuilder {
    /// What has not grown for so long has ended, as far as anybody can tell.
    static final long QUIET_NANOS = 10_000_000_000L;

    final String serial;
    final int channel;
    final int ordinal;
    final long createdNanos;
    /// Whether a person would read it: text that streams, or a message that belongs to no run.
    final boolean isText;
    long grownUntilNanos;
    long closedNanos = Span.OPEN;
    int appends;
    int run;
    /// Index of the participant that created it; -1 when its creation is not in the log.
    int author = -1;
    /// Characters it was created with.
    int createdLength;
    /// Whether it carries no word of AI Transport.
    boolean plain;
    boolean streams;
    String lastVersion;
    final List<ChannelTrack.Change> changes = new ArrayList<>();
    final EventSeries.Writer touches = new EventSeries.Writer();
    private final EventSeries.Writer handedOn = new EventSeries.Writer();
    private long[] sent = new long[4];
    private int sentCount;
    private ChannelTrack.@Nullable MessageMark mark;

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
        mark = null;
    }

    /// Whether it was growing at a moment: not closed, and something came lately.
    boolean isOpenAt(long nanos) {
        if (!streams && appends == 0 || nanos < createdNanos || nanos >= closedNanos) {
            return false;
        }
        return nanos - lastTouchAt(nanos) < QUIET_NANOS;
    }

    /// When it last changed at or before a moment; its creation when it did not.
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

    void belongsTo(int newRun) {
        run = newRun;
        mark = null;
    }

    private void touched(long nanos, int weight) {
        touches.add(nanos, weight, (byte) 0);
        mark = null;
    }

    /// The broker handed it on, or would have to somebody who is away.
    void handedOn(long nanos) {
        handedOn.add(nanos, 0, (byte) 0);
    }

    /// How many characters at its end are so new at a moment that nobody can be late with them: they were handed on
    /// less than [ConnectionStatus#LATE_NANOS] ago, or wait to be. `Integer.MAX_VALUE` for all, also when it was
    /// changed since.
    int unsettledAt(long nanos) {
        var handed = handedOn.published();
        int before = handed.countUntil(nanos - ConnectionStatus.LATE_NANOS);
        if (before == 0) {
            return Integer.MAX_VALUE;
        }
        long settled = handed.atNanos(before - 1);
        for (var change : changes) {
            if (change.atNanos() > settled && change.atNanos() <= nanos) {
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
            sent = Arrays.copyOf(sent, sentCount * 2);
        }
        sent[sentCount++] = position;
    }

    /// Positions of the entries that carried it, from the `from`th on.
    long[] sentFrom(int from) {
        return Arrays.copyOfRange(sent, Math.min(from, sentCount), sentCount);
    }

    /// How many of its versions were old enough at a moment that nobody could rightly lack them.
    int versionAt(long nanos) {
        return touches.published().countUntil(nanos == Long.MAX_VALUE ? nanos : nanos - ConnectionStatus.LATE_NANOS);
    }

    /// How many versions it has: its creation, every append, every edit and delete.
    int version() {
        return touches.size();
    }

    ChannelTrack.MessageMark mark() {
        var known = mark;
        if (known == null) {
            boolean grew = streams || appends > 0;
            known = new ChannelTrack.MessageMark(
                    serial,
                    ordinal,
                    createdNanos,
                    grownUntilNanos,
                    appends,
                    !grew || closedNanos != Span.OPEN,
                    changes,
                    run,
                    author,
                    touches.published());
            mark = known;
        }
        return known;
    }
}
