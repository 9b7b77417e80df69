package dev.playhead.transport.core;

import org.jspecify.annotations.Nullable;

/// Who a transport or request is, after its credentials were checked outside the core. Holds no secret, so it can be
/// recorded and run again.
///
/// @param keyName `app.key` part of the API key; null when it came with another kind of credential
/// @param clientId a concrete identity, `*` for any, null for anonymous
public record Identity(@Nullable String keyName, @Nullable String clientId) {
    /// The identity of a key that did not ask for a client id: any may be used.
    public static final String ANY = "*";
}
