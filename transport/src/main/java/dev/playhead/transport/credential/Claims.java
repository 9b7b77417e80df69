package dev.playhead.transport.credential;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.session.Identity;
import org.jspecify.annotations.Nullable;

/// Claims of a token, after as much of it was verified as its key allows. Immutable.
///
/// @param keyName the key it was made with; null when it does not say
/// @param capability null when it does not restrict what the key may do
/// @param clientId a concrete identity, `*` for any, null for none
record Claims(
        @Nullable String keyName,
        @Nullable Capability capability,
        @Nullable String clientId,
        Token token) {
    /// A token of which nothing is known: an open broker believes that its client may be anybody.
    static final Claims NOTHING = new Claims(null, null, Identity.ANY, new Token(0, Long.MAX_VALUE, null));
}
