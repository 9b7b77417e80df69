package dev.playhead.transport.replay;

import dev.playhead.transport.codec.image.SnapshotUpgrade;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.session.BrokerSettings;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a log through the core: how it begins, and one entry after the other.
final class CoreReplayer {
    private static final Logger LOG = LoggerFactory.getLogger(CoreReplayer.class);

    private CoreReplayer() {}

    /// A broker and the position that it is at: what stands there comes next.
    record Start(Broker broker, long position) {}

    /// The broker as it was before the first input.
    ///
    /// @throws IOException when the log does not begin as one
    static Broker begin(LogReader log) throws IOException {
        return nearest(log, 1).broker();
    }

    /// The broker at the last keyframe that is of `position` or before, or at the beginning when there is none.
    ///
    /// @throws IOException when the log does not begin as one
    static Start nearest(LogReader log, long position) throws IOException {
        if (log.size() == 0 || !(log.read(0) instanceof Entry.Started started)) {
            throw new IOException("The log does not begin with its settings, so it cannot be run again.");
        }
        var settings = settings(started);
        var unreadable = new IOException("The state that the log begins with is not whole, so it cannot be run again.");
        for (var stored = log.keyframes().floorEntry(Math.max(1, position));
                stored != null;
                stored = log.keyframes().lowerEntry(stored.getKey())) {
            try {
                return new Start(StoredKeyframe.read(log, stored.getValue()), stored.getKey());
            } catch (IOException e) {
                LOG.warn("The keyframe of entry {} of {} is left out", stored.getKey(), log.file(), e);
                unreadable.addSuppressed(e);
            }
        }
        if (log.size() > 1 && log.read(1) instanceof Entry.Keyframe first) {
            if (SnapshotUpgrade.isSnapshot(first.image())) {
                return new Start(StoredKeyframe.ofSnapshot(first, settings, started.seed()), 1);
            }
            throw unreadable;
        }
        return new Start(new Broker(settings, started.seed()), 1);
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
