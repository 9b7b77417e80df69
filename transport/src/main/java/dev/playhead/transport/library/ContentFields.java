package dev.playhead.transport.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.library.RecordingContent.Attendance;
import dev.playhead.transport.library.RecordingContent.ChannelCount;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.library.RecordingContent.FaultMark;
import dev.playhead.transport.library.RecordingContent.FindingMark;
import dev.playhead.transport.log.RecordingOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A [RecordingContent] as fields by name, and back.
final class ContentFields {
    private ContentFields() {}

    static Map<String, @Nullable Object> of(RecordingContent content) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("depth", content.depth().name());
        map.put("began", content.beganNanos());
        map.put("length", content.lengthNanos());
        map.put("frames", content.frames());
        map.put("density", content.density());
        map.put(
                "participants",
                content.participants().stream().map(ContentFields::of).toList());
        map.put("channels", content.channels().stream().map(ContentFields::of).toList());
        map.put("faults", content.faults().stream().map(ContentFields::of).toList());
        map.put("findings", content.findings().stream().map(ContentFields::of).toList());
        map.put("findingsLeftOut", content.findingsLeftOut());
        var origin = content.origin();
        map.put("origin", origin == null ? null : of(origin));
        map.put("damage", content.damage());
        return map;
    }

    private static Map<String, @Nullable Object> of(Attendance who) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("name", who.name());
        map.put("kind", who.kind().name());
        map.put("number", who.number());
        map.put("clientId", who.clientId());
        map.put("sdk", who.sdk());
        map.put("frames", who.frames());
        map.put("activity", who.activity());
        return map;
    }

    private static Map<String, @Nullable Object> of(ChannelCount channel) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("name", channel.name());
        map.put("frames", channel.frames());
        map.put("messages", channel.messages());
        return map;
    }

    private static Map<String, @Nullable Object> of(FaultMark fault) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("label", fault.label());
        map.put("from", fault.fromNanos());
        map.put("to", fault.toNanos());
        map.put("loses", fault.loses());
        return map;
    }

    private static Map<String, @Nullable Object> of(FindingMark finding) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("rule", finding.rule());
        map.put("severity", finding.severity().name());
        map.put("title", finding.title());
        map.put("at", finding.atNanos());
        return map;
    }

    private static Map<String, @Nullable Object> of(RecordingOrigin origin) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("session", origin.session());
        map.put("broker", origin.broker());
        map.put("kind", origin.kind().name());
        map.put("predecessor", origin.predecessor());
        map.put("generation", origin.generation());
        return map;
    }

    /// Returns the content of some fields.
    ///
    /// @throws IllegalArgumentException when they are not those of a content
    static RecordingContent content(Map<?, ?> map) {
        return new RecordingContent(
                Depth.valueOf(text(map, "depth")),
                number(map, "began"),
                number(map, "length"),
                number(map, "frames"),
                list(map, "density", ContentFields::count),
                list(map, "participants", each -> attendance(object(each))),
                list(map, "channels", each -> channel(object(each))),
                list(map, "faults", each -> fault(object(each))),
                list(map, "findings", each -> finding(object(each))),
                number(map, "findingsLeftOut"),
                map.get("origin") == null ? null : origin(object(map.get("origin"))),
                list(map, "damage", String::valueOf));
    }

    private static Attendance attendance(Map<?, ?> map) {
        return new Attendance(
                text(map, "name"),
                Participant.Kind.valueOf(text(map, "kind")),
                Math.toIntExact(number(map, "number")),
                optional(map, "clientId"),
                optional(map, "sdk"),
                number(map, "frames"),
                list(map, "activity", ContentFields::count));
    }

    private static ChannelCount channel(Map<?, ?> map) {
        return new ChannelCount(text(map, "name"), number(map, "frames"), number(map, "messages"));
    }

    private static FaultMark fault(Map<?, ?> map) {
        return new FaultMark(
                text(map, "label"), number(map, "from"), number(map, "to"), Boolean.TRUE.equals(map.get("loses")));
    }

    private static FindingMark finding(Map<?, ?> map) {
        return new FindingMark(
                text(map, "rule"), Severity.valueOf(text(map, "severity")), text(map, "title"), number(map, "at"));
    }

    private static RecordingOrigin origin(Map<?, ?> map) {
        return new RecordingOrigin(
                text(map, "session"),
                text(map, "broker"),
                RecordingOrigin.Kind.valueOf(text(map, "kind")),
                optional(map, "predecessor"),
                number(map, "generation"));
    }

    private static <T> List<T> list(Map<?, ?> map, String field, Function<@Nullable Object, T> each) {
        if (map.get(field) instanceof List<?> list) {
            return list.stream().map(each).toList();
        }
        throw new IllegalArgumentException(field + " is no list");
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("no object");
    }

    private static int count(@Nullable Object value) {
        if (value instanceof Number number) {
            return Math.toIntExact(number.longValue());
        }
        throw new IllegalArgumentException("no number");
    }

    private static long number(Map<?, ?> map, String field) {
        if (map.get(field) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(field + " is no number");
    }

    private static String text(Map<?, ?> map, String field) {
        if (map.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(field + " is no text");
    }

    private static @Nullable String optional(Map<?, ?> map, String field) {
        return map.get(field) == null ? null : text(map, field);
    }
}
