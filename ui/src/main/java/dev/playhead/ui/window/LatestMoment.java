package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Moment;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works out moments beside the FX thread. Of many wishes only the latest is served.
final class LatestMoment {
    private static final Logger LOG = LoggerFactory.getLogger(LatestMoment.class);
    private static final long NONE = Long.MIN_VALUE;

    private final Session session;
    private final Consumer<Moment> onMoment;
    private final AtomicLong wanted = new AtomicLong(NONE);
    private final AtomicBoolean busy = new AtomicBoolean();

    LatestMoment(Session session, Consumer<Moment> onMoment) {
        this.session = session;
        this.onMoment = onMoment;
    }

    void ask(long nanos) {
        wanted.set(nanos);
        if (busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::work);
        }
    }

    private void work() {
        long nanos = wanted.getAndSet(NONE);
        while (nanos != NONE) {
            try {
                var moment = session.at(nanos);
                Platform.runLater(() -> onMoment.accept(moment));
            } catch (IOException e) {
                LOG.warn("Cannot read the recording at {}", nanos, e);
            }
            nanos = wanted.getAndSet(NONE);
        }
        busy.set(false);
        if (wanted.get() != NONE && busy.compareAndSet(false, true)) {
            work();
        }
    }
}
