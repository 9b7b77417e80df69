package dev.playhead.transport.network;

/// Limits of what the network may ask of the broker. Immutable. What goes beyond is refused or ended, and
/// others notice nothing.
///
/// @param openSockets sockets at a time; one more is answered with 503
/// @param headBytes of a request up to its empty line
/// @param headers of a request
/// @param headWithinMs from the first byte of a request to its empty line
/// @param bodyBytes of a REST request
/// @param frameBytes of one WebSocket message, all of its fragments together
/// @param queuedBytes that may wait for one client; one more frame and it is cut, and can resume
/// @param idleHttpMs how long a socket may wait for its next request
/// @param silentMs after which a client that answers no ping, or polls no more, is held for gone
public record NetworkLimits(
        int openSockets,
        int headBytes,
        int headers,
        int headWithinMs,
        int bodyBytes,
        int frameBytes,
        long queuedBytes,
        int idleHttpMs,
        int silentMs) {
    /// More than any client of this desk needs, and far less than what would hurt it.
    public static final NetworkLimits DEFAULT =
            new NetworkLimits(10_000, 16 << 10, 100, 10_000, 4 << 20, 512 << 10, 16L << 20, 75_000, 60_000);

    /// Returns these limits with another number of bytes that may wait for one client.
    public NetworkLimits withQueuedBytes(long bytes) {
        return new NetworkLimits(
                openSockets, headBytes, headers, headWithinMs, bodyBytes, frameBytes, bytes, idleHttpMs, silentMs);
    }

    /// Returns these limits with another number of sockets.
    public NetworkLimits withOpenSockets(int sockets) {
        return new NetworkLimits(
                sockets, headBytes, headers, headWithinMs, bodyBytes, frameBytes, queuedBytes, idleHttpMs, silentMs);
    }

    /// Returns these limits with other times, in ms: for a head, between requests, and for the silence of a
    /// client.
    public NetworkLimits withTimes(int headMs, int idleMs, int silenceMs) {
        return new NetworkLimits(
                openSockets, headBytes, headers, headMs, bodyBytes, frameBytes, queuedBytes, idleMs, silenceMs);
    }
}
