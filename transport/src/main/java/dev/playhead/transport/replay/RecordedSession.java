package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.TimerId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import java.io.IOException;
import java.util.Optional;

/// A recording that is served again from one moment on: what lies before it is the state a broker starts with, what
/// lies after it happens once more. Both are written into the new recording, so that it can be run again by itself.
public final class RecordedSession {
    private final LogReader recording;
    private final long fromNanos;
    private final long from;

    private RecordedSession(LogReader recording, long fromNanos, long from) {
        this.recording = recording;
        this.fromNanos = fromNanos;
        this.from = from;
    }

    /// Serves `recording` from `fromNanos` (ns since 1970) on.
    ///
    /// @throws IOException when the recording cannot be read or does not begin as one
    public static RecordedSession of(LogReader recording, long fromNanos) throws IOException {
        if (recording.size() == 0 || !(recording.read(0) instanceof Entry.Started)) {
            throw new IOException("The recording does not begin with its settings, so it cannot be served again.");
        }
        long from = new TimeMachine(recording).positionAfter(fromNanos);
        return new RecordedSession(recording, fromNanos, Math.max(1, from));
    }

    /// Writes what happened before the moment into a new log and returns the broker as it was at that moment.
    ///
    /// @throws IOException when the recording cannot be read or the log cannot be written
    public Broker begin(LogWriter log) throws IOException {
        var started = (Entry.Started) recording.read(0);
        log.append(
                new Entry.Started(0, started.atNanos(), started.seed(), started.productVersion(), started.settings()));
        var broker = RecordedRun.begin(recording);
        for (long position = 1; position < from; position++) {
            var entry = recording.read(position);
            if (position == 1 && entry instanceof Entry.Keyframe keyframe) {
                log.append(new Entry.Keyframe(1, entry.atNanos(), keyframe.snapshot()));
            } else if (EffectEntries.isInput(entry) && !(entry instanceof Entry.Stopping)) {
                log.append(Restamped.of(entry, log.nextPosition(), entry.atNanos()));
                RecordedRun.apply(recording, entry, broker);
            }
        }
        log.flush();
        return broker;
    }

    /// The first position at or after `position` that happens again; empty at the end. Start with [#first].
    ///
    /// @throws IOException when the recording cannot be read
    public Optional<Step> next(long position) throws IOException {
        for (long at = position; at < recording.size(); at++) {
            var entry = recording.read(at);
            if (happensAgain(entry)) {
                return Optional.of(new Step(at, entry.atNanos() - fromNanos, entry));
            }
        }
        return Optional.empty();
    }

    /// Where the part that happens again begins.
    public long first() {
        return from;
    }

    // Live clients need their signs of life at the true pace, and the end of the recorded broker is not ours.
    private static boolean happensAgain(Entry entry) {
        if (entry instanceof Entry.Stopping) {
            return false;
        }
        if (entry instanceof Entry.TimerFired timer) {
            return timer.timer().purpose() != TimerId.Purpose.HEARTBEAT;
        }
        return RecordedInputs.of(entry).isPresent();
    }

    /// One thing that happens again.
    ///
    /// @param position in the recording
    /// @param afterNanos how long after the chosen moment it happened
    public record Step(long position, long afterNanos, Entry entry) {}
}
