package dev.playhead.transport.server.time;

import dev.playhead.transport.auth.Token;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.session.Identity;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The clock of a recording. It follows the wall clock, and never goes back: where the wall clock was put forward, or
/// the machine has slept, it jumps after it; where the wall clock was put back it goes on, a little slower, until the
/// two agree again. For use by many threads.
public sealed class Clock permits RecordedClock {
    private static final long LOOK_EVERY_NANOS = 100_000_000;
    private static final long AGREES_NANOS = 2_000_000;
    private static final long JUMPS_NANOS = 1_000_000_000;
    // How much faster or slower than the true pace it may go: one part in 64.
    private static final int PACE_SHIFT = 6;
    // Nobody has looked for so long: what was to be made up is made up.
    private static final long MOST_PACED_NANOS = 1_000_000_000;

    private final LongSupplier wallNanos;
    private final LongSupplier monotonicNanos;
    private volatile Anchor anchor;

    /// From `monotonic` on the clock shows `nanos` and what has passed since, faster or slower by `pace` 64ths.
    private record Anchor(long monotonic, long nanos, int pace, long aheadNanos) {
        public long at(long reading) {
            long passed = reading - monotonic;
            return nanos + passed + pace * (Math.min(passed, MOST_PACED_NANOS) >> PACE_SHIFT);
        }
    }

    /// The clock of this machine.
    public Clock() {
        this(Clock::machineNanos, System::nanoTime);
    }

    /// @param wallNanos ns since 1970, as the machine is set
    /// @param monotonicNanos ns since any moment, never going back
    public Clock(LongSupplier wallNanos, LongSupplier monotonicNanos) {
        this.wallNanos = wallNanos;
        this.monotonicNanos = monotonicNanos;
        this.anchor = new Anchor(monotonicNanos.getAsLong(), wallNanos.getAsLong(), 0, 0);
    }

    private static long machineNanos() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    /// ns since 1970; never lower than before.
    public long nowNanos() {
        long now = monotonicNanos.getAsLong();
        var current = anchor;
        if (now - current.monotonic >= LOOK_EVERY_NANOS) {
            current = look();
            now = Math.max(now, current.monotonic);
        }
        return current.at(now);
    }

    /// Returns what this clock shows, ns since 1970, at a reading of the monotonic one.
    public long at(long monotonic) {
        return anchor.at(monotonic);
    }

    /// ms since 1970 as the machine is set; what other programs have signed is judged by it.
    public long wallMs() {
        return wallNanos.getAsLong() / 1_000_000;
    }

    /// Returns the reading of the clock that timers run on, ms. It goes at the true pace, always.
    public long timersMs() {
        return nowNanos() / 1_000_000;
    }

    /// Returns when a timer is due on the clock that timers run on, ms.
    ///
    /// @param atMs when it is due on this clock, ms since 1970
    public long onTimers(long atMs) {
        return atMs;
    }

    /// Returns how far this clock is ahead of the wall clock, ms; 0 when they differ by less than a second, below 0
    /// when it shows a time of the past.
    public long aheadMs() {
        nowNanos();
        return anchor.aheadNanos / 1_000_000;
    }

    /// Returns `checked` with the end of its token on this clock instead of the machine's, by which it was
    /// checked.
    public Credentials.Checked onThisClock(Credentials.Checked checked) {
        var identity = checked.identity();
        var token = identity == null ? null : identity.token();
        long aheadMs = token == null ? 0 : aheadMs();
        if (identity == null
                || token == null
                || aheadMs == 0
                || token.expiresMs() > Long.MAX_VALUE - Math.max(0, aheadMs)) {
            return checked;
        }
        var moved = new Token(token.issuedMs(), token.expiresMs() + aheadMs, token.revocationKey());
        return new Credentials.Checked(
                new Identity(identity.app(), identity.keyName(), identity.clientId(), identity.capability(), moved),
                checked.refusal());
    }

    private synchronized Anchor look() {
        long monotonic = monotonicNanos.getAsLong();
        var before = anchor;
        if (monotonic - before.monotonic < LOOK_EVERY_NANOS) {
            return before;
        }
        long wall = wallNanos.getAsLong();
        long shown = before.at(monotonic);
        long behind = wall - shown;
        if (behind > JUMPS_NANOS) {
            anchor = new Anchor(monotonic, wall, 0, 0);
        } else if (behind > AGREES_NANOS) {
            anchor = new Anchor(monotonic, shown, 1, 0);
        } else if (behind < -AGREES_NANOS) {
            anchor = new Anchor(monotonic, shown, -1, -behind > JUMPS_NANOS ? -behind : 0);
        } else {
            anchor = new Anchor(monotonic, shown, 0, 0);
        }
        return anchor;
    }
}
