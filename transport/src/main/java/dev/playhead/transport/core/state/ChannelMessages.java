package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The messages that a channel keeps, what was said about them, and the ids under which they were published. For one
/// thread.
public final class ChannelMessages {
    private final Channel channel;
    private final Retention retention;
    private final SequencedMap<String, StoredMessage> messages = new LinkedHashMap<>();
    // Those that are not as they were created, in the order of their newest versions.
    private final SequencedMap<String, StoredMessage> changed = new LinkedHashMap<>();
    private final Map<String, String> serialOfId = new LinkedHashMap<>();
    private final Deque<GivenId> givenIds = new ArrayDeque<>();
    private final AnnotationHistory annotations;
    private int deleted;

    /// An id under which a message was published that is not kept, so that it is not published twice.
    public static final class GivenId extends KeptItem {
        private final String id;
        private final String serial;

        /// @param order its place among all that is kept; 0 for a new one
        GivenId(String id, String serial, long order) {
            super(order);
            this.id = id;
            this.serial = serial;
        }

        @Override
        long sizeBytes() {
            return KeptSize.GIVEN_ID + id.length();
        }

        @Override
        String newest() {
            return SerialClock.ofChannel(serial);
        }
    }

    ChannelMessages(Channel channel, Retention retention) {
        this(channel, retention, new AnnotationHistory());
    }

    private ChannelMessages(Channel channel, Retention retention, AnnotationHistory annotations) {
        this.channel = channel;
        this.retention = retention;
        this.annotations = annotations;
    }

    /// @param newChannel the copy that these messages are for
    /// @param keptBy what limits it; it must adopt them
    ChannelMessages copy(Channel newChannel, Retention keptBy) {
        var copy = new ChannelMessages(newChannel, keptBy, annotations.copy());
        messages.forEach((serial, message) -> copy.messages.put(serial, message.copy()));
        changed.keySet().forEach(serial -> copy.changed.put(serial, copy.kept(serial)));
        copy.serialOfId.putAll(serialOfId);
        givenIds.forEach(given -> copy.givenIds.add(new GivenId(given.id, given.serial, given.order())));
        copy.deleted = deleted;
        return copy;
    }

    /// Tells all of it, piece by piece.
    void image(Consumer<ImagePart> to) {
        messages.values().forEach(message -> to.accept(message.part()));
        givenIds.forEach(given -> to.accept(new ImagePart.GivenIdPart(given.id, given.serial, given.order())));
        for (var event : annotations.events()) {
            to.accept(new ImagePart.AnnotationPart(event.channelSerial(), event.annotations(), event.order()));
        }
    }

    public void restore(StoredMessage message) {
        put(message);
    }

    public void restore(ImagePart.GivenIdPart given) {
        put(new GivenId(given.id(), given.serial(), given.order()));
    }

    public void restore(ImagePart.AnnotationPart said) {
        annotations.add(new AnnotationHistory.Event(said.channelSerial(), said.annotations(), said.order()));
    }

    /// All that was restored of it is here: what follows from it is put in order.
    void restored() {
        messages.values().stream()
                .filter(StoredMessage::isChanged)
                .sorted(Comparator.comparingLong(StoredMessage::order).thenComparing(StoredMessage::newest))
                .forEach(message -> changed.put(message.serial(), message));
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return serialOfId.size() + annotations.weight();
    }

    // ---- what is there ------------------------------------------------------------------------

    @Nullable
    public StoredMessage get(String serial) {
        return messages.get(serial);
    }

    private StoredMessage kept(String serial) {
        return Objects.requireNonNull(messages.get(serial), serial);
    }

    /// In order of creation.
    public SequencedCollection<StoredMessage> all() {
        return messages.sequencedValues();
    }

    /// Returns how many of them are deleted, and still there as such.
    int deleted() {
        return deleted;
    }

    /// Those that were created, changed or summed up after a place in the channel, in order of creation. Costs what it
    /// returns, however many there are.
    public List<StoredMessage> since(String from) {
        var found = new ArrayList<StoredMessage>();
        for (var message : messages.sequencedValues().reversed()) {
            if (message.channelSerial().compareTo(from) <= 0) {
                break;
            }
            found.add(message);
        }
        Collections.reverse(found);
        var older = new ArrayList<StoredMessage>();
        for (var message : changed.sequencedValues().reversed()) {
            if (message.newest().compareTo(from) <= 0) {
                break;
            }
            if (message.channelSerial().compareTo(from) <= 0) {
                older.add(message);
            }
        }
        older.sort(StoredMessage.BY_CREATION);
        older.addAll(found);
        return older;
    }

    /// Returns their annotations.
    public AnnotationHistory annotations() {
        return annotations;
    }

    /// The serial that the message with this id was given before; null when the id is new.
    @Nullable
    public String serialOfId(@Nullable String id) {
        return id == null ? null : serialOfId.get(id);
    }

    /// Returns whether nothing is kept, not even an id.
    boolean isEmpty() {
        return messages.isEmpty()
                && serialOfId.isEmpty()
                && annotations.events().isEmpty();
    }

    void forEachKept(Consumer<KeptItem> to) {
        messages.values().forEach(to);
        givenIds.forEach(to);
        annotations.events().forEach(to);
    }

    // ---- what changes them --------------------------------------------------------------------

    public void store(StoredMessage message) {
        put(message);
        retention.add(message, channel);
    }

    private void put(StoredMessage message) {
        messages.put(message.serial(), message);
        deleted += deleted(message);
        var id = message.current().id();
        if (id != null) {
            serialOfId.put(id, message.serial());
        }
    }

    /// Makes a change of a message that was not refused. Returns what live subscribers are told of it.
    public Message change(
            StoredMessage message, Message change, String changeSerial, Version version, @Nullable ConnectionId by) {
        int deletedBefore = deleted(message);
        long bytesBefore = message.sizeBytes();
        var told = message.change(change, changeSerial, version, by);
        deleted += deleted(message) - deletedBefore;
        changed.putLast(message.serial(), message);
        retention.touch(message, message.sizeBytes() - bytesBefore);
        return told;
    }

    /// Adds annotations of one publish, each to its message, which is here.
    ///
    /// @return the messages whose summary is another now
    public List<StoredMessage> annotate(String channelSerial, List<Annotation> said) {
        var event = new AnnotationHistory.Event(channelSerial, said, 0);
        annotations.add(event);
        retention.add(event, channel);
        var counted = new LinkedHashSet<StoredMessage>();
        for (var annotation : said) {
            var message = kept(String.valueOf(annotation.messageSerial()));
            long bytesBefore = message.sizeBytes();
            message.take(annotation);
            retention.touch(message, message.sizeBytes() - bytesBefore);
            if (MessageAnnotations.counts(annotation)) {
                counted.add(message);
            }
        }
        return List.copyOf(counted);
    }

    /// Puts the summary of a message as it is now into it, at a place of the channel.
    public void summarise(StoredMessage message, String channelSerial, long maxBytes) {
        long bytesBefore = message.sizeBytes();
        message.summarise(channelSerial, maxBytes);
        changed.putLast(message.serial(), message);
        retention.touch(message, message.sizeBytes() - bytesBefore);
    }

    private static int deleted(StoredMessage message) {
        return message.current().action() == MessageAction.DELETE ? 1 : 0;
    }

    /// Notes the id of a message that is not stored, so that the same id is not published twice.
    public void remember(Message message) {
        if (message.id() != null && message.serial() != null) {
            var given = new GivenId(message.id(), message.serial(), 0);
            put(given);
            retention.add(given, channel);
        }
    }

    private void put(GivenId given) {
        serialOfId.put(given.id, given.serial);
        givenIds.add(given);
    }

    // ---- what drops them ----------------------------------------------------------------------

    void drop(StoredMessage message) {
        var serial = message.serial();
        messages.remove(serial);
        changed.remove(serial);
        deleted -= deleted(message);
        var id = message.current().id();
        if (id != null) {
            serialOfId.remove(id, serial);
        }
    }

    void dropOldestGivenId() {
        var given = givenIds.removeFirst();
        serialOfId.remove(given.id, given.serial);
    }
}
