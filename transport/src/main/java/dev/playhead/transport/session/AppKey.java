package dev.playhead.transport.session;

import dev.playhead.transport.auth.Capability;

/// A key of an app, without its secret.
///
/// @param id last part of its name
/// @param revocable whether its tokens can be revoked
public record AppKey(String id, Capability capability, boolean revocable) {}
