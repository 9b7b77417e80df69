package dev.playhead.transport.credential;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of what clients send before it is recorded. It knows what may pass, not what may not: a
/// secret in a place that nobody thought of stays out. The content of messages is the user's and passes as it
/// is.
public final class Redactor {
    private static final Set<String> OF_KEYS =
            Set.of(MaskedTree.KEY_NAME, "clientId", "timestamp", "ttl", "nonce", "targets", "issuedBefore");
    private static final Set<String> OF_APPS = Set.of("id", "name", "clientId", "encoding", "action");
    private static final Set<String> OF_PUSH = Set.of(
            "id", "deviceId", "clientId", "channel", "channels", "platform", "formFactor", "transportType", "state");

    private Redactor() {}

    /// The target of a request: path and query.
    public static String target(String target) {
        return UrlRedactor.of(target);
    }

    /// The frame itself when there is nothing to hide, else one like it.
    public static ProtocolMessage frame(ProtocolMessage frame) {
        return MaskedFrame.of(frame);
    }

    /// A frame that was read.
    ///
    /// @param payload the bytes that it was read from, which are returned when there is nothing to hide
    /// @param masked the frame as [#frame(ProtocolMessage)] has it
    public static byte[] payload(Format format, byte[] payload, ProtocolMessage frame, ProtocolMessage masked) {
        return masked == frame ? payload : FrameCodec.of(format).encode(masked);
    }

    /// Bytes that could not be read, so that nobody knows what is in them.
    public static byte[] unreadable(byte[] bytes) {
        return MaskedText.of(bytes);
    }

    /// The body of a request.
    ///
    /// @param target with secrets masked
    /// @param headers names in lower case
    public static byte[] body(RestTarget target, Map<String, String> headers, byte[] body) {
        if (body.length == 0) {
            return body;
        }
        var path = target.path();
        var format = RestRequestDecoder.bodyFormat(headers);
        try {
            var tree = JsonTree.readAny(format, body);
            return switch (path.isEmpty() ? "" : path.getFirst()) {
                case "channels" -> path.size() > 2 ? body : written(format, body, tree, Set.of());
                case "messages", "stats" -> body;
                case "keys" -> written(format, body, tree, OF_KEYS);
                case "apps" -> written(format, body, tree, OF_APPS);
                case "push" -> written(format, body, tree, OF_PUSH);
                default -> written(format, body, tree, Set.of());
            };
        } catch (IOException unreadable) {
            return MaskedText.of(body);
        }
    }

    private static byte[] written(Format format, byte[] body, @Nullable Object tree, Set<String> texts) {
        var masked = MaskedTree.of(tree, texts);
        return masked == null || masked.equals(tree) ? body : JsonTree.writeAny(format, masked);
    }
}
