package dev.playhead.transport.log;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Hold;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the fields of an envelope; null values are left out.
final class EnvelopeHead {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    EnvelopeHead put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    EnvelopeHead kind(String kind) {
        return put("kind", kind);
    }

    EnvelopeHead put(Identity identity) {
        put("keyName", identity.keyName()).put("clientId", identity.clientId());
        put("app", identity.app().isEmpty() ? null : identity.app());
        if (!identity.capability().equals(Capability.UNLIMITED)) {
            put("capability", CapabilityText.write(identity.capability()));
        }
        var token = identity.token();
        if (token != null) {
            put("issuedMs", token.issuedMs())
                    .put("expiresMs", token.expiresMs())
                    .put("revocationKey", token.revocationKey());
        }
        return this;
    }

    EnvelopeHead put(@Nullable Identity identity, @Nullable ErrorInfo refusal) {
        if (identity != null) {
            put("identified", true).put(identity);
        }
        return refusal == null ? this : put("refusal", refusal.toMap());
    }

    EnvelopeHead put(CloseReason reason) {
        return put("reason", reason.kind().name())
                .put("code", reason.code() == 0 ? null : (long) reason.code())
                .put("text", reason.text().isEmpty() ? null : reason.text());
    }

    EnvelopeHead put(Handshake handshake) {
        return put(handshake.identity(), handshake.refusal())
                .put("format", handshake.format().word())
                .put("version", (long) handshake.version())
                .put("echo", handshake.echo())
                .put("resumeKey", handshake.resumeKey())
                .put("agent", handshake.agent())
                .put("remainPresentForMs", handshake.remainPresentForMs())
                .put("remoteAddress", handshake.remoteAddress())
                .put("appendRollupMs", handshake.appendRollupMs() == 0 ? null : handshake.appendRollupMs())
                .put(
                        "via",
                        handshake.via().equals(Via.WEBSOCKET)
                                ? null
                                : handshake.via().word());
    }

    private EnvelopeHead put(FaultRule.Target target) {
        return switch (target) {
            case FaultRule.Target.Everyone() -> this;
            case FaultRule.Target.Client(var app, var clientId) ->
                put("client", clientId).put("app", app.isEmpty() ? null : app);
            case FaultRule.Target.Connection(var id) -> put("connection", id.value());
        };
    }

    EnvelopeHead put(FaultRule rule) {
        put("rule", rule.id().value()).put("label", rule.label()).put(rule.target());
        put("does", rule.fault().kind());
        rule.fault().fields().forEach(this::put);
        return this;
    }

    EnvelopeHead put(Entry.Act act) {
        return switch (act) {
            case Entry.Act.Close(var code, var reason) ->
                put("act", "close").put("code", (long) code).put("reason", reason);
            case Entry.Act.Reset() -> put("act", "reset");
            case Entry.Act.Delay(var latencyMs, var burstMs) ->
                put("act", "delay").put("latencyMs", latencyMs).put("burstMs", burstMs == 0 ? null : burstMs);
        };
    }

    EnvelopeHead put(Hold hold) {
        return put("held", hold.id().value())
                .put("rule", hold.rule().value())
                .put("stopped", hold.stopped())
                .put("toClient", hold.toClient())
                .put("connection", hold.connection().value())
                .put("channel", hold.channel());
    }

    byte[] write() {
        return Envelope.write(fields, null, false);
    }

    byte[] write(byte[] payload, boolean isJson) {
        return Envelope.write(fields, payload, isJson);
    }
}
