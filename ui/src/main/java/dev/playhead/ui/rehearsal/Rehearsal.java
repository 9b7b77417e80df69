package dev.playhead.ui.rehearsal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Steps on the FX thread, one after the other, with a pause after each in which keys and clicks are heard. They end
/// when they are no longer of use: whatever is done after that takes the time of what is shown.
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final long PAUSE_MS = 8;

    private final List<Runnable> steps;
    private final BooleanSupplier isOfUse;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /// @param isOfUse asked before each step, on the FX thread
    public Rehearsal(List<Runnable> steps, BooleanSupplier isOfUse) {
        this.steps = List.copyOf(steps);
        this.isOfUse = isOfUse;
    }

    /// Begins, beside whoever calls. Call it once.
    public Rehearsal begin() {
        Thread.ofVirtual().name("rehearsal").start(this::run);
        return this;
    }

    /// Completed when the last step was done, or the next would be of no use. Never fails.
    public CompletableFuture<Void> ended() {
        return ended;
    }

    private void run() {
        try {
            long from = System.nanoTime();
            for (var step : steps) {
                if (!done(step)) {
                    break;
                }
                Thread.sleep(PAUSE_MS);
            }
            LOG.info("Rehearsed for {} ms", (System.nanoTime() - from) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Nobody sees it but as a first second that is slower.
            LOG.warn("The window cannot rehearse", e.getCause());
        } finally {
            ended.complete(null);
        }
    }

    private boolean done(Runnable step) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(() -> {
            boolean goesOn = isOfUse.getAsBoolean();
            if (goesOn) {
                step.run();
            }
            return goesOn;
        });
        Platform.runLater(task);
        return task.get();
    }
}
