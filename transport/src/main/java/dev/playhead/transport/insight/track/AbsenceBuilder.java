package dev.playhead.transport.insight.track;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Span;
import org.jspecify.annotations.Nullable;

/// One time without a transport as it is read from the log.
final class AbsenceBuilder {
    // A return that takes longer is one for another reason.
    private static final long RETURN_NANOS = 10_000_000_000L;

    private final long fromNanos;
    private final @Nullable RuleId rule;
    private final EventSeries.Writer missed = new EventSeries.Writer();
    private long toNanos = Span.OPEN;
    private int attaches;
    private boolean resumed = true;
    private int replayed;
    private long replayedUntilNanos;

    AbsenceBuilder(long fromNanos, @Nullable RuleId rule) {
        this.fromNanos = fromNanos;
        this.rule = rule;
    }

    boolean isOpen() {
        return toNanos == Span.OPEN;
    }

    boolean contains(long nanos) {
        return fromNanos <= nanos && nanos < toNanos;
    }

    /// The broker said ATTACHED. The first one ends the absence.
    void attached(long nanos, boolean withContinuity) {
        if (toNanos != Span.OPEN && nanos - toNanos > RETURN_NANOS) {
            return;
        }
        toNanos = Math.min(toNanos, nanos);
        attaches++;
        resumed &= withContinuity;
    }

    /// The participant came only to say goodbye.
    void left(long nanos) {
        toNanos = nanos;
        resumed = false;
    }

    void missed(long nanos, int bytes) {
        missed.add(nanos, bytes, (byte) 0);
    }

    /// A frame that it had missed was handed to its writer.
    void replayed() {
        if (toNanos != Span.OPEN) {
            replayed++;
        }
    }

    void replayWritten(long nanos) {
        replayedUntilNanos = nanos;
    }

    DeviceTrack.Absence published() {
        return new DeviceTrack.Absence(
                new Span(fromNanos, toNanos),
                rule,
                missed.published(),
                resumed && attaches > 0,
                replayed,
                replayedUntilNanos);
    }
}
