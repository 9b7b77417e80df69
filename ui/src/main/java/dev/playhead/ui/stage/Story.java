package dev.playhead.ui.stage;

import java.util.List;

/// A story that is told on stage, step by step, by itself or by key. A step begins when somebody asks for it or when
/// the one before has what it needs, never after a time. Safe for use by many threads.
public interface Story {
    /// One step.
    ///
    /// @param title what happens, in a few words
    /// @param notes sentences for who tells it; the room sees them only when somebody asks for them
    record Step(String title, List<String> notes) {
        public Step {
            notes = List.copyOf(notes);
        }
    }

    /// State of a story at a moment. Immutable.
    ///
    /// @param begunNanos when each step that was told began, ns since 1970; empty before the first
    /// @param waitsFor what the newest step needs before it goes on, in words; empty when it has that
    /// @param byItself whether it goes on by itself
    /// @param over whether the last step has all it needs
    record State(List<Long> begunNanos, String waitsFor, boolean byItself, boolean over) {
        public State {
            begunNanos = List.copyOf(begunNanos);
        }

        /// Returns the step in which a moment is, counted from 0, ns since 1970; `Long.MAX_VALUE` for now. -1 before
        /// the first.
        public int stepAt(long nanos) {
            int step = begunNanos.size() - 1;
            while (step >= 0 && begunNanos.get(step) > nanos) {
                step--;
            }
            return step;
        }
    }

    /// Its steps in order; at least one.
    List<Step> steps();

    /// Returns how far it is. One volatile read.
    State state();

    /// Goes on to the next step as soon as this one has what it needs; asked once more, without waiting for that. From
    /// then on it goes on by key alone. After the last step it begins anew.
    void next();

    /// Goes on by itself from now on, or by key alone.
    void byItself(boolean is);

    /// Tells a listener of each change from now on, on any thread; there is one at most.
    void listen(Runnable listener);
}
