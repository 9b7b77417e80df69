package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.DecodedInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A frame that a client sent, decoded on the thread of its socket, before it waits for the loop.
///
/// @param token what an AUTH frame brought, which the entry does not have; null for others
record SocketFrame(Arrival arrival, @Nullable String token) {
    static SocketFrame of(TransportId transport, Format format, byte[] payload) {
        var decoded = DecodedInput.frame(format, payload);
        if (!(decoded instanceof DecodedInput.Frame(var frame))) {
            return new SocketFrame(arrival(transport, null, format, payload, decoded), null);
        }
        if (frame.action() != Action.AUTH) {
            return new SocketFrame(arrival(transport, frame.channel(), format, payload, decoded), null);
        }
        // A token must not reach the disk; the recorded frame is the frame without it.
        var masked = frame.toBuilder().auth(Map.of("accessToken", "***")).build();
        var auth = frame.auth();
        var token = auth == null ? "" : String.valueOf(auth.get("accessToken"));
        return new SocketFrame(masked(transport, format, masked), token);
    }

    private static Arrival masked(TransportId transport, Format format, ProtocolMessage frame) {
        var payload = FrameCodec.of(format).encode(frame);
        return arrival(transport, frame.channel(), format, payload, new DecodedInput.Frame(frame));
    }

    private static Arrival arrival(
            TransportId transport, @Nullable String channel, Format format, byte[] payload, DecodedInput decoded) {
        var problem = decoded instanceof DecodedInput.Unreadable(var why) ? why : null;
        return Arrival.of(new Entry.FrameIn(0, 0, transport, channel, format, payload, problem), decoded);
    }
}
