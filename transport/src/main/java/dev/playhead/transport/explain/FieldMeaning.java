package dev.playhead.transport.explain;

import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Meanings of values in a frame, in words, where a code or a header does not say it by itself. Of what is not
/// known nothing is said.
public final class FieldMeaning {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String MESSAGE = "(messages\\.\\d+\\.|\\d+\\.)?";
    private static final String STAMPED = "((messages|presence|annotations|state)\\.\\d+\\.|\\d+\\.)?";
    private static final String AI = MESSAGE + "extras\\.ai\\.(transport|codec)\\.";

    // By the last part of the path: most values have a name that nobody knows.
    private static final Map<String, List<Rule>> RULES = Stream.of(
                    frame("", "action", FieldMeaning::action),
                    frame("", "flags", FieldMeaning::flags),
                    frame("messages\\.\\d+\\.", "action", FieldMeaning::messageAction),
                    frame("presence\\.\\d+\\.", "action", FieldMeaning::presenceAction),
                    any(STAMPED + "(version\\.)?", "timestamp", FieldMeaning::moment),
                    frame("", "msgSerial", value -> "number by which its answer names it"),
                    any(
                            MESSAGE + "(connectionDetails\\.)?",
                            "connectionKey",
                            value -> "secret by which the connection is resumed"),
                    frame("connectionDetails\\.", "connectionStateTtl", value -> "ms for which it can be resumed"),
                    frame("connectionDetails\\.", "maxIdleInterval", value -> "ms of silence after which it is lost"),
                    any(MESSAGE + "version\\.", "serial", value -> "of this version, grows with every change"),
                    frame("messages\\.\\d+\\.", "serial", value -> "of the message, never changes"),
                    any(AI, "run-id", value -> "the run that it belongs to"),
                    any(AI, "invocation-id", value -> "one time that the agent was woken up"),
                    any(AI, "event-id", value -> "what a client published, for the agent to wait for"),
                    any(AI, "codec-message-id", value -> "message of the conversation"),
                    any(
                            AI,
                            "role",
                            value -> value.equals("assistant") ? "written by the agent" : "written by a person"),
                    any(AI, "parent", value -> "message before it in the conversation"),
                    any(AI, "fork-of", value -> "message that it replaces"),
                    any(AI, "msg-regenerate", value -> "answer that is to be written again"),
                    any(AI, "supersedes", value -> "run that it takes the place of"),
                    any(AI, "run-client-id", value -> "who began the run"),
                    any(AI, "input-client-id", value -> "who asked for this"),
                    any(AI, "input-codec-message-id", value -> "message that asked for this"),
                    any(AI, "step-id", value -> "step of the run"),
                    any(AI, "step-start-serial", value -> "attempt at the step"),
                    any(AI, "step-client-id", value -> "whose input shaped the step"),
                    any(AI, "step-reason", value -> "how it ended: " + value),
                    any(AI, "run-reason", value -> "how it ended: " + value),
                    any(AI, "steer-codec-message-ids", value -> "steers that were taken in"),
                    any(AI, "stream", value -> value.equals("true") ? "grows by appends" : "comes as a whole"),
                    any(AI, "stream-id", value -> "block of the answer"),
                    any(AI, "status", FieldMeaning::status))
            .collect(Collectors.groupingBy(Rule::name));

    private FieldMeaning() {}

    /// @param path where it stands, its name included
    /// @param ofFrames whether it is so of frames alone, and not of requests and their answers
    /// @param words of a value; null when there is nothing to say of it
    private record Rule(String name, Pattern path, boolean ofFrames, Function<String, @Nullable String> words) {}

    private static Rule frame(String parent, String name, Function<String, @Nullable String> words) {
        return new Rule(name, Pattern.compile(parent + name), true, words);
    }

    private static Rule any(String parent, String name, Function<String, @Nullable String> words) {
        return new Rule(name, Pattern.compile(parent + name), false, words);
    }

    /// Returns what a value means; empty when its text says it, or nobody knows.
    ///
    /// @param isFrame whether it stands in a frame, and not in a request or its answer
    public static String of(boolean isFrame, PayloadNode node) {
        if (node.kind().isContainer()) {
            return "";
        }
        for (var rule : RULES.getOrDefault(node.name(), List.of())) {
            if ((isFrame || !rule.ofFrames) && rule.path.matcher(node.path()).matches()) {
                var words = rule.words.apply(node.text());
                return words == null ? "" : words;
            }
        }
        return "";
    }

    private static @Nullable Integer number(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable String action(String value) {
        var code = number(value);
        return code == null ? null : name(Action.of(code));
    }

    private static @Nullable String messageAction(String value) {
        var code = number(value);
        return code == null ? null : name(MessageAction.of(code)).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String presenceAction(String value) {
        var code = number(value);
        return code == null ? null : name(PresenceAction.of(code)).toLowerCase(Locale.ROOT);
    }

    private static String name(@Nullable Enum<?> known) {
        return known == null ? "unknown to this version" : known.name();
    }

    private static @Nullable String flags(String value) {
        var flags = number(value);
        if (flags == null || flags == 0) {
            return null;
        }
        var words = Arrays.stream(Flag.values())
                .filter(flag -> flag.in(flags))
                .map(Flag::name)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "modes only" : words;
    }

    private static @Nullable String moment(String value) {
        try {
            return UTC.format(Instant.ofEpochMilli(Long.parseLong(value)));
        } catch (NumberFormatException | DateTimeException none) {
            return null;
        }
    }

    private static String status(String value) {
        return switch (value) {
            case "streaming" -> "more text follows";
            case "complete" -> "nothing follows";
            case "cancelled" -> "stopped, nothing follows";
            default -> "unknown to this version";
        };
    }
}
