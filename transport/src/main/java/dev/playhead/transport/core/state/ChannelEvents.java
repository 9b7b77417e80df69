package dev.playhead.transport.core.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SequencedCollection;

/// Things that happened on one channel, in its order, from the oldest that is still kept. For one thread.
///
/// @param <E> one of them, at one place of the channel
public abstract sealed class ChannelEvents<E extends KeptItem> permits PresenceHistory, AnnotationHistory {
    private final Deque<E> events = new ArrayDeque<>();

    void add(E event) {
        events.add(event);
    }

    /// Drops the first of them and returns it.
    E dropOldest() {
        return events.removeFirst();
    }

    public SequencedCollection<E> events() {
        return Collections.unmodifiableSequencedCollection(events);
    }

    /// Those after a place in the channel, in its order.
    public List<E> since(String from) {
        var found = new ArrayList<E>();
        for (var event : events.reversed()) {
            if (event.newest().compareTo(from) <= 0) {
                break;
            }
            found.add(event);
        }
        return found.reversed();
    }
}
