package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Annotations of the messages of one channel, in the channel's order.
public final class AnnotationHistory {
    private final List<Event> events = new ArrayList<>();
    private final Map<String, String> serialOfId = new LinkedHashMap<>();

    /// The annotations of one publish and their place in the channel's order.
    public record Event(String channelSerial, List<Annotation> annotations) {
        public Event {
            annotations = List.copyOf(annotations);
        }
    }

    AnnotationHistory copy() {
        var copy = new AnnotationHistory();
        copy.events.addAll(events);
        copy.serialOfId.putAll(serialOfId);
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return events.size() + serialOfId.size();
    }

    public void add(String channelSerial, List<Annotation> annotations) {
        events.add(new Event(channelSerial, annotations));
        for (var annotation : annotations) {
            if (annotation.id() != null && annotation.serial() != null) {
                serialOfId.put(annotation.id(), annotation.serial());
            }
        }
    }

    public List<Event> events() {
        return events;
    }

    /// The serial that the annotation with this id was given before; null when the id is new.
    @Nullable
    public String serialOfId(@Nullable String id) {
        return id == null ? null : serialOfId.get(id);
    }
}
