package dev.playhead.transport.auth;

import org.jspecify.annotations.Nullable;

/// Times of a token, never the token itself. Immutable. Never the token itself.
///
/// @param issuedMs ms since 1970; 0 when it does not say
/// @param expiresMs ms since 1970; `Long.MAX_VALUE` when it does not end
/// @param revocationKey what `revocationKey:` of a revocation names; null when it has none
public record Token(long issuedMs, long expiresMs, @Nullable String revocationKey) {}
