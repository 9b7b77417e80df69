package dev.playhead.transport.server;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.log.RecordingChain;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.directory.DirectoryLock;
import dev.playhead.transport.log.directory.DiskProblem;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.StoredKeyframe;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.BrokerSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Beginning of a broker: its core, and a recording whose first entries say how the core came to be.
///
/// @param lock of the data directory; null for a recording that is in no chain
/// @param firstId first number of live transports and requests; those of a replayed recording are below it
/// @param notices what a person should know about the start, in sentences
record BrokerBootstrap(Broker core, LogWriter log, @Nullable DirectoryLock lock, long firstId, List<String> notices) {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerBootstrap.class);
    private static final long FIRST_BESIDE_A_RECORDING = 1_000_000_000;

    BrokerBootstrap {
        notices = List.copyOf(notices);
    }

    boolean isReplay() {
        return firstId >= FIRST_BESIDE_A_RECORDING;
    }

    BrokerBootstrap noticing(String notice) {
        var all = new ArrayList<>(notices);
        all.add(notice);
        return new BrokerBootstrap(core, log, lock, firstId, all);
    }

    /// Leaves the directory as it was found.
    void discard() throws IOException {
        log.discard();
        if (lock != null) {
            lock.close();
        }
    }

    /// A new session that goes on with the channels of the broker's last one, unless a fresh one is wanted. While
    /// another broker has the data directory it begins empty, and nobody goes on with it.
    ///
    /// @throws IOException when nothing can be recorded; it says why and what to do
    static BrokerBootstrap ofEarlier(ServerOptions options, Clock clock, RecordingFiles files) throws IOException {
        var data = options.data();
        try {
            var lock = DirectoryLock.take(data);
            if (lock.isEmpty()) {
                var holder = DirectoryLock.holder(data);
                var notice = "Another Playhead" + (holder == null ? "" : " (" + holder + ")") + " records in "
                        + data.path() + ", so this one begins with empty channels, and no later one goes on with them.";
                return begun(
                        options,
                        clock,
                        files,
                        null,
                        RecordingOrigin.apart(RecordingOrigin.Kind.ASIDE),
                        null,
                        List.of(notice));
            }
            try {
                return ofEarlier(options, clock, files, lock.get());
            } catch (IOException | RuntimeException e) {
                lock.get().close();
                throw e;
            }
        } catch (IOException e) {
            var file = data.path().resolve("recording");
            throw new IOException(
                    "Nothing can be recorded. " + DiskProblem.inWords(file, e) + " Or name another data directory.", e);
        }
    }

    private static BrokerBootstrap ofEarlier(
            ServerOptions options, Clock clock, RecordingFiles files, DirectoryLock lock) throws IOException {
        var chain = RecordingChain.of(options.data());
        chain.removeLeftOver();
        var notices = new ArrayList<>(chain.notices());
        var past = options.fresh() ? null : past(chain, notices);
        var origin = chain.next(past == null ? null : past.link());
        return begun(options, clock, files, lock, origin, past, notices);
    }

    private static BrokerBootstrap begun(
            ServerOptions options,
            Clock clock,
            RecordingFiles files,
            @Nullable DirectoryLock lock,
            RecordingOrigin origin,
            @Nullable Past past,
            List<String> notices)
            throws IOException {
        long seed = new SecureRandom().nextLong();
        var settings = BrokerSettings.DEFAULT.keeping(options.keepBytes());
        var core = past == null ? new Broker(settings, seed) : past.broker().nextLife(settings, seed, past.endedAtMs());
        var log = LogWriter.create(options.data().newRecording(Instant.now()), origin, files);
        try {
            log.append(new Entry.Started(0, clock.nowNanos(), seed, ProductVersion.get(), settings.toMap()));
            if (past != null) {
                StoredKeyframe.append(log, core, clock.nowNanos());
            }
            log.flush();
        } catch (IOException | RuntimeException e) {
            log.discard();
            throw e;
        }
        return new BrokerBootstrap(core, log, lock, core.lastTransport() + 1, notices);
    }

    /// The state of a recording at a moment.
    ///
    /// @param lastId the highest number of a transport or request in it; live ones must not have it again
    static BrokerBootstrap ofRecording(ServerOptions options, ReplaySource session, long lastId, RecordingFiles files)
            throws IOException {
        long firstId = (lastId / FIRST_BESIDE_A_RECORDING + 1) * FIRST_BESIDE_A_RECORDING;
        var log = LogWriter.create(
                options.data().newRecording(Instant.now()), RecordingOrigin.apart(RecordingOrigin.Kind.REPLAY), files);
        try {
            return new BrokerBootstrap(session.begin(log), log, null, firstId, List.of());
        } catch (IOException | RuntimeException e) {
            log.discard();
            throw e;
        }
    }

    /// A recording to go on with, what its broker was at the end, and when that was, ms since 1970.
    private record Past(RecordingChain.Link link, Broker broker, long endedAtMs) {}

    private static @Nullable Past past(RecordingChain chain, List<String> notices) {
        for (var link : chain.links()) {
            var name = Objects.requireNonNull(link.file().getFileName());
            try (var earlier = LogFile.open(link.file())) {
                var broker = new TimeMachine(earlier).at(earlier.size());
                long endedAtMs = earlier.read(earlier.size() - 1).atNanos() / 1_000_000;
                notices.add("Goes on with the channels of " + name + ".");
                var about = new ArrayList<>(earlier.notes());
                about.addAll(earlier.knownDamage());
                if (!about.isEmpty()) {
                    notices.add(name + ": " + String.join(" ", about));
                }
                return new Past(link, broker, endedAtMs);
            } catch (IOException | RuntimeException e) {
                LOG.debug("Cannot go on with {}", link.file(), e);
                notices.add("The channels of " + name + " could not be continued (" + e.getMessage()
                        + "); the file is left as it is.");
            }
        }
        return null;
    }
}
