package dev.playhead.transport.server;

import dev.playhead.transport.codec.SnapshotCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.BrokerSettings;
import dev.playhead.transport.core.Snapshot;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.replay.RecordedSession;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a broker starts with: its core, and the first entries of its recording that say how the core came to be.
///
/// @param firstId first number of live transports and requests; those of a replayed recording are below it
/// @param notices what a person should know about the start, in sentences
record Beginning(Broker core, long firstId, List<String> notices) {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final long FIRST_BESIDE_A_RECORDING = 1_000_000_000;

    Beginning {
        notices = List.copyOf(notices);
    }

    boolean isReplay() {
        return firstId == FIRST_BESIDE_A_RECORDING;
    }

    Beginning noticing(String notice) {
        var all = new ArrayList<>(notices);
        all.add(notice);
        return new Beginning(core, firstId, all);
    }

    /// A new session that goes on with the channels of the newest recording, unless a fresh one is wanted.
    static Beginning ofEarlier(ServerOptions options, Clock clock, LogWriter log) throws IOException {
        var notices = new ArrayList<String>();
        var memory = options.fresh() ? null : memory(options, log, notices);
        long seed = new SecureRandom().nextLong();
        var settings = BrokerSettings.DEFAULT;
        log.append(new Entry.Started(0, clock.nowNanos(), seed, ProductVersion.get(), settings.toMap()));
        if (memory != null) {
            log.append(new Entry.Keyframe(1, clock.nowNanos(), SnapshotCodec.write(memory)));
        }
        log.flush();
        var core = memory == null ? new Broker(settings, seed) : new Broker(settings, seed, memory);
        return new Beginning(core, 1, notices);
    }

    /// The state of a recording at a moment.
    static Beginning ofRecording(RecordedSession session, LogWriter log) throws IOException {
        return new Beginning(session.begin(log), FIRST_BESIDE_A_RECORDING, List.of());
    }

    private static @Nullable Snapshot memory(ServerOptions options, LogWriter log, List<String> notices)
            throws IOException {
        var newest = options.data().recordings().stream()
                .filter(file -> !file.equals(log.reader().file()))
                .findFirst();
        if (newest.isEmpty()) {
            return null;
        }
        try (var earlier = LogFile.open(newest.get())) {
            if (!earlier.damage().isEmpty()) {
                notices.add(newest.get().getFileName() + ": " + String.join(" ", earlier.damage()));
            }
            return new TimeMachine(earlier).at(earlier.size()).snapshot();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot go on with {}", newest.get(), e);
            notices.add("The channels of " + newest.get().getFileName()
                    + " could not be continued; the file is left as it is and the channels begin empty.");
            return null;
        }
    }
}
