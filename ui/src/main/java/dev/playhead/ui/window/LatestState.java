package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.SessionState;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works out moments beside the FX thread. Of many wishes only the latest is served.
final class LatestState {
    private static final Logger LOG = LoggerFactory.getLogger(LatestState.class);
    private static final long NONE = Long.MIN_VALUE;

    private final Session session;
    private final Consumer<SessionState> onMoment;
    private final Consumer<String> onProblem;
    private final AtomicLong wanted = new AtomicLong(NONE);
    private final AtomicBoolean busy = new AtomicBoolean();

    LatestState(Session session, Consumer<SessionState> onMoment, Consumer<String> onProblem) {
        this.session = session;
        this.onMoment = onMoment;
        this.onProblem = onProblem;
    }

    void ask(long nanos) {
        wanted.set(nanos);
        if (busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::work);
        }
    }

    private void work() {
        do {
            long nanos = wanted.getAndSet(NONE);
            while (nanos != NONE) {
                serve(nanos);
                nanos = wanted.getAndSet(NONE);
            }
            busy.set(false);
        } while (wanted.get() != NONE && busy.compareAndSet(false, true));
    }

    private void serve(long nanos) {
        try {
            var moment = session.at(nanos);
            Platform.runLater(() -> onMoment.accept(moment));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot work out the state at {}", nanos, e);
            Platform.runLater(() -> onProblem.accept("The state at this moment cannot be read: " + e.getMessage()));
        }
    }
}
