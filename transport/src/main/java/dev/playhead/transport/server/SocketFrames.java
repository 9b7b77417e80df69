package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.core.CloseReason;
import dev.playhead.transport.core.Handshake;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a WebSocket brings to the broker: its opening, its frames, its end. Frames are decoded here, on the thread of
/// their socket, before they wait for the loop.
final class SocketFrames {
    private SocketFrames() {}

    record Opened(TransportId transport, Handshake handshake) implements Arrival {
        @Override
        public Entry entry(long position, long atNanos) {
            return new Entry.Opened(position, atNanos, transport, handshake);
        }

        @Override
        public Input input(long atMs) {
            return new Input.Opened(atMs, transport, handshake);
        }
    }

    record Closed(TransportId transport, CloseReason reason) implements Arrival {
        @Override
        public Entry entry(long position, long atNanos) {
            return new Entry.Closed(position, atNanos, transport, reason);
        }

        @Override
        public Input input(long atMs) {
            return new Input.Closed(atMs, transport, reason);
        }
    }

    /// What became of the token in an AUTH frame.
    record Reauthenticated(TransportId transport, Credentials.Checked checked) implements Arrival {
        @Override
        public Entry entry(long position, long atNanos) {
            return new Entry.Reauthenticated(position, atNanos, transport, checked.identity(), checked.refusal());
        }

        @Override
        public Input input(long atMs) {
            return new Input.Reauthenticated(atMs, transport, checked.identity(), checked.refusal());
        }
    }

    /// @param token what an AUTH frame brought, which is neither in `payload` nor in `decoded`; null for others
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(
            TransportId transport,
            Format format,
            byte[] payload,
            @Nullable ProtocolMessage decoded,
            @Nullable String problem,
            @Nullable String token)
            implements Arrival {
        @Override
        public Entry entry(long position, long atNanos) {
            var channel = decoded == null ? null : decoded.channel();
            return new Entry.FrameIn(position, atNanos, transport, channel, format, payload, problem);
        }

        @Override
        public Input input(long atMs) {
            return decoded == null
                    ? new Input.Malformed(atMs, transport, Objects.requireNonNullElse(problem, ""))
                    : new Input.Received(atMs, transport, decoded, payload.length);
        }
    }

    static Frame frame(TransportId transport, Format format, byte[] payload) {
        try {
            var decoded = FrameCodec.of(format).decode(payload);
            if (decoded.action() == Action.AUTH) {
                // A token must not reach the disk; the recorded frame is the frame without it.
                var masked =
                        decoded.toBuilder().auth(Map.of("accessToken", "***")).build();
                var auth = decoded.auth();
                var token = auth == null ? "" : String.valueOf(auth.get("accessToken"));
                return new Frame(transport, format, FrameCodec.of(format).encode(masked), masked, null, token);
            }
            return new Frame(transport, format, payload, decoded, null, null);
        } catch (MalformedFrameException e) {
            return new Frame(transport, format, payload, null, e.getMessage(), null);
        }
    }
}
