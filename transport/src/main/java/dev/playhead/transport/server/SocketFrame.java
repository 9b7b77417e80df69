package dev.playhead.transport.server;

import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.DecodedInput;
import org.jspecify.annotations.Nullable;

/// A frame that a client sent, decoded on the thread of its socket, before it waits for the loop. What is
/// recorded of it has no secrets, and the core is told what is recorded: else the recording would not run
/// again the same.
///
/// @param token what an AUTH frame brought, which the entry does not have; null for others
record SocketFrame(InboxItem item, @Nullable String token) {
    static SocketFrame of(TransportId transport, Format format, byte[] payload) {
        var decoded = DecodedInput.frame(format, payload);
        if (!(decoded instanceof DecodedInput.Frame(var frame))) {
            return new SocketFrame(item(transport, null, format, Redactor.unreadable(payload), decoded), null);
        }
        var masked = Redactor.frame(frame);
        var recorded = Redactor.payload(format, payload, frame, masked);
        if (frame.action() != Action.AUTH) {
            var told = masked == frame ? decoded : new DecodedInput.Frame(masked);
            return new SocketFrame(item(transport, frame.channel(), format, recorded, told), null);
        }
        var token = frame.auth() == null ? null : frame.auth().get("accessToken");
        if (token == null || token.isEmpty()) {
            var told = new DecodedInput.Unreadable("An AUTH frame must have a token as auth.accessToken.");
            return new SocketFrame(item(transport, null, format, recorded, told), null);
        }
        return new SocketFrame(item(transport, null, format, recorded, new DecodedInput.Frame(masked)), token);
    }

    private static InboxItem item(
            TransportId transport, @Nullable String channel, Format format, byte[] payload, DecodedInput decoded) {
        var problem = decoded instanceof DecodedInput.Unreadable(var why) ? why : null;
        return InboxItem.of(new Entry.FrameIn(0, 0, transport, channel, format, payload, problem), decoded);
    }
}
