package dev.playhead.transport.session;

/// A timer of the core: what it is for and whom it concerns. Setting the same id again moves it.
///
/// @param purpose what happens when it fires
/// @param subject a connection id, more than one name with spaces between them, or empty, as the purpose needs
public record TimerId(Purpose purpose, String subject) {
    public enum Purpose {
        /// Members of a lost connection leave.
        PRESENCE_GONE,
        /// A lost connection can no longer be resumed.
        CONNECTION_EXPIRED,
        /// Appends of a connection to a message, held back to be one, are published.
        APPEND_WINDOW,
        /// A client should be asked for another token: its own ends soon.
        TOKEN_ENDS,
        /// A client's token has ended.
        TOKEN_EXPIRED,
        /// A revocation comes into force; the subject is its number.
        REVOKED,
        /// Watchers of a channel's occupancy are told; the subject is the channel.
        OCCUPANCY,
        /// Something must be sent to every transport, so that clients know the broker lives.
        HEARTBEAT
    }
}
