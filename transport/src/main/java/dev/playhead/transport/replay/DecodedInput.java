package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.util.Map;
import java.util.Objects;

/// Payload of an input, decoded. Decoding is the costly part of an input, so the live broker does it once, on
/// the thread of the socket, and hands the result on.
public sealed interface DecodedInput {
    DecodedInput NOTHING = new Nothing();

    record Frame(ProtocolMessage frame) implements DecodedInput {}

    /// Bytes that are no frame.
    record Unreadable(String problem) implements DecodedInput {}

    record Call(RestCall call) implements DecodedInput {}

    /// A request that asks for nothing that there is.
    record Refused(ErrorInfo error) implements DecodedInput {}

    /// The entry has no payload.
    record Nothing() implements DecodedInput {}

    /// Decodes what an entry carries.
    static DecodedInput of(InputEntry entry) {
        return switch (entry) {
            case Entry.FrameIn e -> e.problem() == null ? frame(e.format(), e.payload()) : new Unreadable(e.problem());
            case Entry.RestIn e ->
                e.refusal() == null ? call(e.method(), e.target(), e.headers(), e.body()) : new Refused(e.refusal());
            case Entry.Opened e -> NOTHING;
            case Entry.Reauthenticated e -> NOTHING;
            case Entry.Closed e -> NOTHING;
            case Entry.TimerFired e -> NOTHING;
            case Entry.RuleSet e -> NOTHING;
            case Entry.RuleCleared e -> NOTHING;
            case Entry.HeldSettled e -> e.edited().length == 0 ? NOTHING : frame(Format.JSON, e.edited());
            case Entry.LimitsSet e -> NOTHING;
            case Entry.Stopping e -> NOTHING;
        };
    }

    /// Decodes bytes that should be a frame.
    static DecodedInput frame(Format format, byte[] payload) {
        try {
            return new Frame(FrameCodec.of(format).decode(payload));
        } catch (MalformedFrameException e) {
            return new Unreadable(Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /// Decodes a REST request.
    ///
    /// @param headers names in lower case
    static DecodedInput call(String method, String target, Map<String, String> headers, byte[] body) {
        try {
            return new Call(RestRequestDecoder.decode(method, target, headers, body));
        } catch (RestRefusedException refused) {
            return new Refused(refused.error());
        }
    }
}
