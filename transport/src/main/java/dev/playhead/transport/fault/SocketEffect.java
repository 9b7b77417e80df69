package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import org.jspecify.annotations.Nullable;

/// Effect of a fault on the bytes of a socket.
public sealed interface SocketEffect {
    SocketEffect NONE = new None();

    /// Delay that no transport outlives, ms.
    long FOREVER_MS = 1_000_000_000L;

    /// Nothing passes any more, pings included; the socket stays open.
    Delay SILENCE = new Delay(FOREVER_MS, 0);

    /// They are left alone.
    record None() implements SocketEffect {}

    /// End of the transport.
    sealed interface Ending extends SocketEffect permits Close, Reset {}

    /// The socket is broken at once, without a close frame.
    record Reset() implements Ending {}

    /// The transport is closed after what has been sent.
    ///
    /// @param told what DISCONNECTED says before; null for no DISCONNECTED
    /// @param code of the close frame (RFC 6455, section 7.4)
    record Close(@Nullable ErrorInfo told, int code, String reason) implements Ending {}

    /// Every byte takes longer, both ways, or bytes to the client wait for the next burst. Of several the
    /// one that was set last holds.
    ///
    /// @param latencyMs how much, ms
    /// @param burstMs time between two bursts, ms; 0 for no bursts
    record Delay(long latencyMs, long burstMs) implements SocketEffect {
        public Delay(long latencyMs) {
            this(latencyMs, 0);
        }
    }
}
