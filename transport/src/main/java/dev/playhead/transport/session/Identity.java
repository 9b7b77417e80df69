package dev.playhead.transport.session;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import org.jspecify.annotations.Nullable;

/// Identity of who sends a transport or request, after its credentials were checked outside the core.
/// Immutable. Holds no secret, so it can be recorded and run again.
///
/// @param app the provisioned app it belongs to; empty for the app that all others share
/// @param keyName `app.key` part of the API key; null when it came with another kind of credential
/// @param clientId a concrete identity, `*` for any, null for anonymous
/// @param capability what it may do
/// @param token the life of its token; null when it came with a key
public record Identity(
        String app,
        @Nullable String keyName,
        @Nullable String clientId,
        Capability capability,
        @Nullable Token token) {
    /// The identity of a key that did not ask for a client id: any may be used.
    public static final String ANY = "*";

    /// An identity that may do everything in the shared app.
    public Identity(@Nullable String keyName, @Nullable String clientId) {
        this("", keyName, clientId, Capability.UNLIMITED, null);
    }
}
