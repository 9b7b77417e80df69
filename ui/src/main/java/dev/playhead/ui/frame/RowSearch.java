package dev.playhead.ui.frame;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Finds the rows that one filter wants, on a thread of its own, and goes on as the session grows. Started
/// and asked on the FX thread; ends with [#stop].
final class RowSearch {
    private static final int CHUNK = 5_000;
    private static final long SHOW_NANOS = 50_000_000;
    // How long it may take until a frame is known to be written, or refused.
    private static final long UNSETTLED_NANOS = 10_000_000_000L;

    private final Filter filter;
    private final BiFunction<Filter, Timeline, IntPredicate> predicates;
    private final Runnable onFound;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Thread thread;
    private volatile Timeline newest;
    private volatile Hits hits = Hits.NONE;
    private volatile boolean isWhole;
    private volatile @Nullable String problem;
    private volatile boolean stopped;

    // Of the thread.
    private int[] found = new int[256];
    private int size;
    private int settled;

    /// @param onFound told on the FX thread that there is more, or that the end was reached
    RowSearch(
            Filter filter, Timeline timeline, BiFunction<Filter, Timeline, IntPredicate> predicates, Runnable onFound) {
        this.filter = filter;
        this.predicates = predicates;
        this.onFound = onFound;
        this.newest = timeline;
        this.thread = Thread.ofPlatform().daemon().name("filter").start(this::run);
    }

    /// The session has grown.
    void grown(Timeline timeline) {
        if (timeline != newest) {
            newest = timeline;
            LockSupport.unpark(thread);
        }
    }

    /// Returns the rows that were found so far.
    Hits hits() {
        return hits;
    }

    /// Returns whether every row was looked at that there was when it was last told of more.
    boolean isWhole() {
        return isWhole;
    }

    /// Returns why it cannot go on, as a sentence for a person; null while it can.
    @Nullable
    String problem() {
        return problem;
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        Timeline searched = null;
        try {
            while (!stopped) {
                var timeline = newest;
                if (timeline == searched) {
                    LockSupport.park(this);
                    continue;
                }
                search(timeline);
                searched = timeline;
            }
        } catch (UncheckedIOException e) {
            var cause = e.getCause();
            problem = "The recording cannot be read, so its payloads cannot be searched: "
                    + (cause == null ? e.getMessage() : cause.getMessage());
            tell();
        }
    }

    private void search(Timeline timeline) {
        var wanted = predicates.apply(filter, timeline);
        int count = timeline.frames().count();
        if (count < settled) {
            settled = 0;
        }
        forget(settled);
        long shownNanos = System.nanoTime();
        for (int row = settled; row < count && !stopped; row++) {
            if (wanted.test(row)) {
                add(row);
            }
            if (row % CHUNK == 0 && System.nanoTime() - shownNanos > SHOW_NANOS) {
                shownNanos = System.nanoTime();
                show(false);
            }
        }
        // What is not known yet of the newest rows is asked again.
        settled = filter.changesLater()
                ? Math.min(count, timeline.frames().rowAt(timeline.endNanos() - UNSETTLED_NANOS) + 1)
                : count;
        show(true);
    }

    // In a copy: what was published stays as it was.
    private void forget(int fromRow) {
        int keep = new Hits(found, size).placeOf(fromRow);
        if (keep < size) {
            found = Arrays.copyOf(found, Math.max(256, keep * 2));
            size = keep;
        }
    }

    private void add(int row) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = row;
    }

    private void show(boolean whole) {
        hits = new Hits(found, size);
        isWhole = whole;
        tell();
    }

    private void tell() {
        if (!stopped && told.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                told.set(false);
                if (!stopped) {
                    onFound.run();
                }
            });
        }
    }
}
