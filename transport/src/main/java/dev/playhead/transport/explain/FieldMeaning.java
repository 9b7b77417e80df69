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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Meanings of values in a frame, in words, where a code or a header does not say it by itself. Of what is not
/// known nothing is said.
public final class FieldMeaning {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String AI = ".*extras\\.ai\\.(transport|codec)\\.";

    private static final List<Rule> RULES = List.of(
            rule("action", FieldMeaning::action),
            rule("flags", FieldMeaning::flags),
            rule("messages\\.\\d+\\.action", FieldMeaning::messageAction),
            rule("presence\\.\\d+\\.action", FieldMeaning::presenceAction),
            rule("(.*\\.)?timestamp", FieldMeaning::moment),
            rule("msgSerial", value -> "number by which its answer names it"),
            rule("(.*\\.)?connectionKey", value -> "secret by which the connection is resumed"),
            rule("connectionDetails\\.connectionStateTtl", value -> "ms for which it can be resumed"),
            rule("connectionDetails\\.maxIdleInterval", value -> "ms of silence after which it is lost"),
            rule("(.*\\.)?version\\.serial", value -> "of this version, grows with every change"),
            rule("messages\\.\\d+\\.serial", value -> "of the message, never changes"),
            rule(AI + "run-id", value -> "the run that it belongs to"),
            rule(AI + "invocation-id", value -> "one time that the agent was woken up"),
            rule(AI + "event-id", value -> "what a client published, for the agent to wait for"),
            rule(AI + "codec-message-id", value -> "message of the conversation"),
            rule(AI + "role", value -> value.equals("assistant") ? "written by the agent" : "written by a person"),
            rule(AI + "parent", value -> "message before it in the conversation"),
            rule(AI + "fork-of", value -> "message that it replaces"),
            rule(AI + "msg-regenerate", value -> "answer that is to be written again"),
            rule(AI + "supersedes", value -> "run that it takes the place of"),
            rule(AI + "run-client-id", value -> "who began the run"),
            rule(AI + "input-client-id", value -> "who asked for this"),
            rule(AI + "input-codec-message-id", value -> "message that asked for this"),
            rule(AI + "step-id", value -> "step of the run"),
            rule(AI + "step-start-serial", value -> "attempt at the step"),
            rule(AI + "step-client-id", value -> "whose input shaped the step"),
            rule(AI + "(step|run)-reason", value -> "how it ended: " + value),
            rule(AI + "steer-codec-message-ids", value -> "steers that were taken in"),
            rule(AI + "stream", value -> value.equals("true") ? "grows by appends" : "comes as a whole"),
            rule(AI + "stream-id", value -> "block of the answer"),
            rule(AI + "status", FieldMeaning::status));

    private FieldMeaning() {}

    /// @param words of a value; null when there is nothing to say of it
    private record Rule(Pattern path, Function<String, @Nullable String> words) {}

    private static Rule rule(String path, Function<String, @Nullable String> words) {
        return new Rule(Pattern.compile(path), words);
    }

    /// Returns what a value means; empty when its text says it, or nobody knows.
    ///
    /// @param root of the payload that it stands in
    public static String of(PayloadNode root, PayloadNode node) {
        // The body of a request is a message itself, whose actions are others than those of frames.
        if (node.kind().isContainer() || node.path().equals("action") && root.at("data") != null) {
            return "";
        }
        for (var rule : RULES) {
            if (rule.path.matcher(node.path()).matches()) {
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
        if (flags == null) {
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
