package dev.playhead.transport.delivery;

import dev.playhead.transport.fault.RuleId;
import org.jspecify.annotations.Nullable;

/// Course of one version to one reader, as far as the log tells. For one thread.
final class Receipt {
    /// State of a receipt.
    enum State {
        NOT_MEANT,
        /// It should be sent it, and was not yet.
        OWED,
        /// Its transport is gone, or a rule keeps it away.
        AWAY,
        /// A rule has kept it from a reader that was there.
        DROPPED,
        /// It waits at a breakpoint.
        HELD,
        SENT,
        WRITTEN
    }

    State state = State.NOT_MEANT;
    private long repeatedNanos = Long.MAX_VALUE;
    private long disorderedNanos = Long.MAX_VALUE;
    // Also once it was sent it after all.
    private boolean wasAway;
    /// Position of the entry that sent it, or that says it was not sent; -1 for none.
    long position = -1;
    long writtenNanos = -1;
    MessageArrivals.Way way = MessageArrivals.Way.AS_SENT;

    @Nullable
    RuleId rule;

    boolean isOpen() {
        return state == State.OWED || state == State.AWAY || state == State.DROPPED || state == State.HELD;
    }

    boolean wasSent() {
        return state == State.SENT || state == State.WRITTEN;
    }

    void repeats(long nanos) {
        repeatedNanos = Math.min(repeatedNanos, nanos);
    }

    void disorders(long nanos) {
        disorderedNanos = Math.min(disorderedNanos, nanos);
    }

    void away() {
        state = State.AWAY;
        wasAway = true;
    }

    void dropped() {
        state = State.DROPPED;
        wasAway = true;
    }

    void held(RuleId breakpoint, long at) {
        state = State.HELD;
        rule = breakpoint;
        position = at;
        wasAway = true;
    }

    /// Returns whether it was edited at a breakpoint when it is sent now: what it should have been was dropped there.
    boolean isEdited() {
        return state == State.DROPPED && rule != null;
    }

    void sent(long at, MessageArrivals.Way by) {
        state = State.SENT;
        position = at;
        way = by;
    }

    /// Returns how it was at a moment, ns since 1970.
    ///
    /// @param waits whether the reader was one whose connection could still be resumed
    DeliveryMatrix.Cell cell(Version version, long lateNanos, boolean waits, long nanos) {
        boolean written = writtenNanos >= 0 && writtenNanos <= nanos;
        long delay = written ? Math.max(0, writtenNanos - version.atNanos) : -1;
        boolean known = written || writtenNanos < 0;
        return new DeliveryMatrix.Cell(
                delivery(version, written, delay > lateNanos, waits, nanos), delay, known ? position : -1, rule);
    }

    private Delivery delivery(Version version, boolean written, boolean late, boolean waits, long nanos) {
        if (repeatedNanos <= nanos) {
            return Delivery.DUPLICATE;
        } else if (disorderedNanos <= nanos) {
            return Delivery.OUT_OF_ORDER;
        } else if (written) {
            return late ? Delivery.LATE : Delivery.DELIVERED;
        }
        return switch (state) {
            case NOT_MEANT -> Delivery.NOT_MEANT;
            // Nobody lacks what has only just been made.
            case OWED -> nanos - version.atNanos < LossWatch.WITHIN_NANOS ? Delivery.ON_ITS_WAY : Delivery.MISSING;
            case DROPPED, HELD -> Delivery.WITHHELD;
            case AWAY -> away(waits);
            case SENT -> Delivery.ON_ITS_WAY;
            case WRITTEN -> wasAway ? away(true) : Delivery.ON_ITS_WAY;
        };
    }

    private Delivery away(boolean waits) {
        return rule != null ? Delivery.WITHHELD : waits ? Delivery.AWAY : Delivery.MISSING;
    }
}
