package dev.playhead.transport.replay;

import dev.playhead.transport.codec.SnapshotCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.BrokerSettings;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The state of the broker at any moment of a log: the log's inputs, run through the core once more. There is no
/// second implementation of the rules. For one thread.
public final class TimeMachine {
    private final LogReader log;
    private @Nullable Broker broker;
    private long applied;

    public TimeMachine(LogReader log) {
        this.log = log;
    }

    /// The broker as it was after all entries before `position`. It is the machine's own: read it, do not drive it.
    /// Going forwards costs only the entries between; going back begins anew.
    ///
    /// @throws IOException when the log cannot be read or does not begin as one
    public Broker at(long position) throws IOException {
        if (broker == null || position < applied) {
            applied = 0;
            broker = null;
        }
        for (; applied < Math.min(position, log.size()) || broker == null; applied++) {
            var entry = log.read(applied);
            if (entry instanceof Entry.Started started) {
                broker = begun(started);
            } else if (broker == null) {
                throw new IOException("The log does not begin with its settings, so it cannot be run again.");
            } else {
                var running = broker;
                RecordedInputs.of(entry).ifPresent(running::apply);
            }
        }
        return Objects.requireNonNull(broker);
    }

    /// How many entries are at or before `nanos` (ns since 1970): the position to pass to [#at].
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

    private Broker begun(Entry.Started started) throws IOException {
        var settings = BrokerSettings.of(started.settings());
        if (log.size() > 1 && log.read(1) instanceof Entry.Keyframe keyframe) {
            return new Broker(settings, started.seed(), SnapshotCodec.read(keyframe.snapshot()));
        }
        return new Broker(settings, started.seed());
    }
}
