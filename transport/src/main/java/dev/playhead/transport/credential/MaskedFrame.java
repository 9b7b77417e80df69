package dev.playhead.transport.credential;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A frame of a client as it may be recorded: the fields that the protocol defines, and of all others their shape.
/// What messages hold is the user's and stays.
final class MaskedFrame {
    private static final Map<String, String> TOKEN = Map.of("accessToken", MaskedTree.MASK);
    private static final Set<String> PARAMS = Set.of(
            "modes",
            "appendMode",
            "rewind",
            "rewindLimit",
            "delta",
            "occupancy",
            "echo",
            "filter",
            "agent",
            "_forceNack");

    private MaskedFrame() {}

    /// The frame itself when there is nothing to hide.
    static ProtocolMessage of(ProtocolMessage frame) {
        if (frame.action() == Action.AUTH) {
            return ProtocolMessage.builder(Action.AUTH)
                    .msgSerial(frame.msgSerial())
                    .timestamp(frame.timestamp())
                    .auth(TOKEN)
                    .build();
        }
        var params = params(frame.params());
        if (frame.auth() == null
                && frame.unknown().isEmpty()
                && frame.error() == null
                && frame.connectionDetails() == null
                && (params == null || params.equals(frame.params()))) {
            return frame;
        }
        var unknown = MaskedTree.unknown(frame.unknown());
        var masked = frame.toBuilder()
                .auth(frame.auth() == null ? null : TOKEN)
                .error(error(frame.error()))
                .connectionDetails(null)
                .params(params)
                .unknown(unknown)
                .build();
        return masked.equals(frame) ? frame : masked;
    }

    private static @Nullable Map<String, String> params(@Nullable Map<String, String> params) {
        if (params == null || PARAMS.containsAll(params.keySet())) {
            return params;
        }
        var masked = new LinkedHashMap<String, String>();
        params.forEach((name, value) -> {
            if (PARAMS.contains(name)) {
                masked.put(name, value);
            } else {
                masked.put(name.matches("[A-Za-z_]{1,24}") ? name : MaskedTree.MASK, MaskedTree.MASK);
            }
        });
        return masked;
    }

    private static @Nullable ErrorInfo error(@Nullable ErrorInfo error) {
        return error == null ? null : new ErrorInfo(error.code(), error.statusCode(), MaskedTree.MASK);
    }
}
