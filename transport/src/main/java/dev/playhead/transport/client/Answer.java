package dev.playhead.transport.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
    private final List<Runnable> waiting = new ArrayList<>();

    /// @param what what is answered, for error texts
    Answer(String what) {
        this.what = what;
    }

    /// Waits for the answer, 10 s at most. Not to be called by a [ClientListener]: it is the thread that
    /// answers.
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

    /// Tells the answer when it is there, for those who cannot wait: on the thread that answers, or at once
    /// when it is there already.
    ///
    /// @param failed told instead of `positive` when the broker said no, or the client was closed before
    public void whenGiven(Consumer<T> positive, Consumer<RuntimeException> failed) {
        Runnable tell = () -> {
            var reason = failure.get();
            if (reason == null) {
                positive.accept(Objects.requireNonNull(value.get()));
            } else {
                failed.accept(reason);
            }
        };
        synchronized (this) {
            if (!isGiven()) {
                waiting.add(tell);
                return;
            }
        }
        tell.run();
    }

    String what() {
        return what;
    }

    void give(T answer) {
        end(() -> value.set(answer));
    }

    void fail(RuntimeException reason) {
        end(() -> failure.set(reason));
    }

    private void end(Runnable set) {
        List<Runnable> told;
        synchronized (this) {
            if (isGiven()) {
                return;
            }
            set.run();
            given.countDown();
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(Runnable::run);
    }
}
