package dev.playhead.ui;

import dev.playhead.ui.toolkit.NativeLibraries;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts the toolkit once for all tests that ask for it with `@ExtendWith(FxToolkit.class)`.
/// They are skipped on a machine that lacks the libraries for text, unless `playhead.requireText` says that it must
/// not.
public final class FxToolkit implements BeforeAllCallback, ExecutionCondition {
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static boolean asked;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var missing = NativeLibraries.missingForText();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("The toolkit can draw text.");
        }
        if (Boolean.getBoolean("playhead.requireText")) {
            throw new IllegalStateException(missing.get());
        }
        return ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        synchronized (FxToolkit.class) {
            if (!asked) {
                asked = true;
                try {
                    Platform.startup(STARTED::countDown);
                } catch (IllegalStateException alreadyRunning) {
                    STARTED.countDown();
                }
                Platform.setImplicitExit(false);
            }
        }
        if (!STARTED.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The JavaFX toolkit did not start");
        }
    }

    /// Runs `work` on the FX thread, waits for it, and gives what it gave. On the FX thread itself it runs at once.
    public static <T> T onFx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The FX thread did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
