package dev.playhead.ui.toolkit;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Failures that nobody caught on the FX thread: each kind is logged once with where it came from, then only
/// counted, since it may come with every pulse; and it is said in the window.
public final class FxFailures implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FxFailures.class);
    private static final int MOST_KINDS = 100;

    private final Consumer<String> tell;
    private final Set<String> seen = new HashSet<>();
    private long count;

    /// @param tell is given a sentence for a person
    public FxFailures(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Returns the number of failures.
    public long count() {
        return count;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        count++;
        if (seen.size() < MOST_KINDS && seen.add(kind(e))) {
            LOG.error("Something in the window has failed; the recording goes on", e);
        }
        tell.accept("Something in the window has failed (" + e + "). The recording goes on.");
    }

    private static String kind(Throwable e) {
        var trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
    }
}
