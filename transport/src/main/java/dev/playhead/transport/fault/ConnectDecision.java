package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;

/// The decision about one attempt to connect.
public sealed interface ConnectDecision {
    ConnectDecision ADMITTED = new Admitted();

    /// Lets it in, as if there were no fault.
    record Admitted() implements ConnectDecision {}

    /// Breaks the socket at once, without a close frame.
    record Reset() implements ConnectDecision {}

    /// Makes a new connection in place of the one that it would go on with, and says why.
    record Unknown(ErrorInfo error) implements ConnectDecision {}

    /// Sends ERROR and closes the transport.
    record Refused(ErrorInfo error) implements ConnectDecision {}
}
