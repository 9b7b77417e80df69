package dev.playhead.transport.replay;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a recorded participant did that others could see: what whoever takes its place is to do instead. A
/// message that grows is one turn, and what is appended to it none.
///
/// @param position of its input in the recording
/// @param atNanos when it did it, ns since 1970
/// @param channel without qualifiers
/// @param text the beginning of what it said; empty when it has none that can be read
/// @param serials of the messages that it published, as it was told; none when it published none
public record RecordedTurn(long position, long atNanos, Act act, String channel, String text, List<String> serials) {
    private static final int MOST_LETTERS = 80;

    /// Kinds of acts.
    public enum Act {
        PUBLISH("Publish"),
        UPDATE("Edit"),
        DELETE("Delete"),
        ANNOTATE("React"),
        ENTER("Enter presence"),
        UPDATE_PRESENCE("Update presence"),
        LEAVE("Leave presence");

        private final String words;

        Act(String words) {
            this.words = words;
        }

        /// Returns what is to be done, as a button would say it.
        public String words() {
            return words;
        }
    }

    /// Returns this turn with the serials that it was answered with.
    public RecordedTurn answered(List<String> given) {
        return new RecordedTurn(position, atNanos, act, channel, text, List.copyOf(given));
    }

    /// Returns what is to be done, in a few words.
    public String words() {
        return text.isEmpty() ? act.words() : act.words() + " “" + text + "”";
    }

    /// The act that a frame of a client is; empty when it is none.
    public static Optional<RecordedTurn> of(Entry.FrameIn entry, ProtocolMessage frame) {
        var channel = frame.channel();
        if (channel == null) {
            return Optional.empty();
        }
        var found = switch (frame.action()) {
            case MESSAGE -> ofMessages(Objects.requireNonNullElse(frame.messages(), List.of()));
            case ANNOTATION -> ofAnnotations(Objects.requireNonNullElse(frame.annotations(), List.of()));
            case PRESENCE ->
                Objects.requireNonNullElse(frame.presence(), List.<PresenceMessage>of()).stream()
                        .findFirst()
                        .map(each -> new Found(act(each.action()), ""));
            case null, default -> Optional.<Found>empty();
        };
        return found.map(what -> what.at(entry.position(), entry.atNanos(), channel));
    }

    /// The act that a request is; empty when it is none.
    public static Optional<RecordedTurn> of(Entry.RestIn entry, RestCall call) {
        return switch (call) {
            case RestCall.Publish(var channel, var messages) ->
                ofMessages(messages).map(what -> what.at(entry.position(), entry.atNanos(), channel));
            case RestCall.Change(var channel, var serial, var message) ->
                ofMessages(List.of(message)).map(what -> what.at(entry.position(), entry.atNanos(), channel));
            case RestCall.Annotate(var channel, var serial, var annotations) ->
                ofAnnotations(annotations).map(what -> what.at(entry.position(), entry.atNanos(), channel));
            default -> Optional.empty();
        };
    }

    private static Optional<Found> ofAnnotations(List<Annotation> annotations) {
        return annotations.stream()
                .findFirst()
                .map(each -> new Found(Act.ANNOTATE, Objects.requireNonNullElse(each.name(), "")));
    }

    private record Found(Act act, String text) {
        RecordedTurn at(long position, long atNanos, String channel) {
            var base = QualifiedName.base(channel);
            return new RecordedTurn(position, atNanos, act, base, text, List.of());
        }
    }

    private static Optional<Found> ofMessages(List<Message> messages) {
        for (var message : messages) {
            var act = act(message.action());
            if (act != null) {
                return Optional.of(new Found(act, text(message)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Act act(@Nullable MessageAction action) {
        return switch (action) {
            case CREATE -> Act.PUBLISH;
            case UPDATE -> Act.UPDATE;
            case DELETE -> Act.DELETE;
            case APPEND, META, SUMMARY -> null;
            case null -> null;
        };
    }

    private static Act act(@Nullable PresenceAction action) {
        return switch (action) {
            case LEAVE, ABSENT -> Act.LEAVE;
            case UPDATE -> Act.UPDATE_PRESENCE;
            case ENTER, PRESENT -> Act.ENTER;
            case null -> Act.ENTER;
        };
    }

    private static String text(Message message) {
        var said = message.data() instanceof Data.Text(var text) ? text.strip() : "";
        var shown = said.isEmpty() || said.startsWith("{") || said.startsWith("[")
                ? Objects.requireNonNullElse(message.name(), said)
                : said;
        var line = shown.replaceAll("\\s+", " ");
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "…";
    }
}
