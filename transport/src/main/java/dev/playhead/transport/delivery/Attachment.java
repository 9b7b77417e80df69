package dev.playhead.transport.delivery;

import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One attachment of one transport, from its ATTACHED on: what it is to be sent, and how far it is. For one thread.
final class Attachment {
    final TransportId transport;
    /// Position of its ATTACHED: what was sent before belongs to another attachment.
    final long position;
    /// Position of the ATTACH: frames that it caused are a replay.
    final long cause;
    final boolean subscribes;
    /// Set when nobody can tell from the log alone which messages it is to be sent: it filters, or speaks a version of
    /// the protocol whose messages have no serial.
    final boolean limited;
    final boolean echo;
    /// Set when the broker has said that its transport ends.
    boolean ending;
    /// Place where live traffic begins: only what comes after it is owed.
    final String from;
    private @Nullable String rewindUntil;
    private String last;
    /// Position of the entry that brought it to where it is.
    long lastPosition;

    /// @param seat whose transport it is
    Attachment(TransportId transport, Seat seat, long position, long cause, ProtocolMessage attached) {
        this.transport = transport;
        this.position = position;
        this.cause = cause;
        var name = Objects.requireNonNullElse(attached.channel(), "");
        var ofName = QualifiedName.params(name);
        Map<String, String> params = attached.params() == null ? Map.of() : attached.params();
        var modes = ChannelMode.in(attached.flags() == null ? 0 : attached.flags());
        subscribes = modes.contains(ChannelMode.SUBSCRIBE);
        limited =
                seat.isLegacy() || ofName.containsKey(QualifiedName.FILTER) || params.containsKey(QualifiedName.FILTER);
        echo = seat.echo() && !"false".equals(params.getOrDefault("echo", ofName.get("echo")));
        last = Objects.requireNonNullElse(attached.channelSerial(), "");
        from = last;
        lastPosition = position;
        boolean rewinds = attached.has(Flag.HAS_BACKLOG) && !attached.has(Flag.RESUMED);
        rewindUntil = rewinds ? last : null;
    }

    /// Returns whether a frame that goes out comes after all that it was sent, and goes on to there. Frames of a rewind
    /// are of before it.
    boolean advances(@Nullable String channelSerial, long at) {
        if (channelSerial == null) {
            return true;
        }
        if (rewindUntil != null) {
            rewindUntil = channelSerial.compareTo(rewindUntil) < 0 ? rewindUntil : null;
            return true;
        }
        if (channelSerial.compareTo(last) <= 0) {
            return false;
        }
        last = channelSerial;
        lastPosition = at;
        return true;
    }

    /// Transport as its handshake asked for it.
    ///
    /// @param rollup whether its appends are put together before they are handed on
    record Seat(boolean echo, boolean isLegacy, boolean rollup) {}
}
