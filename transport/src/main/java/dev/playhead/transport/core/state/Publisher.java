package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.session.Identity;
import org.jspecify.annotations.Nullable;

/// Publisher of messages. Immutable.
///
/// @param connection null over REST
/// @param baseId messages without an id get this, `:` and their index
public record Publisher(@Nullable ConnectionId connection, Identity identity, String baseId) {
    /// Stamped on messages; null when the publisher may say any or is anonymous.
    @Nullable
    public String clientId() {
        return Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
    }
}
