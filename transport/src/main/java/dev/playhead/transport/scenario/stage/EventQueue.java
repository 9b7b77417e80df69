package dev.playhead.transport.scenario.stage;

import java.util.Comparator;
import java.util.PriorityQueue;

/// Events that are to happen, in order of its time; of the same time in the order in which it was asked for. For
/// one thread.
final class EventQueue {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));
    private long asked;

    /// @param number in which order it was asked for
    record Event(long atNanos, long number, Runnable act) {}

    void add(long atNanos, Runnable act) {
        events.add(new Event(atNanos, asked++, act));
    }

    /// Returns the moment at which the next one is due, ns since 1970; `Long.MAX_VALUE` when there is none.
    long nextNanos() {
        var next = events.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    Runnable next() {
        return events.remove().act();
    }
}
