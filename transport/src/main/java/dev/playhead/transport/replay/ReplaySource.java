package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.util.Optional;

/// A recording that is served again from one moment on: what lies before it is the state a broker starts with, what
/// lies after it happens once more. Both are written into the new recording, so that it can be run again by itself.
/// For one thread.
public final class ReplaySource {
    private final LogReader recording;
    private final long fromNanos;
    private final long from;

    private ReplaySource(LogReader recording, long fromNanos, long from) {
        this.recording = recording;
        this.fromNanos = fromNanos;
        this.from = from;
    }

    /// Serves `recording` from `fromNanos` (ns since 1970) on.
    ///
    /// @throws IOException when the recording cannot be read or does not begin as one
    public static ReplaySource of(LogReader recording, long fromNanos) throws IOException {
        if (recording.size() == 0 || !(recording.read(0) instanceof Entry.Started)) {
            throw new IOException("The recording does not begin with its settings, so it cannot be served again.");
        }
        long from = new TimeMachine(recording).positionAfter(fromNanos);
        // What it began with belongs to the beginning, whatever the moment.
        var beginning = recording.keyframes().get(1L);
        from = Math.max(beginning == null ? 1 : beginning.getLast() + 1, from);
        while (from < recording.size() && recording.read(from) instanceof Entry.Earlier) {
            from++;
        }
        return new ReplaySource(recording, fromNanos, from);
    }

    /// Writes what happened before the moment into a new log and returns the broker as it was at that moment.
    ///
    /// @throws IOException when the recording cannot be read or the log cannot be written
    public Broker begin(LogWriter log) throws IOException {
        RecordedPrefix.copy(recording, from, log);
        log.flush();
        var copied = log.reader();
        var broker = CoreReplayer.begin(copied);
        for (long position = 0; position < copied.size(); position++) {
            CoreReplayer.apply(copied, copied.read(position), broker);
        }
        return broker;
    }

    /// The first position at or after `position` that happens again; empty at the end. Start with [#first].
    ///
    /// @throws IOException when the recording cannot be read
    public Optional<Step> next(long position) throws IOException {
        for (long at = position; at < recording.size(); at++) {
            var entry = recording.read(at);
            if (entry instanceof InputEntry input && happensAgain(input)) {
                return Optional.of(new Step(at, entry.atNanos() - fromNanos, input));
            }
        }
        return Optional.empty();
    }

    /// The names that the recording has given away, before the moment and after it. Looks through all of it.
    ///
    /// @throws IOException when the recording cannot be read
    public RecordedNames names() throws IOException {
        return RecordedNames.of(recording);
    }

    /// Returns the position of the first entry that happens again.
    public long first() {
        return from;
    }

    // Live clients need their signs of life at the true pace, and the end of the recorded broker is not ours.
    private static boolean happensAgain(InputEntry input) {
        return switch (input) {
            case Entry.Stopping e -> false;
            case Entry.TimerFired e -> e.timer().purpose() != TimerId.Purpose.HEARTBEAT;
            case Entry.Opened e -> true;
            case Entry.FrameIn e -> true;
            case Entry.Reauthenticated e -> true;
            case Entry.Closed e -> true;
            case Entry.RestIn e -> true;
            case Entry.RuleSet e -> true;
            case Entry.RuleCleared e -> true;
            case Entry.HeldSettled e -> true;
            case Entry.LimitsSet e -> true;
        };
    }

    /// One thing that happens again.
    ///
    /// @param position in the recording
    /// @param afterNanos how long after the chosen moment it happened
    public record Step(long position, long afterNanos, InputEntry entry) {}
}
