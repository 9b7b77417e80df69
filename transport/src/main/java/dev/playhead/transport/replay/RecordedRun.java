package dev.playhead.transport.replay;

import dev.playhead.transport.codec.SnapshotCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.BrokerSettings;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a log through the core: how it begins, and one entry after the other.
final class RecordedRun {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedRun.class);

    private RecordedRun() {}

    /// The broker as it was before the first input.
    ///
    /// @throws IOException when the log does not begin as one
    static Broker begin(LogReader log) throws IOException {
        if (log.size() == 0 || !(log.read(0) instanceof Entry.Started started)) {
            throw new IOException("The log does not begin with its settings, so it cannot be run again.");
        }
        var settings = settings(started);
        if (log.size() > 1 && log.read(1) instanceof Entry.Keyframe keyframe) {
            return new Broker(settings, started.seed(), SnapshotCodec.read(keyframe.snapshot()));
        }
        return new Broker(settings, started.seed());
    }

    private static BrokerSettings settings(Entry.Started started) throws IOException {
        try {
            return BrokerSettings.of(started.settings());
        } catch (IllegalArgumentException e) {
            throw new IOException("The log cannot be run again. " + e.getMessage(), e);
        }
    }

    /// Applies an entry, if it is an input. What could not be applied when it was recorded cannot be
    /// now, and leaves the same state behind.
    static List<Effect> apply(LogReader log, Entry entry, Broker broker) {
        if (!(entry instanceof InputEntry recorded)) {
            return List.of();
        }
        var input = RecordedInputs.of(recorded);
        if (input.isEmpty()) {
            return List.of();
        }
        try {
            return broker.apply(input.get());
        } catch (RuntimeException e) {
            LOG.warn("Entry {} of {} could not be applied; this is a defect", entry.position(), log.file(), e);
            return List.of();
        }
    }
}
