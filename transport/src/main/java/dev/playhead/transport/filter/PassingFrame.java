package dev.playhead.transport.filter;

import dev.playhead.transport.filter.FilterWord.Type;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Frame on its way as filters see it: the fields that the frames table will have of it.
///
/// @param toClient whether it is on its way to the client, not from it
record PassingFrame(ProtocolMessage frame, boolean toClient, Client client) {
    private static final List<String> ACTIONS =
            Arrays.stream(Action.values()).map(Action::name).toList();
    private static final List<String> CHANGES =
            Arrays.stream(MessageAction.values()).map(MessageAction::name).toList();

    /// All that is known of a frame before it is sent or heard.
    static final List<FilterWord> FIELDS = List.of(
            text(FilterParser.TEXT, List.of()),
            text(
                    "kind",
                    Stream.concat(ACTIONS.stream(), CHANGES.stream()).distinct().toList()),
            text("way", List.of("in", "out")),
            text("client", List.of()),
            text("app", List.of()),
            text("channel", List.of()),
            numeric("code"),
            text("action", ACTIONS),
            text("change", CHANGES),
            text("name", List.of()),
            text("data", List.of()),
            text("serial", List.of()),
            text("id", List.of()),
            text("publisher", List.of()),
            numeric("status"),
            text("sdk", List.of()),
            new FilterWord("resumed", Type.FLAG, List.of(), Unit.NONE));

    private static FilterWord text(String name, List<String> known) {
        return new FilterWord(name, Type.TEXT, known, Unit.NONE);
    }

    private static FilterWord numeric(String name) {
        return new FilterWord(name, Type.NUMBER, List.of(), Unit.NONE);
    }

    boolean has(String field) {
        return switch (field) {
            case "resumed" -> frame.action() == Action.ATTACHED && frame.has(Flag.RESUMED);
            case "code", "status" -> !Double.isNaN(number(field));
            default -> texts(field).stream().anyMatch(text -> !text.isEmpty());
        };
    }

    double number(String field) {
        if (frame.error() == null) {
            return Double.NaN;
        }
        return field.equals("code") ? frame.error().code() : frame.error().statusCode();
    }

    List<String> texts(String field) {
        return switch (field) {
            case FilterParser.TEXT -> everything();
            case "kind" -> kinds();
            case "way" -> List.of(toClient ? "out" : "in");
            case "client" -> one(client.clientId());
            case "app" -> one(client.app().isEmpty() ? null : client.app());
            case "channel" -> one(frame.channel() == null ? null : QualifiedName.base(frame.channel()));
            case "action" -> List.of(action());
            case "change" ->
                messages().isEmpty() ? List.of() : List.of(change(messages().getFirst()));
            case "name" -> each(Message::name);
            case "data" -> each(message -> text(message.data()));
            case "serial" -> each(Message::serial);
            case "id" -> each(Message::id);
            case "publisher" -> each(Message::clientId);
            case "sdk" -> one(client.sdk());
            default -> List.of();
        };
    }

    // The table calls what arrives by its change and what leaves by its action; who waits for it means either.
    private List<String> kinds() {
        var changes = messages().stream().map(PassingFrame::change).distinct().toList();
        var change = changes.size() == 1 ? changes.getFirst().replace("CREATE", "MESSAGE") : action();
        return toClient ? List.of(action(), change) : List.of(change);
    }

    private String action() {
        return frame.action() == null ? "" + frame.actionCode() : frame.action().name();
    }

    private static String change(Message message) {
        return message.action() == null
                ? "" + message.actionCode()
                : message.action().name();
    }

    private List<Message> messages() {
        return frame.messages() == null ? List.of() : frame.messages();
    }

    private List<PresenceMessage> presence() {
        return frame.presence() == null ? List.of() : frame.presence();
    }

    private static List<String> one(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private List<String> each(Function<Message, @Nullable String> value) {
        var values = new ArrayList<String>();
        messages().stream().map(value).filter(Objects::nonNull).forEach(values::add);
        return values;
    }

    private static String text(@Nullable Data data) {
        return switch (data) {
            case Data.Text(var text) -> text;
            case Data.Binary(var bytes) -> bytes.length + " bytes";
            case null -> "";
        };
    }

    private List<String> everything() {
        var all = new ArrayList<String>(kinds());
        all.addAll(one(client.clientId()));
        all.addAll(one(frame.channel()));
        all.addAll(one(frame.error() == null ? null : frame.error().message()));
        for (var message : messages()) {
            all.addAll(one(message.name()));
            all.add(text(message.data()));
            all.addAll(one(message.id()));
            all.addAll(one(message.serial()));
            all.addAll(one(message.clientId()));
            all.addAll(one(message.extras() == null ? null : message.extras().toString()));
        }
        for (var member : presence()) {
            all.addAll(one(member.clientId()));
            all.add(text(member.data()));
        }
        for (var said : frame.annotations() == null ? List.<Annotation>of() : frame.annotations()) {
            all.addAll(one(said.type()));
            all.addAll(one(said.name()));
        }
        return all;
    }
}
