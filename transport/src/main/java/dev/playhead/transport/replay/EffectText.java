package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Says in words what an effect was, so that two of them can be compared by eye.
final class EffectText {
    private EffectText() {}

    static String of(EffectEntry effect) {
        return switch (effect) {
            case Entry.FrameOut e -> "frame to transport " + transports(e.to()) + ": " + frame(e.format(), e.payload());
            case Entry.FrameUndelivered e ->
                "frame not delivered to connection "
                        + e.from().stream().map(ConnectionId::value).collect(Collectors.joining(", "))
                        + (e.rule() == null ? "" : " by " + e.rule()) + ": " + frame(e.format(), e.payload());
            case Entry.FrameHeld e ->
                "frame held as " + e.hold().id() + (e.hold().stopped() ? "" : ", behind another,") + " on its way "
                        + (e.hold().toClient() ? "to" : "from") + " connection "
                        + e.hold().connection().value() + ": " + body(Format.JSON, e.payload());
            case Entry.HeldEnded e -> "held frame " + e.held() + " " + e.how();
            case Entry.TransportEffect e ->
                act(e.act()) + " transport " + e.transport().value() + (e.rule() == null ? "" : " by " + e.rule());
            case Entry.RestOut e ->
                "answer " + e.status() + " to request " + e.request().value() + ": " + body(e.format(), e.body());
        };
    }

    private static String transports(List<TransportId> ids) {
        return ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(", "));
    }

    private static String act(Entry.Act act) {
        return switch (act) {
            case Entry.Act.Close(var code, var reason) -> "close (" + code + ", " + reason + ")";
            case Entry.Act.Reset() -> "reset";
            case Entry.Act.Delay(var latencyMs, var burstMs) ->
                "delay by " + latencyMs + " ms" + (burstMs == 0 ? "" : ", in bursts every " + burstMs + " ms");
        };
    }

    // MessagePack is shown as the JSON of the same frame where it is a frame.
    private static String frame(Format format, byte[] payload) {
        if (format == Format.MSGPACK) {
            try {
                var json = FrameCodec.of(Format.JSON)
                        .encode(FrameCodec.of(Format.MSGPACK).decode(payload));
                return "msgpack " + new String(json, StandardCharsets.UTF_8);
            } catch (MalformedFrameException | RuntimeException noFrame) {
                return body(format, payload);
            }
        }
        return body(format, payload);
    }

    private static String body(Format format, byte[] bytes) {
        return format == Format.JSON
                ? new String(bytes, StandardCharsets.UTF_8)
                : "msgpack " + HexFormat.of().formatHex(bytes);
    }
}
