package dev.playhead.transport.log;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Hold;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of an envelope; a field that must be there and is not makes the message foreign.
record EnvelopeFields(Map<String, @Nullable Object> fields) {
    // What an entry of a rule says besides the parameters of its fault.
    private static final Set<String> OF_RULES =
            Set.of("n", "kind", "rule", "label", "client", "app", "connection", "does");

    String text(String name) {
        return Objects.requireNonNull(fields.get(name), name).toString();
    }

    @Nullable
    String maybe(String name) {
        var value = fields.get(name);
        return value == null ? null : value.toString();
    }

    long number(String name) {
        return ((Number) Objects.requireNonNull(fields.get(name), name)).longValue();
    }

    List<Object> list(String name) {
        var list = new ArrayList<Object>();
        ((List<?>) Objects.requireNonNull(fields.get(name), name)).forEach(list::add);
        return list;
    }

    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        ((Map<?, ?>) Objects.requireNonNull(fields.get(name), name))
                .forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    TransportId transport() {
        return new TransportId(number("transport"));
    }

    Format format() {
        return Format.valueOf(text("format").toUpperCase(Locale.ROOT));
    }

    @Nullable
    RuleId maybeRule() {
        var rule = maybe("rule");
        return rule == null ? null : new RuleId(rule);
    }

    HeldId held() {
        return new HeldId(text("held"));
    }

    Hold hold() {
        return new Hold(
                held(),
                new RuleId(text("rule")),
                Boolean.TRUE.equals(fields.get("stopped")),
                Boolean.TRUE.equals(fields.get("toClient")),
                new ConnectionId(text("connection")),
                maybe("channel"));
    }

    Identity identity() throws IOException {
        var capability = maybe("capability");
        var app = maybe("app");
        return new Identity(
                app == null ? "" : app,
                maybe("keyName"),
                maybe("clientId"),
                capability == null ? Capability.UNLIMITED : CapabilityText.read(capability),
                fields.containsKey("expiresMs")
                        ? new Token(number("issuedMs"), number("expiresMs"), maybe("revocationKey"))
                        : null);
    }

    @Nullable
    Identity maybeIdentity() throws IOException {
        return fields.containsKey("identified") ? identity() : null;
    }

    /// Returns the sender of a REST request; null for nobody. Version 0 of the format knew no difference
    /// between somebody who may do everything and somebody who was refused; [VersionZero] finds it out.
    @Nullable
    Identity requestIdentity() throws IOException {
        return fields.containsKey("refusal") ? maybeIdentity() : identity();
    }

    CloseReason closeReason() {
        return new CloseReason(
                CloseReason.Kind.valueOf(text("reason")),
                fields.containsKey("code") ? (int) number("code") : 0,
                Objects.requireNonNullElse(maybe("text"), ""));
    }

    @Nullable
    ErrorInfo maybeRefusal() {
        return fields.containsKey("refusal") ? error("refusal") : null;
    }

    Handshake handshake() throws IOException {
        return new Handshake(
                format(),
                (int) number("version"),
                maybeIdentity(),
                maybeRefusal(),
                Boolean.TRUE.equals(fields.get("echo")),
                maybe("resumeKey"),
                maybe("agent"),
                number("remainPresentForMs"),
                text("remoteAddress"),
                fields.containsKey("appendRollupMs") ? number("appendRollupMs") : 0, // not there: nothing was rolled up
                fields.containsKey("via") ? new Via(text("via")) : Via.WEBSOCKET);
    }

    private ErrorInfo error(String name) {
        if (fields.get(name) instanceof List<?> parts) { // the first form, which knew no more
            int code = ((Number) parts.get(0)).intValue();
            return new ErrorInfo(
                    code, ((Number) parts.get(1)).intValue(), parts.get(2).toString());
        }
        return ErrorInfo.of((Map<?, ?>) Objects.requireNonNull(fields.get(name), name));
    }

    /// A rule in the form of before format 2.0, in which what is over at once had an entry of its own and no name.
    FaultRule interruption(long position) {
        var how = Interruption.How.valueOf(text("does"));
        var interruption = new Interruption(how, text("channel"), error("error"));
        var target = target();
        return new FaultRule(new RuleId("I-" + position), target, interruption, interruption.label(target.words()));
    }

    private FaultRule.Target target() {
        var client = maybe("client");
        var connection = maybe("connection");
        return client != null
                ? new FaultRule.Target.Client(Objects.requireNonNullElse(maybe("app"), ""), client)
                : connection != null
                        ? new FaultRule.Target.Connection(new ConnectionId(connection))
                        : new FaultRule.Target.Everyone();
    }

    FaultRule rule() {
        var parameters = new LinkedHashMap<>(fields);
        parameters.keySet().removeAll(OF_RULES);
        return new FaultRule(
                new RuleId(text("rule")), target(), FaultKinds.read(text("does"), parameters), text("label"));
    }

    Entry.Act act() {
        return switch (text("act")) {
            case "close" -> new Entry.Act.Close((int) number("code"), text("reason"));
            case "reset" -> new Entry.Act.Reset();
            default -> new Entry.Act.Delay(number("latencyMs"), fields.containsKey("burstMs") ? number("burstMs") : 0);
        };
    }

    /// Returns the frames that were written by `atNanos`; their times are told by how long before that they
    /// were.
    List<Entry.Writes> writes(long atNanos) {
        if (fields.containsKey("receipts")) { // the first form: one by one, with the moment itself
            return list("receipts").stream()
                    .map(item -> longs((List<?>) item))
                    .map(item -> new Entry.Writes(
                            List.of(item.get(1)),
                            List.of(new Entry.Writing(new TransportId(item.get(0)), item.get(2)))))
                    .toList();
        }
        var writes = new ArrayList<Entry.Writes>();
        for (var item : list("writes")) {
            var parts = (Map<?, ?>) item;
            var to = longs(parts.get("to"));
            var ago = longs(parts.get("agoNanos"));
            var written = new ArrayList<Entry.Writing>();
            for (int i = 0; i < to.size(); i++) {
                written.add(new Entry.Writing(new TransportId(to.get(i)), atNanos - ago.get(i)));
            }
            writes.add(new Entry.Writes(longs(parts.get("frames")), written));
        }
        return writes;
    }

    private static List<Long> longs(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream()
                        .map(number -> ((Number) Objects.requireNonNull(number)).longValue())
                        .toList();
    }
}
