package dev.playhead.transport.log;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.Settlement;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Entries to and from topics and messages of an MCAP file.
final class EntryCodec {
    /// Topic of how the broker began and of its keyframes.
    static final String STATE = "~state";

    private EntryCodec() {}

    /// The topic of an entry: `ch/<channel>` for frames of a channel, a name with `~` for everything else.
    static String topic(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn in -> channelTopic(in.channel());
            case Entry.FrameOut out -> channelTopic(out.channel());
            case Entry.FrameUndelivered undelivered -> channelTopic(undelivered.channel());
            case Entry.RestIn in -> "~rest";
            case Entry.RestOut out -> "~rest";
            case Entry.RuleSet set -> "~fault";
            case Entry.RuleCleared cleared -> "~fault";
            case Entry.LimitsSet set -> "~fault";
            case Entry.HeldSettled settled -> "~fault";
            case Entry.HeldEnded ended -> "~fault";
            case Entry.FrameHeld held -> channelTopic(held.hold().channel());
            case Entry.Started started -> STATE;
            case Entry.Keyframe keyframe -> STATE;
            case Entry.Written written -> "~written";
            case Entry.Earlier earlier -> "~earlier";
            case Entry.Note note -> "~note";
            case Entry.Foreign foreign -> foreign.topic();
            case Entry.Opened opened -> "~conn";
            case Entry.Reauthenticated authenticated -> "~conn";
            case Entry.Closed closed -> "~conn";
            case Entry.TimerFired fired -> "~conn";
            case Entry.TransportEffect effect -> "~conn";
            case Entry.Stopping stopping -> "~conn";
            case Entry.Rejected rejected -> "~door";
        };
    }

    private static String channelTopic(@Nullable String channel) {
        return channel == null ? "~conn" : "ch/" + channel;
    }

    static byte[] write(Entry entry) {
        if (entry instanceof Entry.Foreign foreign) {
            return foreign.payload();
        }
        var head = new EnvelopeHead();
        head.put("n", entry.position());
        return switch (entry) {
            case Entry.Started e ->
                head.kind("started")
                        .put("seed", Long.toString(e.seed()))
                        .put("version", e.productVersion())
                        .put("settings", e.settings())
                        .write();
            case Entry.Keyframe e ->
                head.kind("keyframe")
                        .put("of", e.of())
                        .put("page", (long) e.page())
                        .put("last", e.last())
                        .write(e.image(), true);
            case Entry.Opened e ->
                head.kind("opened")
                        .put("transport", e.transport().value())
                        .put(e.handshake())
                        .write();
            case Entry.FrameIn e ->
                head.kind("frame-in")
                        .put("transport", e.transport().value())
                        .put("channel", e.channel())
                        .put("format", e.format().word())
                        .put("problem", e.problem())
                        .write(e.payload(), e.format() == Format.JSON && e.problem() == null);
            case Entry.Reauthenticated e ->
                head.kind("reauthenticated")
                        .put("transport", e.transport().value())
                        .put(e.identity(), e.refusal())
                        .write();
            case Entry.Closed e ->
                head.kind("closed")
                        .put("transport", e.transport().value())
                        .put(e.reason())
                        .write();
            case Entry.TimerFired e ->
                head.kind("timer")
                        .put("purpose", e.timer().purpose().name())
                        .put("subject", e.timer().subject())
                        .write();
            case Entry.RestIn e ->
                head.kind("rest-in")
                        .put("request", e.request().value())
                        .put(e.identity(), e.refusal())
                        .put("method", e.method())
                        .put("target", e.target())
                        .put("headers", e.headers())
                        .write(e.body(), false);
            case Entry.RuleSet e -> head.kind("rule-set").put(e.rule()).write();
            case Entry.RuleCleared e ->
                head.kind("rule-cleared").put("rule", e.rule().value()).write();
            case Entry.LimitsSet e ->
                head.kind("limits-set").put("limits", e.limits().toMap()).write();
            case Entry.HeldSettled e ->
                head.kind("held-settled")
                        .put("held", e.held().value())
                        .put("dropped", e.dropped())
                        .write(e.edited(), e.edited().length > 0);
            case Entry.Stopping e -> head.kind("stopping").write();
            case Entry.FrameOut e ->
                head.kind("frame-out")
                        .put("cause", e.cause())
                        .put("to", e.to().stream().map(TransportId::value).toList())
                        .put("channel", e.channel())
                        .put("format", e.format().word())
                        .write(e.payload(), e.format() == Format.JSON);
            case Entry.FrameUndelivered e ->
                head.kind("frame-withheld") // kinds are for ever: its name of the first versions
                        .put("cause", e.cause())
                        .put("from", e.from().stream().map(ConnectionId::value).toList())
                        .put("channel", e.channel())
                        .put("format", e.format().word())
                        .put("rule", e.rule() == null ? null : e.rule().value())
                        .write(e.payload(), e.format() == Format.JSON);
            case Entry.FrameHeld e ->
                head.kind("frame-held").put("cause", e.cause()).put(e.hold()).write(e.payload(), true);
            case Entry.HeldEnded e ->
                head.kind("held-ended")
                        .put("cause", e.cause())
                        .put("held", e.held().value())
                        .put("how", e.how().name())
                        .write();
            case Entry.TransportEffect e ->
                head.kind("transport")
                        .put("cause", e.cause())
                        .put("transport", e.transport().value())
                        .put(e.act())
                        .put("rule", e.rule() == null ? null : e.rule().value())
                        .write();
            case Entry.RestOut e ->
                head.kind("rest-out")
                        .put("cause", e.cause())
                        .put("request", e.request().value())
                        .put("status", (long) e.status())
                        .put("format", e.format().word())
                        .write(e.body(), false);
            case Entry.Rejected e ->
                head.kind("rejected")
                        .put("stage", e.stage().name())
                        .put("remoteAddress", e.remoteAddress())
                        .put("request", e.request())
                        .put("host", e.host())
                        .put("origin", e.origin())
                        .put("status", (long) e.status())
                        .put("reason", e.reason())
                        .write();
            case Entry.Written e ->
                head.kind("written")
                        .put(
                                "writes",
                                e.writes().stream()
                                        .map(write -> writes(e, write))
                                        .toList())
                        .write();
            case Entry.Earlier e ->
                head.kind("earlier")
                        .put("topic", topic(e.entry()))
                        .put("agoNanos", e.atNanos() - e.entry().atNanos())
                        .write(write(e.entry()), !(e.entry() instanceof Entry.Foreign));
            case Entry.Note e -> head.kind("note").put("text", e.text()).write();
            case Entry.Foreign e -> e.payload();
        };
    }

    private static Map<String, List<Long>> writes(Entry.Written entry, Entry.Writes write) {
        var fields = new LinkedHashMap<String, List<Long>>();
        fields.put("frames", write.frames());
        fields.put("to", write.to().stream().map(to -> to.transport().value()).toList());
        fields.put(
                "agoNanos",
                write.to().stream().map(to -> entry.atNanos() - to.atNanos()).toList());
        return fields;
    }

    /// The entry in a message. A message that is not one of ours is kept as [Entry.Foreign], also when
    /// it looks like one of ours but is on another topic.
    static Entry read(long position, LogMessage message) {
        return read(position, message, false);
    }

    /// @param within whether it stands in another entry, where none of before may stand: a file of strangers could nest
    /// them until the stack ends
    private static Entry read(long position, LogMessage message, boolean within) {
        var foreign = new Entry.Foreign(
                position, message.atNanos(), message.topic() == null ? "" : message.topic(), message.data());
        var entry = message.data().length == 0 ? null : ours(position, message.atNanos(), message.data(), within);
        return entry != null && fits(entry, message.topic()) ? entry : foreign;
    }

    private static Entry.Earlier earlier(long position, long atNanos, EnvelopeFields head, byte[] payload)
            throws IOException {
        var entry = new LogMessage(head.text("topic"), atNanos - head.number("agoNanos"), payload);
        return new Entry.Earlier(position, atNanos, read(position, entry, true));
    }

    private static boolean fits(Entry entry, @Nullable String topic) {
        return topic == null || topic.equals(Topics.OVERFLOW) || topic.equals(topic(entry));
    }

    private static @Nullable Entry ours(long position, long atNanos, byte[] data, boolean within) {
        try {
            var envelope = Envelope.read(data);
            var head = new EnvelopeFields(envelope.head());
            var payload = envelope.payload() == null ? LogMessage.NOTHING : envelope.payload();
            if (head.number("n") != position) {
                return null;
            }
            return switch (head.text("kind")) {
                case "started" ->
                    new Entry.Started(
                            position,
                            atNanos,
                            Long.parseLong(head.text("seed")),
                            head.text("version"),
                            head.texts("settings"));
                case "keyframe" ->
                    new Entry.Keyframe(
                            position,
                            atNanos,
                            // The first form of keyframes was one page, and stood at the beginning.
                            envelope.head().containsKey("of") ? head.number("of") : 1,
                            envelope.head().containsKey("page") ? (int) head.number("page") : 0,
                            !Boolean.FALSE.equals(envelope.head().get("last")),
                            payload);
                case "opened" -> new Entry.Opened(position, atNanos, head.transport(), head.handshake());
                case "frame-in" ->
                    new Entry.FrameIn(
                            position,
                            atNanos,
                            head.transport(),
                            head.maybe("channel"),
                            head.format(),
                            payload,
                            head.maybe("problem"));
                case "reauthenticated" ->
                    new Entry.Reauthenticated(
                            position, atNanos, head.transport(), head.maybeIdentity(), head.maybeRefusal());
                case "closed" -> new Entry.Closed(position, atNanos, head.transport(), head.closeReason());
                case "timer" ->
                    new Entry.TimerFired(
                            position,
                            atNanos,
                            new TimerId(TimerId.Purpose.valueOf(head.text("purpose")), head.text("subject")));
                case "rest-in" ->
                    new Entry.RestIn(
                            position,
                            atNanos,
                            new RequestId(head.number("request")),
                            head.requestIdentity(),
                            head.maybeRefusal(),
                            head.text("method"),
                            head.text("target"),
                            head.texts("headers"),
                            payload);
                case "rule-set" -> new Entry.RuleSet(position, atNanos, head.rule());
                case "rule-cleared" -> new Entry.RuleCleared(position, atNanos, new RuleId(head.text("rule")));
                case "interrupted" -> new Entry.RuleSet(position, atNanos, head.interruption(position)); // before 2.0
                case "limits-set" -> new Entry.LimitsSet(position, atNanos, Limits.of(head.texts("limits")));
                case "held-settled" ->
                    new Entry.HeldSettled(
                            position,
                            atNanos,
                            head.held(),
                            Boolean.TRUE.equals(envelope.head().get("dropped")),
                            payload);
                case "frame-held" -> new Entry.FrameHeld(position, atNanos, head.number("cause"), head.hold(), payload);
                case "held-ended" ->
                    new Entry.HeldEnded(
                            position, atNanos, head.number("cause"), head.held(), Settlement.valueOf(head.text("how")));
                case "stopping" -> new Entry.Stopping(position, atNanos);
                case "frame-out" ->
                    new Entry.FrameOut(
                            position,
                            atNanos,
                            head.number("cause"),
                            head.list("to").stream()
                                    .map(v -> new TransportId(((Number) v).longValue()))
                                    .toList(),
                            head.maybe("channel"),
                            head.format(),
                            payload);
                case "frame-withheld" ->
                    new Entry.FrameUndelivered(
                            position,
                            atNanos,
                            head.number("cause"),
                            head.list("from").stream()
                                    .map(v -> new ConnectionId(v.toString()))
                                    .toList(),
                            head.maybe("channel"),
                            head.format(),
                            payload,
                            head.maybeRule());
                case "transport" ->
                    new Entry.TransportEffect(
                            position, atNanos, head.number("cause"), head.transport(), head.act(), head.maybeRule());
                case "rest-out" ->
                    new Entry.RestOut(
                            position,
                            atNanos,
                            head.number("cause"),
                            new RequestId(head.number("request")),
                            (int) head.number("status"),
                            head.format(),
                            payload);
                case "rejected" ->
                    new Entry.Rejected(
                            position,
                            atNanos,
                            Entry.Stage.valueOf(head.text("stage")),
                            head.text("remoteAddress"),
                            head.maybe("request"),
                            head.maybe("host"),
                            head.maybe("origin"),
                            (int) head.number("status"),
                            head.text("reason"));
                case "written" -> new Entry.Written(position, atNanos, head.writes(atNanos));
                case "earlier" -> within ? null : earlier(position, atNanos, head, payload);
                case "note" -> new Entry.Note(position, atNanos, head.text("text"));
                default -> null;
            };
        } catch (IOException | RuntimeException notOurs) {
            return null;
        }
    }
}
