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
        SENT,
        WRITTEN
    }

    State state = State.NOT_MEANT;
    boolean repeated;
    boolean disordered;
    /// Position of the entry that sent it, or that says it was not sent; -1 for none.
    long position = -1;
    long writtenNanos = -1;

    @Nullable
    RuleId rule;

    boolean isOpen() {
        return state == State.OWED || state == State.AWAY;
    }

    boolean wasSent() {
        return state == State.SENT || state == State.WRITTEN;
    }

    void sent(long at) {
        state = State.SENT;
        position = at;
    }

    /// @param waits whether the reader is one whose connection can still be resumed
    DeliveryMatrix.Cell cell(Version version, long lateNanos, boolean waits) {
        long delay = writtenNanos < 0 ? -1 : Math.max(0, writtenNanos - version.atNanos);
        return new DeliveryMatrix.Cell(delivery(delay > lateNanos, waits), delay, position, rule);
    }

    private Delivery delivery(boolean late, boolean waits) {
        if (repeated) {
            return Delivery.DUPLICATE;
        } else if (disordered) {
            return Delivery.OUT_OF_ORDER;
        }
        return switch (state) {
            case NOT_MEANT -> Delivery.NOT_MEANT;
            case OWED -> Delivery.MISSING;
            case AWAY -> rule != null ? Delivery.WITHHELD : waits ? Delivery.AWAY : Delivery.MISSING;
            case SENT -> Delivery.ON_ITS_WAY;
            case WRITTEN -> late ? Delivery.LATE : Delivery.DELIVERED;
        };
    }
}
