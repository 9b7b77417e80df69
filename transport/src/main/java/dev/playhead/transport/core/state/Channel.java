package dev.playhead.transport.core.state;

import dev.playhead.transport.objects.ChannelObjects;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.ChannelSummary;
import dev.playhead.transport.session.ChannelView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One channel: its total order, its messages, who is attached and who is present.
public final class Channel {
    private final String app;
    private final String name;
    private final SerialClock clock;
    private final boolean passing;
    private final Retention retention;
    private final ChannelMessages messages;
    private String droppedThrough = ""; // before all serials
    private final Map<Place, Attachment> attachments = new LinkedHashMap<>();
    private final Map<String, PresenceMessage> members = new LinkedHashMap<>();
    private final PresenceHistory presence;
    private final Map<AppendWindow.Key, AppendWindow> windows = new LinkedHashMap<>();
    private @Nullable ChannelObjects objects; // null until somebody asks for them
    private List<TransportId> audience = List.of(); // no state, only what is computed from it anyhow
    private int syncs;
    private int otherNames;
    private long crowd;
    private long visitedAtMs;
    private long visit;

    /// A connection may attach by several names, each with a qualifier of its own.
    private record Place(ConnectionId connection, String name) {
        public static Place of(Attachment attachment) {
            return new Place(attachment.connection(), attachment.channelName());
        }
    }

    /// @param passing whether what it keeps passes with time, however little it is
    Channel(String app, String name, SerialClock clock, boolean passing, Retention retention) {
        this.app = app;
        this.name = name;
        this.clock = clock;
        this.passing = passing;
        this.retention = retention;
        this.messages = new ChannelMessages(this, retention);
        this.presence = new PresenceHistory();
    }

    private Channel(Channel original, Retention retention) {
        this.app = original.app;
        this.name = original.name;
        this.clock = original.clock.copy();
        this.passing = original.passing;
        this.retention = retention;
        this.messages = original.messages.copy(this, retention);
        this.presence = original.presence.copy();
    }

    /// The beginning of a channel of an image; what is in it follows.
    static Channel of(ImagePart.ChannelPart part, boolean passing, Retention retention) {
        var channel = new Channel(part.app(), part.name(), SerialClock.after(part.lastSerial()), passing, retention);
        channel.syncs = part.syncs();
        channel.crowd = part.crowd();
        channel.droppedThrough = part.droppedThrough();
        channel.visited(part.visitedAtMs(), part.visit());
        return channel;
    }

    public void restore(ImagePart.PresenceEventPart event) {
        presence.add(new PresenceHistory.Event(event.channelSerial(), event.change(), event.order()));
    }

    public void restore(Attachment attachment) {
        attachments.put(Place.of(attachment), attachment);
        renamed(attachment, 1);
    }

    public void restore(ImagePart.MemberPart member) {
        members.put(member.key(), member.member());
    }

    /// Tells all of it, piece by piece.
    void image(Consumer<ImagePart> to) {
        to.accept(new ImagePart.ChannelPart(
                key(), app, name, clock.last(), syncs, crowd, droppedThrough, visitedAtMs, visit));
        messages.image(to);
        attachments.values().forEach(attachment -> to.accept(attachment.part()));
        members.forEach((key, member) -> to.accept(new ImagePart.MemberPart(key, member)));
        for (var event : presence.events()) {
            to.accept(new ImagePart.PresenceEventPart(event.channelSerial(), event.change(), event.order()));
        }
        windows.values().forEach(window -> to.accept(new ImagePart.AppendWindowPart(window)));
        if (objects != null) {
            to.accept(new ImagePart.ObjectsPart(objects.image()));
            objects.objectImages().forEach(object -> to.accept(new ImagePart.ObjectPart(object)));
        }
    }

    /// @param keptBy what the copy is to be limited by; it must adopt what the copy has
    Channel copy(Retention keptBy) {
        var copy = new Channel(this, keptBy);
        copy.droppedThrough = droppedThrough;
        copy.visited(visitedAtMs, visit);
        attachments.forEach((place, attachment) -> copy.attachments.put(place, attachment.copy()));
        copy.members.putAll(members);
        copy.windows.putAll(windows);
        copy.objects = objects == null ? null : objects.copy();
        copy.syncs = syncs;
        copy.otherNames = otherNames;
        copy.crowd = crowd;
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        long ofObjects = objects == null ? 0 : objects.weight();
        long ofAttachments =
                attachments.values().stream().mapToLong(Attachment::weight).sum();
        return messages.weight()
                + ofObjects
                + ofAttachments
                + members.size()
                + presence.events().size();
    }

    public ChannelView view() {
        return new ChannelView(
                app,
                name,
                messages.all().stream().map(StoredMessage::current).toList(),
                List.copyOf(members.values()),
                clock.last());
    }

    /// Returns what it is without its messages: for questions about many moments.
    public ChannelSummary summary() {
        return new ChannelSummary(
                app, name, messages.all().size(), messages.deleted(), List.copyOf(members.values()), clock.last());
    }

    public String name() {
        return name;
    }

    /// The provisioned app it belongs to; empty for the shared one.
    public String app() {
        return app;
    }

    /// Returns whether it is in use: somebody is attached, or it keeps something that was published, over a connection
    /// or without one. A name alone, such as one that was refused, is not.
    public boolean isActive() {
        return !attachments.isEmpty()
                || !messages.isEmpty()
                || !presence.events().isEmpty()
                || objects != null;
    }

    /// Returns its key among the channels of all apps.
    public String key() {
        return key(app, name);
    }

    // No name of a channel has a line break in it.
    public static String key(String app, String name) {
        return app.isEmpty() ? name : app + "\n" + name;
    }

    public SerialClock clock() {
        return clock;
    }

    // ---- messages -----------------------------------------------------------------------------

    public ChannelMessages messages() {
        return messages;
    }

    /// The message with this serial; null when there is none, or none any more.
    @Nullable
    public StoredMessage message(String serial) {
        return messages.get(serial);
    }

    // ---- what is kept -------------------------------------------------------------------------

    /// Returns whether what it keeps passes with time.
    boolean isPassing() {
        return passing;
    }

    /// Returns whether nothing would be lost with it, neither now nor when somebody comes back to it.
    boolean isEmpty() {
        boolean nobody = attachments.isEmpty() && members.isEmpty() && windows.isEmpty();
        return nobody && messages.isEmpty() && presence.events().isEmpty() && objects == null;
    }

    /// Notes when [Retention] has looked last whether it is empty.
    ///
    /// @param number the later the higher
    void visited(long atMs, long number) {
        visitedAtMs = atMs;
        visit = number;
    }

    long visitedAtMs() {
        return visitedAtMs;
    }

    long visit() {
        return visit;
    }

    /// Newest channel serial of what was dropped of it; empty when nothing was.
    String droppedThrough() {
        return droppedThrough;
    }

    /// Notes that a channel of this name before it may have dropped something up to here.
    void begunAfter(String serial) {
        droppedThrough = serial;
    }

    /// Returns whether nothing after a place in the channel has been dropped.
    public boolean keepsSince(String from) {
        return from.compareTo(droppedThrough) >= 0;
    }

    void forEachKept(Consumer<KeptItem> to) {
        messages.forEachKept(to);
        presence.events().forEach(to);
    }

    /// Forgets what [Retention] has dropped.
    void drop(KeptItem item) {
        switch (item) {
            case StoredMessage message -> {
                messages.drop(message);
                attachments.values().forEach(attachment -> attachment.forget(message.serial()));
            }
            case ChannelMessages.GivenId given -> messages.dropOldestGivenId();
            case AnnotationHistory.Event event -> messages.annotations().dropOldest();
            case PresenceHistory.Event event -> presence.dropOldest();
        }
        // What was not stored is not sent again, so nobody misses it.
        if (!(item instanceof ChannelMessages.GivenId) && item.newest().compareTo(droppedThrough) > 0) {
            droppedThrough = item.newest();
        }
    }

    // ---- appends ------------------------------------------------------------------------------

    /// In which appends are put together now, in order of opening.
    public Collection<AppendWindow> windows() {
        return windows.values();
    }

    @Nullable
    public AppendWindow window(AppendWindow.Key key) {
        return windows.get(key);
    }

    public void open(AppendWindow window) {
        windows.put(window.key(), window);
    }

    public void close(AppendWindow.Key key) {
        windows.remove(key);
    }

    // ---- attachments --------------------------------------------------------------------------

    /// @param asked the name by which the connection attached it
    @Nullable
    public Attachment attachment(ConnectionId connection, @Nullable String asked) {
        return asked == null ? null : attachments.get(new Place(connection, asked));
    }

    /// In order of attaching; those whose transport is lost included.
    public Collection<Attachment> attachments() {
        return attachments.values();
    }

    /// Returns the transports that a frame went to last, or no longer: who sends the next one finds them again if it is
    /// for the same.
    public List<TransportId> audience() {
        return audience;
    }

    public void remember(List<TransportId> transports) {
        audience = transports;
    }

    /// Grows whenever somebody comes, goes or may do other things: whether occupancy must be counted again.
    public long crowd() {
        return crowd;
    }

    public void crowdChanged() {
        crowd++;
    }

    public void attach(Attachment attachment) {
        crowd++;
        renamed(attachments.put(Place.of(attachment), attachment), -1);
        renamed(attachment, 1);
    }

    public void detach(Attachment attachment) {
        crowd++;
        renamed(attachments.remove(Place.of(attachment)), -1);
    }

    /// Returns whether some client knows this channel by another name.
    public boolean hasOtherNames() {
        return otherNames > 0;
    }

    private void renamed(@Nullable Attachment attachment, int step) {
        if (attachment != null && !attachment.channelName().equals(name)) {
            otherNames += step;
        }
    }

    // ---- presence -----------------------------------------------------------------------------

    /// In order of entering.
    public Collection<PresenceMessage> members() {
        return members.values();
    }

    @Nullable
    public PresenceMessage member(ConnectionId connection, String clientId) {
        return members.get(memberKey(connection.value(), clientId));
    }

    public List<PresenceMessage> membersOf(ConnectionId connection) {
        return members.values().stream()
                .filter(member -> connection.value().equals(member.connectionId()))
                .toList();
    }

    public void present(PresenceMessage member) {
        crowd++;
        members.put(memberKey(String.valueOf(member.connectionId()), String.valueOf(member.clientId())), member);
    }

    public void absent(PresenceMessage member) {
        crowd++;
        members.remove(memberKey(String.valueOf(member.connectionId()), String.valueOf(member.clientId())));
    }

    /// Notes a change of the presence set at a place of the channel.
    public void note(String channelSerial, PresenceMessage change) {
        var event = new PresenceHistory.Event(channelSerial, change, 0);
        presence.add(event);
        retention.add(event, this);
    }

    public PresenceHistory presence() {
        return presence;
    }

    // ---- objects ------------------------------------------------------------------------------

    public ChannelObjects objects() {
        if (objects == null) {
            objects = new ChannelObjects();
        }
        return objects;
    }

    /// A name for the next SYNC; the client takes a new name for a new sync.
    public String nextSync() {
        return "s" + ++syncs;
    }

    private static String memberKey(String connection, String clientId) {
        return connection + ":" + clientId;
    }
}
