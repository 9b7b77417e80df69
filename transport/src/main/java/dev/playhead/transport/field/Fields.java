package dev.playhead.transport.field;

import static dev.playhead.transport.field.Field.Source.COLUMN;
import static dev.playhead.transport.field.Field.Source.ENTRY;
import static dev.playhead.transport.field.Field.Source.LATE_COLUMN;

import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.filter.FilterWord;
import dev.playhead.transport.filter.Unit;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All fields, one line each.
public final class Fields {
    /// The field in which a word without a field is looked for.
    static final Field.Text TEXT =
            new Field.Text("text", "anything that the row shows or its payload holds", ENTRY, List.of(), RowTexts::of);

    private static final List<Field> ALL = List.of(
            TEXT,
            text(
                    "kind",
                    "what the table calls the frame",
                    COLUMN,
                    kinds(),
                    row -> row.frames().kind(row.index())),
            text(
                    "way",
                    "in, out, undelivered or event",
                    COLUMN,
                    ways(),
                    row -> way(row.frames().way(row.index()))),
            text("who", "name of whoever sent or got it", COLUMN, row -> name(row.participant())),
            text("device", "the same, devices only", COLUMN, row -> device(row.participant())),
            text("client", "clientId of whoever sent or got it", COLUMN, row -> clientId(row.participant())),
            text("app", "app that it belongs to, when that is one of several", COLUMN, row -> app(row.participant())),
            text("channel", "channel that it is on", COLUMN, row -> channel(row.channel())),
            number("row", "number of the row, from 1", COLUMN, Unit.NONE, row -> row.index() + 1),
            number("time", "since the start", COLUMN, Unit.SECONDS, Fields::seconds),
            number("version", "how many versions the message had", COLUMN, Unit.NONE, Fields::version),
            number(
                    "size",
                    "on the wire",
                    COLUMN,
                    Unit.BYTES,
                    row -> row.frames().bytes(row.index())),
            number("latency", "from the publish to its socket", LATE_COLUMN, Unit.MILLISECONDS, Fields::latency),
            number("code", "error that it carries or was refused with", LATE_COLUMN, Unit.NONE, Fields::code),
            flag("refused", "the broker refused what it brought", LATE_COLUMN, Fields::isRefused),
            flag("late", "took more than 200 ms to its socket", LATE_COLUMN, Fields::isLate),
            flag(
                    "undelivered",
                    "was meant for somebody and not sent",
                    COLUMN,
                    row -> isWay(row, Frames.Way.UNDELIVERED)),
            flag("resent", "repeats what its sender had sent before", COLUMN, Fields::isResent),
            text("action", "action of the frame", ENTRY, actions(), RowTexts::action),
            text("change", "what its messages do", ENTRY, changes(), RowTexts::change),
            texts("name", "names of its messages", row -> each(row, Message::name)),
            texts("data", "payloads of its messages", row -> each(row, MessageText::of)),
            texts("serial", "serials of its messages", row -> each(row, Message::serial)),
            texts("id", "ids of its messages", row -> each(row, Message::id)),
            texts("publisher", "clientIds of its messages", row -> each(row, Message::clientId)),
            number("status", "HTTP status of an answer or error", ENTRY, Unit.NONE, RowTexts::status),
            text("sdk", "SDK of whoever sent or got it", COLUMN, row -> sdk(row.participant())),
            new Field.Text(
                    "fault", "faults that were on for whoever sent or got it", COLUMN, faultNames(), RowTexts::faults),
            flag("resumed", "ATTACHED that says that nothing was lost", ENTRY, RowTexts::isResumed));

    private static final List<FilterWord> WORDS = ALL.stream().map(Field::word).toList();

    private Fields() {}

    /// All of them as filters name them.
    static List<FilterWord> words() {
        return WORDS;
    }

    /// All of them, in the order in which they are offered.
    public static List<Field> all() {
        return ALL;
    }

    /// The field with this name, in whatever case.
    public static Optional<Field> named(String name) {
        return ALL.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Field text(
            String name, String meaning, Field.Source source, Function<FrameRow, @Nullable String> value) {
        return text(name, meaning, source, List.of(), value);
    }

    private static Field text(
            String name,
            String meaning,
            Field.Source source,
            List<String> known,
            Function<FrameRow, @Nullable String> value) {
        return new Field.Text(name, meaning, source, known, row -> {
            var text = value.apply(row);
            return text == null ? List.of() : List.of(text);
        });
    }

    private static Field texts(String name, String meaning, Function<FrameRow, List<String>> values) {
        return new Field.Text(name, meaning, ENTRY, List.of(), values);
    }

    private static Field number(
            String name, String meaning, Field.Source source, Unit unit, ToDoubleFunction<FrameRow> value) {
        return new Field.Number(name, meaning, source, unit, value);
    }

    private static Field flag(String name, String meaning, Field.Source source, Predicate<FrameRow> isSo) {
        return new Field.Flag(name, meaning, source, isSo);
    }

    private static List<String> kinds() {
        return Stream.concat(
                        actions().stream(),
                        Stream.of(
                                "APPEND",
                                "UPDATE",
                                "DELETE",
                                "SUMMARY",
                                "END",
                                "REJECTED",
                                "GET",
                                "POST",
                                "PUT",
                                "PATCH"))
                .toList();
    }

    private static List<String> faultNames() {
        return Stream.concat(
                        FaultPreset.ALL.stream().map(FaultPreset::id),
                        FaultKinds.ALL.stream().map(FaultKind::name))
                .distinct()
                .toList();
    }

    /// Returns whether a field holds what people call a participant.
    static boolean isName(Field field) {
        return field.name().equals("who") || field.name().equals("device");
    }

    private static List<String> actions() {
        return Arrays.stream(Action.values()).map(Action::name).toList();
    }

    private static List<String> changes() {
        return Arrays.stream(MessageAction.values()).map(MessageAction::name).toList();
    }

    private static List<String> ways() {
        return Arrays.stream(Frames.Way.values()).map(Fields::way).toList();
    }

    private static String way(Frames.Way way) {
        return switch (way) {
            case IN -> "in";
            case OUT -> "out";
            case UNDELIVERED -> "undelivered";
            case EVENT -> "event";
        };
    }

    static @Nullable String name(@Nullable Participant participant) {
        return participant == null ? null : participant.name();
    }

    private static @Nullable String device(@Nullable Participant participant) {
        return participant == null || !participant.isDevice() ? null : participant.name();
    }

    private static @Nullable String clientId(@Nullable Participant participant) {
        return participant == null ? null : participant.clientId();
    }

    private static @Nullable String sdk(@Nullable Participant participant) {
        return participant == null ? null : participant.sdk();
    }

    private static @Nullable String app(@Nullable Participant participant) {
        return participant == null || participant.app().isEmpty() ? null : participant.app();
    }

    static @Nullable String channel(@Nullable ChannelId channel) {
        return channel == null ? null : channel.name();
    }

    private static double seconds(FrameRow row) {
        return (row.frames().atNanos(row.index()) - row.timeline().startNanos()) / 1e9;
    }

    private static double version(FrameRow row) {
        int version = row.frames().version(row.index());
        return version == 0 ? Double.NaN : version;
    }

    private static double latency(FrameRow row) {
        long nanos = row.frames().latencyNanos(row.index());
        return nanos < 0 ? Double.NaN : nanos / 1e6;
    }

    private static double code(FrameRow row) {
        int code = row.frames().error(row.index());
        return code == 0 ? Double.NaN : code;
    }

    private static boolean isRefused(FrameRow row) {
        return row.frames().error(row.index()) != 0 && isWay(row, Frames.Way.IN);
    }

    private static boolean isLate(FrameRow row) {
        return row.frames().latencyNanos(row.index()) > ConnectionStatus.LATE_NANOS;
    }

    private static boolean isResent(FrameRow row) {
        return row.frames().isResend(row.index());
    }

    private static boolean isWay(FrameRow row, Frames.Way way) {
        return row.frames().way(row.index()) == way;
    }

    private static List<String> each(FrameRow row, Function<Message, @Nullable String> value) {
        var messages = row.messages();
        if (messages.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<String>(messages.size());
        messages.stream().map(value).filter(Objects::nonNull).forEach(values::add);
        return values;
    }
}
