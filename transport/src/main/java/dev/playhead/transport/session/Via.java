package dev.playhead.transport.session;

/// By which kind of transport a client came. Known ones have constants; a recording may name one that
/// this version does not know, which is kept and shown as it is.
///
/// @param word what it is called, in recordings and on screens
public record Via(String word) {
    public static final Via WEBSOCKET = new Via("WebSocket");

    /// One request after the other, each answered when there is something to say.
    public static final Via LONG_POLLING = new Via("long polling");

    /// HTTP with answers that do not end.
    public static final Via HTTP_STREAMING = new Via("HTTP streaming");

    /// Events that are only listened to (SSE).
    public static final Via EVENT_STREAM = new Via("event stream");
}
