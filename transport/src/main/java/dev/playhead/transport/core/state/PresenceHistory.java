package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.PresenceMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SequencedCollection;

/// Changes of the presence set of one channel, in the channel's order.
public final class PresenceHistory {
    private final Deque<Event> events = new ArrayDeque<>();

    /// One change of the presence set and its place in the channel's order.
    public static final class Event extends KeptItem {
        private final String channelSerial;
        private final PresenceMessage change;

        /// @param order its place among all that is kept; 0 for a new one
        Event(String channelSerial, PresenceMessage change, long order) {
            super(order);
            this.channelSerial = channelSerial;
            this.change = change;
        }

        public String channelSerial() {
            return channelSerial;
        }

        public PresenceMessage change() {
            return change;
        }

        @Override
        long sizeBytes() {
            return KeptSize.of(change);
        }

        @Override
        String newest() {
            return channelSerial;
        }
    }

    PresenceHistory copy() {
        var copy = new PresenceHistory();
        events.forEach(event -> copy.add(new Event(event.channelSerial, event.change, event.order())));
        return copy;
    }

    void add(Event event) {
        events.add(event);
    }

    void dropOldest() {
        events.removeFirst();
    }

    public SequencedCollection<Event> events() {
        return Collections.unmodifiableSequencedCollection(events);
    }

    /// Those after a place in the channel, in its order.
    public List<Event> since(String from) {
        var found = new ArrayList<Event>();
        for (var event : events.reversed()) {
            if (event.channelSerial.compareTo(from) <= 0) {
                break;
            }
            found.add(event);
        }
        return found.reversed();
    }
}
