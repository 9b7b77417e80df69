package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Details of a connection, as CONNECTED tells them to the client (CD). Immutable. Clients refuse a CONNECTED
/// without it.
///
/// @param clientId the client's identity, `*` for any, null for anonymous
/// @param connectionKey the secret that proves ownership on resume; new with every CONNECTED
/// @param maxMessageSize bytes of one publish
/// @param maxFrameSize bytes of one frame
/// @param maxInboundRate messages per second, advisory
/// @param connectionStateTtl how long a lost connection can be resumed, ms
/// @param maxIdleInterval the broker sends something at least this often, ms; 0 promises nothing
/// @param serverId informational
/// @param siteCode first three characters of every series id of this broker
/// @param objectsGCGracePeriod how long tombstones are kept, ms
public record ConnectionDetails(
        @Nullable String clientId,
        String connectionKey,
        long maxMessageSize,
        long maxFrameSize,
        long maxInboundRate,
        long connectionStateTtl,
        long maxIdleInterval,
        String serverId,
        String siteCode,
        long objectsGCGracePeriod) {}
