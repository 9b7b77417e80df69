package dev.playhead.transport.core.state;

import dev.playhead.transport.objects.ChannelObjects;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.Version;
import dev.playhead.transport.session.ChannelSummary;
import dev.playhead.transport.session.ChannelView;
import java.util.ArrayList;
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
    private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
    private final Map<String, String> serialOfId = new LinkedHashMap<>();
    private final Map<Place, Attachment> attachments = new LinkedHashMap<>();
    private final Map<String, PresenceMessage> members = new LinkedHashMap<>();
    private final List<PresenceEvent> presenceEvents = new ArrayList<>();
    private final AnnotationHistory annotations;
    private final Map<AppendWindow.Key, AppendWindow> windows = new LinkedHashMap<>();
    private @Nullable ChannelObjects objects; // null until somebody asks for them
    private int syncs;
    private int otherNames;
    private long crowd;
    private int deletedMessages;

    /// A connection may attach by several names, each with a qualifier of its own.
    private record Place(ConnectionId connection, String name) {
        public static Place of(Attachment attachment) {
            return new Place(attachment.connection(), attachment.channelName());
        }
    }

    /// One change of the presence set and its place in the channel's order.
    public record PresenceEvent(String channelSerial, PresenceMessage change) {}

    Channel(String app, String name, SerialClock clock) {
        this(app, name, clock, new AnnotationHistory());
    }

    private Channel(String app, String name, SerialClock clock, AnnotationHistory annotations) {
        this.app = app;
        this.name = name;
        this.clock = clock;
        this.annotations = annotations;
    }

    /// The beginning of a channel of an image; what is in it follows.
    public static Channel of(ImagePart.ChannelPart part) {
        var channel = new Channel(part.app(), part.name(), SerialClock.after(part.lastSerial()));
        channel.syncs = part.syncs();
        channel.crowd = part.crowd();
        return channel;
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
        to.accept(new ImagePart.ChannelPart(key(), app, name, clock.last(), syncs, crowd));
        for (var message : messages.values()) {
            to.accept(message.part());
        }
        serialOfId.forEach((id, serial) -> {
            var message = messages.get(serial);
            if (message == null || !id.equals(message.current().id())) {
                to.accept(new ImagePart.GivenIdPart(id, serial));
            }
        });
        for (var event : annotations.events()) {
            to.accept(new ImagePart.AnnotationPart(event.channelSerial(), event.annotations()));
        }
        attachments.values().forEach(attachment -> to.accept(attachment.part()));
        members.forEach((key, member) -> to.accept(new ImagePart.MemberPart(key, member)));
        for (var event : presenceEvents) {
            to.accept(new ImagePart.PresenceEventPart(event.channelSerial(), event.change()));
        }
        windows.values().forEach(window -> to.accept(new ImagePart.AppendWindowPart(window)));
        if (objects != null) {
            to.accept(new ImagePart.ObjectsPart(objects.image()));
            objects.objectImages().forEach(object -> to.accept(new ImagePart.ObjectPart(object)));
        }
    }

    Channel copy() {
        var copy = new Channel(app, name, clock.copy(), annotations.copy());
        messages.forEach((serial, message) -> copy.messages.put(serial, message.copy()));
        copy.serialOfId.putAll(serialOfId);
        attachments.forEach((place, attachment) -> copy.attachments.put(place, attachment.copy()));
        copy.members.putAll(members);
        copy.presenceEvents.addAll(presenceEvents);
        copy.windows.putAll(windows);
        copy.objects = objects == null ? null : objects.copy();
        copy.syncs = syncs;
        copy.otherNames = otherNames;
        copy.crowd = crowd;
        copy.deletedMessages = deletedMessages;
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        long ofMessages = serialOfId.size() + annotations.weight();
        long ofObjects = objects == null ? 0 : objects.weight();
        long ofAttachments =
                attachments.values().stream().mapToLong(Attachment::weight).sum();
        return ofMessages + ofObjects + ofAttachments + members.size() + presenceEvents.size();
    }

    public ChannelView view() {
        return new ChannelView(
                app,
                name,
                messages.values().stream().map(StoredMessage::current).toList(),
                List.copyOf(members.values()),
                clock.last());
    }

    /// Returns what it is without its messages: for questions about many moments.
    public ChannelSummary summary() {
        return new ChannelSummary(
                app, name, messages.size(), deletedMessages, List.copyOf(members.values()), clock.last());
    }

    public String name() {
        return name;
    }

    /// The provisioned app it belongs to; empty for the shared one.
    public String app() {
        return app;
    }

    /// Returns whether it is in use: somebody is attached, or something was published, over a connection or
    /// without one. A name alone, such as one that was refused, is not.
    public boolean isActive() {
        return !attachments.isEmpty() || !serialOfId.isEmpty() || !presenceEvents.isEmpty() || objects != null;
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

    public void store(StoredMessage message) {
        messages.put(message.serial(), message);
        deletedMessages += deleted(message);
        remember(message.current());
    }

    /// Makes a change of a message that was not refused. Returns what live subscribers are told of it.
    public Message change(
            StoredMessage message, Message change, String changeSerial, Version version, @Nullable ConnectionId by) {
        int before = deleted(message);
        var told = message.change(change, changeSerial, version, by);
        deletedMessages += deleted(message) - before;
        return told;
    }

    private static int deleted(StoredMessage message) {
        return message.current().action() == MessageAction.DELETE ? 1 : 0;
    }

    /// Notes the id of a message, so that the same id is not published twice.
    public void remember(Message message) {
        if (message.id() != null && message.serial() != null) {
            remember(message.id(), message.serial());
        }
    }

    public void remember(String id, String serial) {
        serialOfId.put(id, serial);
    }

    @Nullable
    public StoredMessage message(String serial) {
        return messages.get(serial);
    }

    /// The serial that the message with this id was given before; null when the id is new.
    @Nullable
    public String serialOfId(@Nullable String id) {
        return id == null ? null : serialOfId.get(id);
    }

    /// In order of creation.
    public Collection<StoredMessage> messages() {
        return messages.values();
    }

    /// Returns the annotations of its messages.
    public AnnotationHistory annotations() {
        return annotations;
    }

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

    public List<PresenceEvent> presenceEvents() {
        return presenceEvents;
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
