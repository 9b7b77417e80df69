package dev.playhead.transport.client;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The network and the clock of a [RealtimeClient]: sockets and threads of this machine, or a simulation of
/// both, in which the client is the same and time is a number.
public interface ClientNetwork {
    /// The network of this machine.
    ClientNetwork SOCKETS = new SocketNetwork();

    /// Opens a link to the broker that `options` name. Nothing comes from it before [ClientLink#listen].
    ///
    /// @param resumeKey key of the connection to go on with; null for a new one
    /// @throws IOException when the broker cannot be reached or does not upgrade
    ClientLink open(ClientOptions options, @Nullable String resumeKey) throws IOException;

    /// Does something later, on a thread of the network.
    void later(Duration wait, Runnable act);
}
