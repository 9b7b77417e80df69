package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Annotations of the messages of one channel, in the channel's order.
public final class AnnotationHistory extends ChannelEvents<AnnotationHistory.Event> {
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
        events().forEach(event -> copy.add(new Event(event.channelSerial, event.annotations, event.order())));
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return events().size() + serialOfId.size();
    }

    @Override
    void add(Event event) {
        super.add(event);
        for (var annotation : event.annotations) {
            if (annotation.id() != null && annotation.serial() != null) {
                serialOfId.put(annotation.id(), annotation.serial());
            }
        }
    }

    /// With the first publish go the ids that were given there.
    @Override
    Event dropOldest() {
        var oldest = super.dropOldest();
        for (var annotation : oldest.annotations) {
            if (annotation.id() != null && annotation.serial() != null) {
                serialOfId.remove(annotation.id(), annotation.serial());
            }
        }
        return oldest;
    }

    /// The serial that the annotation with this id was given before; null when the id is new.
    @Nullable
    public String serialOfId(@Nullable String id) {
        return id == null ? null : serialOfId.get(id);
    }
}
