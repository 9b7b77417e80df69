package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Handshake;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connection through its life: over which transports it went, with which rights, and on which channels.
/// Immutable; holds no secret. Moments are ns since 1970.
///
/// @param participant index in [Timeline#participants]
/// @param transports those that the broker answered CONNECTED to, one after the other; at least one
/// @param credentials what it might do, and from when on
/// @param attachments one for each ATTACH of it, in order
/// @param keptNanos for how long it can be resumed after its transport is gone, ns
/// @param overNanos when it was closed or could not be resumed any more; [Span#OPEN] while it can go on
public record ConnectionTrack(
        ConnectionId id,
        int participant,
        List<Transport> transports,
        List<Credential> credentials,
        List<Attachment> attachments,
        long keptNanos,
        long overNanos) {
    public ConnectionTrack {
        transports = VersionedList.frozen(transports);
        credentials = VersionedList.frozen(credentials);
        attachments = VersionedList.frozen(attachments);
    }

    /// Returns when the broker first said CONNECTED.
    public long sinceNanos() {
        return transports.getFirst().connectedNanos();
    }

    /// The transport that it has at a moment, or had last; null before its first.
    public @Nullable Transport transportAt(long nanos) {
        int begun = Span.begunAt(transports, each -> new Span(each.connectedNanos, Span.OPEN), nanos);
        return begun == 0 ? null : transports.get(begun - 1);
    }

    /// The rights in force at a moment; null when nothing is known of them.
    public @Nullable Credential credentialAt(long nanos) {
        int begun = Span.begunAt(credentials, each -> new Span(each.fromNanos, Span.OPEN), nanos);
        return begun == 0 ? null : credentials.get(begun - 1);
    }

    /// Its attachments that were asked for by a moment and had not ended, refused ones among them.
    public List<Attachment> attachmentsAt(long nanos) {
        return attachments.stream()
                .filter(each -> each.askedNanos <= nanos && nanos < each.endedNanos)
                .toList();
    }

    /// Returns its state at a moment.
    public State stateAt(long nanos) {
        var transport = transportAt(nanos);
        if (transport == null) {
            return State.UNKNOWN;
        }
        var end = transport.end;
        if (end == null || nanos < end.atNanos()) {
            return State.CONNECTED;
        }
        return nanos < overNanos ? State.RESUMABLE : State.OVER;
    }

    /// State of a connection at a moment.
    public enum State {
        /// It was not there yet.
        UNKNOWN,
        CONNECTED,
        /// Its transport is gone, and another may go on with it.
        RESUMABLE,
        /// Closed, or gone for too long.
        OVER
    }

    /// @param handshake what the client asked for; its resume key is masked
    /// @param connectedNanos when the broker said CONNECTED
    /// @param row of that CONNECTED in [Timeline#frames]
    /// @param end how it ended; null while it is there
    public record Transport(
            Handshake handshake,
            long openedNanos,
            long connectedNanos,
            int row,
            @Nullable ConnectionEnd end) {}

    /// @param keyName name of the API key, never its secret; null when it came with another credential
    /// @param clientId a concrete one, `*` for any, null for anonymous
    /// @param rights words of operations by resource, `*` for all of them
    /// @param token whether it is a token; a key does not expire
    /// @param issuedNanos when the token was issued; 0 when it does not say
    /// @param expiresNanos when it expires; [Span#OPEN] when it does not
    public record Credential(
            long fromNanos,
            @Nullable String keyName,
            @Nullable String clientId,
            Map<String, List<String>> rights,
            boolean token,
            long issuedNanos,
            long expiresNanos) {
        public Credential {
            rights = Map.copyOf(rights);
        }
    }

    /// One ATTACH and its answer.
    ///
    /// @param channel as the client named it
    /// @param row of the ATTACH in [Timeline#frames]
    /// @param asked modes that it asked for; none means all that its credential allows
    /// @param params as sent, the modes left out
    /// @param answeredNanos when the broker answered; 0 while it has not
    /// @param granted modes of the answer; none when it was refused
    /// @param error what the broker said was wrong; null when nothing was
    /// @param endedNanos when it was detached, asked for anew, or went with its connection; [Span#OPEN] while
    /// it lasts
    public record Attachment(
            String channel,
            long askedNanos,
            int row,
            Set<ChannelMode> asked,
            Map<String, String> params,
            long answeredNanos,
            Set<ChannelMode> granted,
            @Nullable ErrorInfo error,
            long endedNanos) {
        public Attachment {
            asked = Set.copyOf(asked);
            params = Map.copyOf(params);
            granted = Set.copyOf(granted);
        }

        /// Returns the modes that it asked for and did not get, as of a moment.
        public Set<ChannelMode> deniedAt(long nanos) {
            var denied = EnumSet.noneOf(ChannelMode.class);
            if (isAnsweredAt(nanos)) {
                denied.addAll(asked);
                denied.removeAll(granted);
            }
            return denied;
        }

        /// Returns whether the broker had answered by a moment.
        public boolean isAnsweredAt(long nanos) {
            return answeredNanos != 0 && answeredNanos <= nanos;
        }
    }
}
