package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Annotations of the messages of one channel, in the channel's order.
public final class AnnotationHistory {
    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<String, String> serialOfId = new LinkedHashMap<>();

    /// The annotations of one publish and their place in the channel's order.
    public static final class Event extends KeptItem {
        private final String channelSerial;
        private final List<Annotation> annotations;

        /// @param order its place among all that is kept; 0 for a new one
        Event(String channelSerial, List<Annotation> annotations, long order) {
            super(order);
            this.channelSerial = channelSerial;
            this.annotations = List.copyOf(annotations);
        }

        public String channelSerial() {
            return channelSerial;
        }

        public List<Annotation> annotations() {
            return annotations;
        }

        @Override
        long sizeBytes() {
            return KeptSize.of(annotations);
        }

        @Override
        String newest() {
            return channelSerial;
        }
    }

    AnnotationHistory copy() {
        var copy = new AnnotationHistory();
        events.forEach(event -> copy.events.add(new Event(event.channelSerial, event.annotations, event.order())));
        copy.serialOfId.putAll(serialOfId);
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return events.size() + serialOfId.size();
    }

    void add(Event event) {
        events.add(event);
        for (var annotation : event.annotations) {
            if (annotation.id() != null && annotation.serial() != null) {
                serialOfId.put(annotation.id(), annotation.serial());
            }
        }
    }

    /// Drops the first publish, and with it the ids that were given there.
    void dropOldest() {
        for (var annotation : events.removeFirst().annotations) {
            if (annotation.id() != null && annotation.serial() != null) {
                serialOfId.remove(annotation.id(), annotation.serial());
            }
        }
    }

    Collection<Event> events() {
        return Collections.unmodifiableCollection(events);
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

    /// The serial that the annotation with this id was given before; null when the id is new.
    @Nullable
    public String serialOfId(@Nullable String id) {
        return id == null ? null : serialOfId.get(id);
    }
}
