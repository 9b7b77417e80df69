package dev.playhead.transport.api;

import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The session of a broker that runs in this process.
public final class LiveSessions {
    private LiveSessions() {}

    /// Shows what a broker records, with controls over it. Close it before the broker.
    public static Session of(BrokerServer broker) {
        return LogSession.live(
                broker.log(), builder -> new LiveControls(broker, builder), new LiveVitals(broker), broker::nowNanos);
    }

    /// Counts frames per second between two looks at least half a second apart.
    private static final class LiveVitals implements Supplier<Vitals> {
        private static final long LEAST_NANOS = 500_000_000;

        private final BrokerServer broker;
        private long lookedNanos;
        private long frames;
        private int perSecond;
        private long free;
        private @Nullable FileStore store;
        private @Nullable Path storeOf;

        LiveVitals(BrokerServer broker) {
            this.broker = broker;
        }

        @Override
        public synchronized Vitals get() {
            long now = broker.nowNanos();
            if (now - lookedNanos >= LEAST_NANOS) {
                long recorded = broker.recordedFrames();
                perSecond = (int) Math.round((recorded - frames) * 1e9 / (now - lookedNanos));
                perSecond = lookedNanos == 0 ? 0 : perSecond;
                frames = recorded;
                lookedNanos = now;
                free = free();
            }
            return new Vitals(
                    broker.address(),
                    broker.openTransports(),
                    perSecond,
                    0,
                    broker.recording(),
                    broker.log().sizeBytes(),
                    free,
                    broker.recordingState());
        }

        // To find the file store of a file all that are mounted are looked through.
        private long free() {
            try {
                var file = broker.recording();
                var found = store;
                if (found == null || !file.equals(storeOf)) {
                    found = Files.getFileStore(file);
                    store = found;
                    storeOf = file;
                }
                return found.getUsableSpace();
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
