package dev.playhead.transport.session;

import dev.playhead.transport.auth.Capability;
import org.jspecify.annotations.Nullable;

/// Details of a token: what it stands for. The token itself is made outside the core, which knows no secret.
///
/// @param issuedMs ms since 1970
/// @param expiresMs ms since 1970
/// @param clientId null when the token is of nobody
public record TokenDetails(
        String keyName,
        long issuedMs,
        long expiresMs,
        Capability capability,
        @Nullable String clientId) {}
