package dev.playhead.transport.client;

import dev.playhead.transport.protocol.ProtocolMessage;

/// Listener to a [RealtimeClient]. Called on the client's reading thread, one call after the other; whoever
/// blocks here keeps the client from reading.
@FunctionalInterface
public interface ClientListener {
    /// A frame has come, of any kind; the client itself has dealt with it already.
    void frame(ProtocolMessage frame);

    /// A socket is gone, by whomever. Another may follow, by [RealtimeClient#resume] or by itself.
    ///
    /// @param closeCode of the broker's close frame; 1006 when it sent none
    default void ended(int closeCode) {}
}
