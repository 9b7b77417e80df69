package dev.playhead.app.sample;

import dev.playhead.ui.stage.Story;
import java.util.ArrayList;
import java.util.List;

/// Progress of a story, and what was asked of it. Safe for use by many threads.
final class StoryProgress {
    private final Object lock = new Object();
    private volatile Story.State state;
    private volatile Runnable listener = () -> {};
    // How often somebody has asked for the next step since the newest one began.
    private int asked;

    StoryProgress(boolean byItself) {
        state = new Story.State(List.of(), "", byItself, false);
    }

    Story.State state() {
        return state;
    }

    void listen(Runnable told) {
        listener = told;
    }

    /// The first step of another round is to come.
    void beginAnew() {
        change(new Story.State(List.of(), "", state.byItself(), false));
    }

    /// A step begins; ns since 1970.
    void begin(long nanos, String waitsFor) {
        synchronized (lock) {
            asked = 0;
            var begun = new ArrayList<>(state.begunNanos());
            begun.add(nanos);
            set(new Story.State(begun, waitsFor, state.byItself(), false));
        }
        listener.run();
    }

    /// The newest step has what it needs.
    void ready(boolean over) {
        synchronized (lock) {
            set(new Story.State(state.begunNanos(), "", state.byItself(), over));
        }
        listener.run();
    }

    void byItself(boolean is) {
        synchronized (lock) {
            set(new Story.State(state.begunNanos(), state.waitsFor(), is, state.over()));
        }
        listener.run();
    }

    /// Somebody asks for the next step.
    void next() {
        synchronized (lock) {
            asked++;
            set(new Story.State(state.begunNanos(), state.waitsFor(), false, state.over()));
        }
        listener.run();
    }

    private void change(Story.State next) {
        synchronized (lock) {
            set(next);
        }
        listener.run();
    }

    private void set(Story.State next) {
        state = next;
        lock.notifyAll();
    }

    /// Returns how often the next step was asked for since the newest one began.
    int asked() {
        synchronized (lock) {
            return asked;
        }
    }

    /// Waits until somebody asks for the next step, or, while the story goes on by itself, until a reader has had time.
    ///
    /// @param readingMs how long that is, ms
    void awaitNext(long readingMs) throws InterruptedException {
        long until = System.nanoTime() + readingMs * 1_000_000;
        synchronized (lock) {
            while (asked == 0) {
                long left = (until - System.nanoTime()) / 1_000_000 + 1;
                if (state.byItself() && left <= 0) {
                    return;
                }
                lock.wait(state.byItself() ? left : 0);
            }
        }
    }

    /// Waits until somebody asks for the next step.
    void awaitKey() throws InterruptedException {
        synchronized (lock) {
            while (asked == 0) {
                lock.wait();
            }
        }
    }
}
