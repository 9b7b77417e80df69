package dev.playhead.transport.core;

/// How a transport ended, seen from the broker.
public enum CloseReason {
    /// The client closed the socket, with or without a close frame.
    CLIENT_CLOSED,
    /// The socket broke.
    LOST,
    /// The broker closed it because an effect said so.
    BROKER_CLOSED,
    /// A fault rule cut it.
    CUT,
    /// It read too slowly and its queue passed the limit.
    SLOW_CONSUMER
}
