package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.FrameDetail;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads frames closely beside the FX thread, one at a time. Of many wishes only the latest is served:
/// an arrow key held down in the table asks for many.
final class DetailReader {
    private static final Logger LOG = LoggerFactory.getLogger(DetailReader.class);

    /// @param nanos the moment at which the deliveries are looked at, ns since 1970
    private record Wish(int row, long nanos) {}

    private final Session session;
    private final Consumer<FrameDetail> onDetail;
    private final Consumer<String> onProblem;
    private final AtomicReference<@Nullable Wish> wanted = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger onItsWay = new AtomicInteger();

    DetailReader(Session session, Consumer<FrameDetail> onDetail, Consumer<String> onProblem) {
        this.session = session;
        this.onDetail = onDetail;
        this.onProblem = onProblem;
    }

    void ask(int row, long nanos) {
        wanted.set(new Wish(row, nanos));
        if (busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::work);
        }
    }

    /// Whether nothing is waited for.
    boolean isIdle() {
        return !busy.get() && onItsWay.get() == 0;
    }

    private void work() {
        do {
            for (var wish = wanted.getAndSet(null); wish != null; wish = wanted.getAndSet(null)) {
                serve(wish.row(), wish.nanos());
            }
            busy.set(false);
        } while (wanted.get() != null && busy.compareAndSet(false, true));
    }

    private void serve(int row, long nanos) {
        try {
            var found = session.detail(row, nanos);
            give(() -> onDetail.accept(found));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot read row {}", row, e);
            give(() -> onProblem.accept("Row " + (row + 1) + " cannot be read: " + e.getMessage()));
        }
    }

    private void give(Runnable result) {
        onItsWay.incrementAndGet();
        Platform.runLater(() -> {
            onItsWay.decrementAndGet();
            result.run();
        });
    }
}
