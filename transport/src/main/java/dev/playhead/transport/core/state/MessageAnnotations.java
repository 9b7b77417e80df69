package dev.playhead.transport.core.state;

import dev.playhead.transport.annotations.Aggregation;
import dev.playhead.transport.annotations.Summary;
import dev.playhead.transport.protocol.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Annotations of one message, and their summary. A copy shares both until one of the two changes.
public final class MessageAnnotations {
    private List<Annotation> all;
    private Summary summary;
    private @Nullable String summarySerial;
    private boolean shared;

    MessageAnnotations() {
        this(new ArrayList<>(), new Summary(), null);
    }

    private MessageAnnotations(List<Annotation> all, Summary summary, @Nullable String summarySerial) {
        this.all = all;
        this.summary = summary;
        this.summarySerial = summarySerial;
    }

    static MessageAnnotations of(List<Annotation> remembered, @Nullable String summarySerial) {
        var annotations = new MessageAnnotations();
        remembered.forEach(annotations::take);
        annotations.summarySerial = summarySerial;
        return annotations;
    }

    MessageAnnotations copy() {
        shared = true;
        var copy = new MessageAnnotations(all, summary, summarySerial);
        copy.shared = true;
        return copy;
    }

    public void take(Annotation annotation) {
        if (shared) {
            all = new ArrayList<>(all);
            summary = summary.copy();
            shared = false;
        }
        all.add(annotation);
        summary.take(annotation);
    }

    /// Notes where in the channel the summary was sent last.
    void summarised(String channelSerial) {
        summarySerial = channelSerial;
    }

    List<Annotation> all() {
        return List.copyOf(all);
    }

    /// Channel serial of the last change of the summary; null when it never had one.
    @Nullable
    public String summarySerial() {
        return summarySerial;
    }

    /// Returns the field `annotations` of the message.
    Map<String, @Nullable Object> field(long maxBytes) {
        return Map.of("summary", summary.value(maxBytes));
    }

    Map<String, Object> summaryFor(String clientId) {
        return summary.valueFor(clientId);
    }

    /// Returns whether this annotation is of a type that is summed up.
    public static boolean counts(Annotation annotation) {
        return annotation.type() != null && Aggregation.of(annotation.type()).isPresent();
    }
}
