package dev.playhead.transport.core;

import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connection on one channel, from ATTACHED to the end of its transport.
final class Attachment {
    private final ConnectionId connection;
    private final String attachPoint;
    private final Set<String> olderSeen = new HashSet<>(); // looked up only, never iterated
    private Set<ChannelMode> wanted;
    private Set<ChannelMode> modes;
    private Map<String, String> params;
    private Deltas.@Nullable Base deltaBase;
    private boolean watches;
    private @Nullable Connection known;

    Attachment(
            ConnectionId connection,
            String attachPoint,
            Set<ChannelMode> wanted,
            Set<ChannelMode> modes,
            Map<String, String> params) {
        this.connection = connection;
        this.attachPoint = attachPoint;
        this.wanted = wanted;
        this.modes = modes;
        this.params = params;
    }

    Attachment copy() {
        var copy = new Attachment(connection, attachPoint, wanted, modes, params);
        copy.olderSeen.addAll(olderSeen);
        copy.deltaBase = deltaBase;
        copy.watches = watches;
        return copy;
    }

    ConnectionId connection() {
        return connection;
    }

    /// The connection itself, looked up once: it outlives its attachments. A copy looks it up in its own state.
    @Nullable
    Connection connectionIn(State state) {
        if (known == null) {
            known = state.connections.get(connection);
        }
        return known;
    }

    Set<ChannelMode> modes() {
        return modes;
    }

    boolean may(ChannelMode mode) {
        return modes.contains(mode);
    }

    void change(Set<ChannelMode> newWanted, Set<ChannelMode> newModes, Map<String, String> newParams) {
        wanted = newWanted;
        modes = newModes;
        params = newParams;
        deltaBase = null;
    }

    boolean takesDeltas() {
        return Deltas.isAskedFor(params);
    }

    /// What the next delta builds on; null when the next message must be sent whole.
    Deltas.@Nullable Base deltaBase() {
        return deltaBase;
    }

    void sent(Deltas.@Nullable Base last) {
        deltaBase = last;
    }

    /// Whether an ATTACH on this attachment asks again for what came after `from`, because the client could not decode
    /// a delta. Such a client asks for nothing else to be different.
    boolean asksAgain(Set<ChannelMode> newModes, Map<String, String> newParams, @Nullable String from, String end) {
        return takesDeltas()
                && from != null
                && from.compareTo(end) < 0
                && newModes.equals(modes)
                && newParams.equals(params);
    }

    boolean watchesOccupancy() {
        return watches;
    }

    /// The one metric it watches; empty for all.
    String wantedMetric() {
        return ChannelParams.wantedMetric(params);
    }

    /// Whether its own connection's messages come back to it.
    boolean echoes() {
        return !"false".equals(params.get("echo"));
    }

    /// Begins or ends to watch occupancy.
    void watch(boolean now) {
        watches = now;
    }

    /// The modes that were asked for; those that the capability leaves of them are what it may.
    Set<ChannelMode> wanted() {
        return wanted;
    }

    /// Another capability has been adopted, which leaves these modes.
    void grant(Set<ChannelMode> granted) {
        modes = granted;
    }

    /// Whether only the increment of an append may be sent: the client has all that came before it.
    /// Marks the message as seen, since either way it will be.
    boolean takesIncrement(StoredMessage message) {
        boolean older = message.channelSerial().compareTo(attachPoint) <= 0;
        boolean had = !older || !olderSeen.add(message.serial());
        return had && !"full".equals(params.get("appendMode"));
    }

    /// Notes that the client was sent the whole message.
    void sentWhole(StoredMessage message) {
        if (message.channelSerial().compareTo(attachPoint) <= 0) {
            olderSeen.add(message.serial());
        }
    }
}
