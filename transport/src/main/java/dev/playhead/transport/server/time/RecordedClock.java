package dev.playhead.transport.server.time;

import java.util.function.LongSupplier;

/// The clock of a recording that is served. It shows the time at which things happened in the recording, goes at the
/// speed that is wanted, stands still while nothing may happen, and never reaches the millisecond of what is still to
/// happen: so whatever is live has a time, and serials, of its own. Timers run at the true pace whatever it shows. For
/// use by many threads.
public final class RecordedClock extends Clock {
    /// A ceiling for [#setCeiling] when nothing is to happen any more.
    public static final long NO_CEILING = Long.MAX_VALUE;

    private static final long MS = 1_000_000;

    private final LongSupplier monotonicNanos;
    private volatile Course course;

    /// From `monotonic` on it shows `nanos` and what has passed since, `speed` times as fast; never more than
    /// `ceiling`.
    private record Course(long monotonic, long nanos, double speed, long ceiling) {
        long unlimited(long reading) {
            return nanos + (long) ((reading - monotonic) * speed);
        }

        long at(long reading) {
            return Math.min(ceiling, unlimited(reading));
        }
    }

    /// A clock that stands at this time, ns since 1970.
    public RecordedClock(long nanos) {
        this(nanos, System::nanoTime);
    }

    /// @param monotonicNanos ns since any moment, never going back
    public RecordedClock(long nanos, LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
        this.course = new Course(monotonicNanos.getAsLong(), nanos, 0, NO_CEILING);
    }

    @Override
    public long nowNanos() {
        return course.at(monotonicNanos.getAsLong());
    }

    @Override
    public long at(long monotonic) {
        return course.at(monotonic);
    }

    @Override
    public long aheadMs() {
        return nowNanos() / MS - wallMs();
    }

    @Override
    public long timersMs() {
        return monotonicNanos.getAsLong() / MS;
    }

    @Override
    public long onTimers(long atMs) {
        return timersMs() + atMs - nowNanos() / MS;
    }

    /// Goes on from what it shows now.
    ///
    /// @param speed 1 for the true pace, 0 to stand still
    public synchronized void go(double speed) {
        long now = monotonicNanos.getAsLong();
        course = new Course(now, course.at(now), speed, course.ceiling);
    }

    /// Sets the time at which something happens next; the clock stays below its millisecond until then.
    ///
    /// @param nextNanos ns since 1970, or [#NO_CEILING]
    public synchronized void setCeiling(long nextNanos) {
        long now = monotonicNanos.getAsLong();
        long below = nextNanos == NO_CEILING ? NO_CEILING : Math.floorDiv(nextNanos, MS) * MS - 1;
        long ceiling = Math.max(below, course.at(now));
        course = new Course(course.monotonic, course.nanos, course.speed, ceiling);
    }

    /// Moves on to this time, since something that belongs there has happened; it stays below the millisecond of the
    /// next.
    ///
    /// @param nextNanos ns since 1970, or [#NO_CEILING]
    public synchronized void reached(long nanos, long nextNanos) {
        long now = monotonicNanos.getAsLong();
        var before = course;
        course = before.unlimited(now) < nanos
                ? new Course(now, nanos, before.speed, Math.max(before.ceiling, nanos))
                : new Course(before.monotonic, before.nanos, before.speed, Math.max(before.ceiling, nanos));
        setCeiling(nextNanos);
    }

    /// Returns the reading of the monotonic clock at which this one comes to `nanos`; now when it stands.
    public long monotonicAt(long nanos) {
        var going = course;
        return going.speed == 0
                ? monotonicNanos.getAsLong()
                : going.monotonic + (long) ((nanos - going.nanos) / going.speed);
    }
}
