package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The state of the broker at any moment of a log: the log's inputs, run through the core once more. There is no
/// second implementation of the rules. For one thread.
public final class TimeMachine {
    private final LogReader log;
    private final Keyframes keyframes = new Keyframes();
    private @Nullable Broker broker;
    private long applied;

    public TimeMachine(LogReader log) {
        this.log = log;
    }

    /// The broker as it was after all entries before `position`. It is the machine's own: read it, do
    /// not drive it. Going forwards costs only the entries between; going back a few hundred entries, or
    /// a sixteenth of the way that the machine has gone in a long log.
    ///
    /// @throws IOException when the log cannot be read or does not begin as one
    public Broker at(long position) throws IOException {
        long target = Math.clamp(position, 0, log.size());
        var running = from(target);
        while (applied < target) {
            CoreReplayer.apply(log, log.read(applied), running);
            applied++;
            keyframes.passing(applied, target, running);
        }
        keyframes.arrived(target);
        return running;
    }

    // The nearest state that is not after the target: the present one, a copy, one in the log, or the beginning.
    private Broker from(long target) throws IOException {
        var nearest = keyframes.atOrBefore(target);
        if (broker == null || applied > target || (nearest != null && nearest.getKey() > applied)) {
            broker = nearest == null ? null : nearest.getValue().copy();
            applied = nearest == null ? 0 : nearest.getKey();
        }
        // One in the log has to be read: that is worth it only when it is well ahead.
        var stored = log.keyframes().floorKey(target);
        if (broker == null || (stored != null && stored > applied + Keyframes.LEAST_GAP)) {
            var start = CoreReplayer.nearest(log, target);
            if (broker == null || start.position() > applied) {
                broker = start.broker();
                applied = start.position();
            }
        }
        return broker;
    }

    /// Returns the number of entries at or before `nanos` (ns since 1970): the position to pass to [#at].
    ///
    /// @throws IOException when the log cannot be read
    public long positionAfter(long nanos) throws IOException {
        long low = 0;
        long high = log.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (log.read(middle).atNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
