package dev.playhead.transport.explain;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says what annotations are about.
final class AnnotationText {
    private AnnotationText() {}

    /// For a row of the frames table, for example `heart (reaction:distinct.v1)`.
    static String few(ProtocolMessage frame) {
        var annotations = all(frame);
        if (annotations.size() != 1) {
            return FrameText.count(annotations.size(), "annotation");
        }
        var annotation = annotations.getFirst();
        return isDelete(annotation) ? what(annotation) + " taken back" : what(annotation);
    }

    static String received(String who, ProtocolMessage frame) {
        var annotations = all(frame);
        if (annotations.size() != 1) {
            return who + " sent " + FrameText.count(annotations.size(), "annotation") + " on " + frame.channel() + ".";
        }
        var annotation = annotations.getFirst();
        return isDelete(annotation)
                ? who + " took " + what(annotation) + " back from a message on " + frame.channel() + "."
                : who + " annotated a message on " + frame.channel() + ": " + what(annotation) + ".";
    }

    static String sent(ProtocolMessage frame) {
        var annotations = all(frame);
        if (annotations.size() != 1) {
            return FrameText.count(annotations.size(), "annotation");
        }
        var annotation = annotations.getFirst();
        var by = annotation.clientId() == null ? "somebody without a client id" : annotation.clientId();
        return isDelete(annotation)
                ? "Word that " + by + " took " + what(annotation) + " back"
                : "The annotation " + what(annotation) + " by " + by;
    }

    /// The types that a summary counts.
    static String summary(Message message) {
        var summary =
                message.annotations() == null ? null : message.annotations().get("summary");
        if (!(summary instanceof Map<?, ?> types) || types.isEmpty()) {
            return "nothing";
        }
        var names = new ArrayList<String>();
        types.forEach((type, value) -> names.add(String.valueOf(type)));
        return String.join(", ", names);
    }

    private static String what(Annotation annotation) {
        var type = annotation.type() == null ? "no type" : annotation.type();
        return annotation.name() == null ? type : annotation.name() + " (" + type + ")";
    }

    private static boolean isDelete(Annotation annotation) {
        return annotation.action() == AnnotationAction.DELETE;
    }

    private static List<Annotation> all(ProtocolMessage frame) {
        return frame.annotations() == null ? List.of() : frame.annotations();
    }
}
