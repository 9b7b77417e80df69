package dev.playhead.transport.session;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import org.jspecify.annotations.Nullable;

/// Handshake of a client, by a WebSocket upgrade or otherwise: what it asked for, decoded and with secrets
/// already turned into an [Identity]. Immutable.
///
/// @param format how frames of this transport are written
/// @param version protocol version (`v`); 0 when missing or not a number
/// @param identity who it is; null when `refusal` says why not
/// @param refusal why the credentials were not accepted; null when they were
/// @param echo whether its own messages come back to it
/// @param resumeKey connection key of `resume` or `recover`; null for a fresh connection
/// @param agent SDK and platform as the client states them; null when not said
/// @param remainPresentForMs how long its presence members outlive an abrupt loss
/// @param remoteAddress host and port of the other end, for display
/// @param appendRollupMs for how long appends to a message are put together; 0 for not at all
/// @param via by which kind of transport it came, for display
public record Handshake(
        Format format,
        int version,
        @Nullable Identity identity,
        @Nullable ErrorInfo refusal,
        boolean echo,
        @Nullable String resumeKey,
        @Nullable String agent,
        long remainPresentForMs,
        String remoteAddress,
        long appendRollupMs,
        Via via) {
    /// Returns this handshake by somebody else.
    public Handshake as(@Nullable Identity other) {
        return new Handshake(
                format,
                version,
                other,
                refusal,
                echo,
                resumeKey,
                agent,
                remainPresentForMs,
                remoteAddress,
                appendRollupMs,
                via);
    }

    private static final int NEWEST_VERSION = 6;
    private static final int APPENDS_SINCE = 5;

    /// The protocol version in which frames are written for the client. The `v` of a stream of events says which kind
    /// of stream it is, not how messages are.
    public int speaks() {
        return via.equals(Via.EVENT_STREAM) ? NEWEST_VERSION : version;
    }

    /// Returns whether the client knows what an append is; to all others the whole message is an update.
    public boolean knowsAppends() {
        return speaks() >= APPENDS_SINCE;
    }

    /// Time for which members outlive an abrupt loss when the client does not say, ms.
    public static final long DEFAULT_REMAIN_PRESENT_MS = 15_000;

    /// For how long appends are put together when the client does not say.
    public static final long DEFAULT_APPEND_ROLLUP_MS = 40;

    /// A handshake over a WebSocket that publishes every append at once.
    public Handshake(
            Format format,
            int version,
            @Nullable Identity identity,
            @Nullable ErrorInfo refusal,
            boolean echo,
            @Nullable String resumeKey,
            @Nullable String agent,
            long remainPresentForMs,
            String remoteAddress) {
        this(
                format,
                version,
                identity,
                refusal,
                echo,
                resumeKey,
                agent,
                remainPresentForMs,
                remoteAddress,
                0,
                Via.WEBSOCKET);
    }
}
