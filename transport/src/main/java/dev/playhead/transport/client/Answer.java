package dev.playhead.transport.client;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The broker's answer to one frame, which comes later. Safe for use by many threads; the first answer
/// counts.
///
/// @param <T> what a positive answer brings
public final class Answer<T> {
    private static final long WITHIN_S = 10;

    private final String what;
    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /// @param what what is answered, for error texts
    Answer(String what) {
        this.what = what;
    }

    /// Waits for the answer, 10 s at most. Not to be called by a [ClientListener]: it is the thread that answers.
    ///
    /// @throws RefusedException when the broker said no
    /// @throws IllegalStateException when no answer came in time, or the client was closed before
    public T await() throws InterruptedException {
        if (!given.await(WITHIN_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The broker did not answer " + what + " within " + WITHIN_S + " s.");
        }
        var failed = failure.get();
        if (failed != null) {
            failed.addSuppressed(new IllegalStateException("Waited for here."));
            throw failed;
        }
        return Objects.requireNonNull(value.get());
    }

    /// Returns whether there is an answer, of either kind.
    public boolean isGiven() {
        return given.getCount() == 0;
    }

    String what() {
        return what;
    }

    synchronized void give(T answer) {
        if (!isGiven()) {
            value.set(answer);
            given.countDown();
        }
    }

    synchronized void fail(RuntimeException reason) {
        if (!isGiven()) {
            failure.set(reason);
            given.countDown();
        }
    }
}
