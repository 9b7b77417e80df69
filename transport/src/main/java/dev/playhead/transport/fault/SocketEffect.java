package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import org.jspecify.annotations.Nullable;

/// Effect of a fault on the bytes of a socket.
public sealed interface SocketEffect {
    SocketEffect NONE = new None();

    /// They are left alone.
    record None() implements SocketEffect {}

    /// The socket is broken at once, without a close frame.
    record Reset() implements SocketEffect {}

    /// The transport is closed after what has been sent.
    ///
    /// @param told what DISCONNECTED says before; null for no DISCONNECTED
    /// @param code of the close frame (RFC 6455, section 7.4)
    record Close(@Nullable ErrorInfo told, int code, String reason) implements SocketEffect {}

    /// Every byte takes this much longer, both ways, in ms. Of several the one that was set last holds.
    record Delay(long latencyMs) implements SocketEffect {}
}
