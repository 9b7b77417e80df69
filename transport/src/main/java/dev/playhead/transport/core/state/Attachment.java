package dev.playhead.transport.core.state;

import dev.playhead.transport.core.filter.MessageFilter;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connection on one channel, from ATTACHED to the end of its transport.
public final class Attachment {
    private final ConnectionId connection;
    private final String channelName;
    // Looked up only, never iterated: messages from before that were sent, and those with a change that was not.
    private Set<String> olderSeen = Set.of();
    private Set<String> missed = Set.of();
    private String subscribedSince;
    private Set<ChannelMode> wanted;
    private Set<ChannelMode> modes;
    private boolean subscribes;
    private Map<String, String> params;
    private boolean takesDeltas;
    private boolean wantsAllWhole;
    private @Nullable MessageFilter filter;
    private @Nullable DeltaBase deltaBase;
    private boolean watches;
    private @Nullable Connection known;

    /// The message that a client was sent last, which the next delta builds on.
    public record DeltaBase(String id, Data data) {}

    public Attachment(
            ConnectionId connection,
            String channelName,
            String subscribedSince,
            Set<ChannelMode> wanted,
            Set<ChannelMode> modes,
            Map<String, String> params) {
        this(connection, channelName, subscribedSince, wanted, modes, params, filter(params));
    }

    private Attachment(
            ConnectionId connection,
            String channelName,
            String subscribedSince,
            Set<ChannelMode> wanted,
            Set<ChannelMode> modes,
            Map<String, String> params,
            @Nullable MessageFilter filter) {
        this.connection = connection;
        this.channelName = channelName;
        this.subscribedSince = subscribedSince;
        this.wanted = wanted;
        this.modes = modes;
        this.subscribes = modes.contains(ChannelMode.SUBSCRIBE);
        this.params = params;
        this.filter = filter;
        read(params);
    }

    // Asked for each message and attachment.
    private void read(Map<String, String> newParams) {
        takesDeltas = ChannelParams.asksForDeltas(newParams);
        wantsAllWhole = "full".equals(newParams.get("appendMode"));
    }

    private static @Nullable MessageFilter filter(Map<String, String> params) {
        var words = params.get(QualifiedName.FILTER);
        return words == null ? null : MessageFilter.of(words);
    }

    public Attachment(ImagePart.AttachmentPart part) {
        this(part.connection(), part.channelName(), part.subscribedSince(), part.wanted(), part.modes(), part.params());
        olderSeen = copy(part.olderSeen());
        missed = copy(part.missed());
        deltaBase = part.deltaBase();
        watches = part.watches();
    }

    ImagePart.AttachmentPart part() {
        return new ImagePart.AttachmentPart(
                connection,
                channelName,
                subscribedSince,
                wanted,
                modes,
                params,
                olderSeen.stream().sorted().toList(),
                missed.stream().sorted().toList(),
                deltaBase,
                watches);
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return 1 + olderSeen.size() + missed.size();
    }

    Attachment copy() {
        var copy = new Attachment(connection, channelName, subscribedSince, wanted, modes, params, filter);
        copy.olderSeen = copy(olderSeen);
        copy.deltaBase = deltaBase;
        copy.missed = copy(missed);
        copy.watches = watches;
        return copy;
    }

    public ConnectionId connection() {
        return connection;
    }

    /// Returns the name by which the client knows the channel, which may have parameters in front.
    public String channelName() {
        return channelName;
    }

    /// The connection itself, looked up once: it outlives its attachments. A copy looks it up in its own state.
    @Nullable
    public Connection connectionIn(State state) {
        if (known == null) {
            known = state.connections.get(connection);
        }
        return known;
    }

    public Set<ChannelMode> modes() {
        return modes;
    }

    public boolean may(ChannelMode mode) {
        return mode == ChannelMode.SUBSCRIBE ? subscribes : modes.contains(mode);
    }

    /// @param end of the channel now
    public void change(
            Set<ChannelMode> newWanted, Set<ChannelMode> newModes, Map<String, String> newParams, String end) {
        wanted = newWanted;
        params = newParams;
        filter = filter(newParams);
        read(newParams);
        deltaBase = null;
        grant(newModes, end);
    }

    /// Returns whether it gets some messages only.
    public boolean isFiltered() {
        return filter != null;
    }

    /// Returns whether it is to get this message, as it is now.
    public boolean wants(Message message) {
        return filter == null || filter.passes(message);
    }

    public boolean takesDeltas() {
        return takesDeltas;
    }

    /// Returns the payload that the next delta builds on; null when the next message must be sent whole.
    public @Nullable DeltaBase deltaBase() {
        return deltaBase;
    }

    public void sent(@Nullable DeltaBase last) {
        deltaBase = last;
    }

    /// Returns whether an ATTACH on this attachment asks again for what came after `from`, because the client
    /// could not decode a delta. Such a client asks for nothing else to be different.
    public boolean asksAgain(
            Set<ChannelMode> newModes, Map<String, String> newParams, @Nullable String from, String end) {
        return takesDeltas()
                && from != null
                && from.compareTo(end) < 0
                && newModes.equals(modes)
                && newParams.equals(params);
    }

    public boolean watchesOccupancy() {
        return watches;
    }

    /// The one metric it watches; empty for all.
    public String wantedMetric() {
        return ChannelParams.wantedMetric(params);
    }

    /// Returns whether its own connection's messages come back to it.
    public boolean echoes() {
        return !"false".equals(params.get("echo"));
    }

    /// Begins or ends to watch occupancy.
    public void watch(boolean now) {
        watches = now;
    }

    /// The modes that were asked for; those that the capability leaves of them are what it may.
    public Set<ChannelMode> wanted() {
        return wanted;
    }

    /// Another capability has been adopted, which leaves these modes.
    ///
    /// @param end of the channel now
    public void grant(Set<ChannelMode> granted, String end) {
        if (granted.contains(ChannelMode.SUBSCRIBE) && !may(ChannelMode.SUBSCRIBE)) {
            subscribedSince = end; // whatever it had, it has missed changes of it
            olderSeen = Set.of();
            missed = Set.of();
        }
        modes = granted;
        subscribes = granted.contains(ChannelMode.SUBSCRIBE);
    }

    /// Returns whether only the increment of an append may be sent: the client has all that came before it.
    /// Marks the message as seen, since either way it will be.
    public boolean takesIncrement(StoredMessage message) {
        boolean takes = !needsWhole(message);
        sentWhole(message);
        return takes;
    }

    /// Returns whether the client lacks something of what the message was, or wants it whole every time.
    public boolean needsWhole(StoredMessage message) {
        boolean lacks = isOlder(message) && !olderSeen.contains(message.serial());
        return lacks || missed.contains(message.serial()) || wantsAllWhole;
    }

    /// Notes that the client was sent the whole message.
    public void sentWhole(StoredMessage message) {
        if (!missed.isEmpty()) {
            missed.remove(message.serial());
        }
        if (isOlder(message)) {
            olderSeen = with(olderSeen, message.serial());
        }
    }

    /// Notes that the client was not sent a change of this message, since it made it and wants no echo.
    public void misses(String serial) {
        missed = with(missed, serial);
    }

    // Most attachments never need one of these sets, and a broker has many attachments.
    private static Set<String> with(Set<String> serials, String serial) {
        var all = serials.isEmpty() ? new HashSet<String>() : serials;
        all.add(serial);
        return all;
    }

    private static Set<String> copy(Collection<String> serials) {
        return serials.isEmpty() ? Set.of() : new HashSet<>(serials);
    }

    /// The message is not kept any more.
    void forget(String serial) {
        if (!missed.isEmpty()) {
            missed.remove(serial);
        }
        if (!olderSeen.isEmpty()) {
            olderSeen.remove(serial);
        }
    }

    private boolean isOlder(StoredMessage message) {
        return message.channelSerial().compareTo(subscribedSince) <= 0;
    }
}
