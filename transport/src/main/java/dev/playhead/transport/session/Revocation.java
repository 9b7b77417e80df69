package dev.playhead.transport.session;

/// Tokens that are no longer good.
///
/// @param keyName the key that they were made with
/// @param issuedBeforeMs only tokens older than this
/// @param appliesAtMs from when on
public record Revocation(String keyName, Kind kind, String value, long issuedBeforeMs, long appliesAtMs) {
    public enum Kind {
        CLIENT_ID,
        REVOCATION_KEY,
        CHANNEL
    }

    /// Returns whether the token of this identity is one of them.
    public boolean hits(Identity identity) {
        var token = identity.token();
        if (token == null || !keyName.equals(identity.keyName()) || token.issuedMs() > issuedBeforeMs) {
            return false;
        }
        return switch (kind) {
            case CLIENT_ID -> value.equals(identity.clientId());
            case REVOCATION_KEY -> value.equals(token.revocationKey());
            case CHANNEL -> identity.capability().rights().containsKey(value);
        };
    }
}
