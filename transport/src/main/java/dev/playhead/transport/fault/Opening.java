package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;

/// How an attempt to connect is met.
public sealed interface Opening {
    Opening ADMITTED = new Admitted();

    /// As if there were no fault.
    record Admitted() implements Opening {}

    /// The socket is broken at once, without a word.
    record Reset() implements Opening {}

    /// The client is told ERROR and the transport is closed.
    record Refused(ErrorInfo error) implements Opening {}
}
