package dev.playhead.transport.fault;

/// Effect of a fault on the bytes of a socket.
public sealed interface SocketEffect {
    SocketEffect NONE = new None();

    /// They are left alone.
    record None() implements SocketEffect {}

    /// The socket is broken at once, without a close frame.
    record Reset() implements SocketEffect {}

    /// Every byte takes this much longer, both ways, in ms. Of several the one that was set last holds.
    record Delay(long latencyMs) implements SocketEffect {}
}
