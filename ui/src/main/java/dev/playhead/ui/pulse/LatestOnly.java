package dev.playhead.ui.pulse;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers questions beside the FX thread, one at a time. Of many that wait only the latest is answered: an arrow key
/// held down, or a playhead that is dragged, asks for many.
///
/// @param <Q> question
/// @param <A> answer
public final class LatestOnly<Q, A> {
    private static final Logger LOG = LoggerFactory.getLogger(LatestOnly.class);

    private final Reader<Q, A> reader;
    private final Consumer<A> onAnswer;
    private final Consumer<IOException> onProblem;
    private final AtomicReference<@Nullable Q> wanted = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger onItsWay = new AtomicInteger();

    /// Finds an answer. Beside the FX thread.
    public interface Reader<Q, A> {
        A read(Q question) throws IOException;
    }

    /// @param onAnswer told the answer, on the FX thread
    /// @param onProblem told why there is none, on the FX thread
    public LatestOnly(Reader<Q, A> reader, Consumer<A> onAnswer, Consumer<IOException> onProblem) {
        this.reader = reader;
        this.onAnswer = onAnswer;
        this.onProblem = onProblem;
    }

    public void ask(Q question) {
        wanted.set(question);
        if (busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::work);
        }
    }

    /// Returns whether nothing is waited for.
    public boolean isIdle() {
        return !busy.get() && onItsWay.get() == 0;
    }

    private void work() {
        do {
            for (var question = wanted.getAndSet(null); question != null; question = wanted.getAndSet(null)) {
                answer(question);
            }
            busy.set(false);
        } while (wanted.get() != null && busy.compareAndSet(false, true));
    }

    private void answer(Q question) {
        try {
            A answer = reader.read(question);
            give(() -> onAnswer.accept(answer));
        } catch (IOException e) {
            failed(question, e);
        } catch (RuntimeException e) {
            failed(question, new IOException(e.getMessage(), e));
        } catch (Error e) { // an answer too large for the heap is one that failed; the next may do
            failed(question, new IOException(e.toString(), e));
        }
    }

    private void failed(Q question, IOException problem) {
        LOG.warn("Cannot answer {}", question, problem);
        give(() -> onProblem.accept(problem));
    }

    private void give(Runnable result) {
        onItsWay.incrementAndGet();
        Platform.runLater(() -> {
            onItsWay.decrementAndGet();
            result.run();
        });
    }
}
