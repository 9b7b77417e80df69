package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Version;
import dev.playhead.transport.session.LastChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One message of a channel with its versions. Its place is its serial; only its content changes.
public final class StoredMessage extends KeptItem {
    /// In order of creation. An index above 999 has more digits.
    static final Comparator<StoredMessage> BY_CREATION = Comparator.comparing(StoredMessage::channelSerial)
            .thenComparing(message -> message.serial().length())
            .thenComparing(StoredMessage::serial);

    private final String channelSerial;
    private List<Message> versions;
    private boolean versionsShared;
    private LastChange lastChange;
    private boolean grown;
    private @Nullable MessageAnnotations annotations;
    private long sizeBytes;

    public StoredMessage(String channelSerial, Message created) {
        super(0);
        var creator = created.connectionId();
        this.channelSerial = channelSerial;
        this.lastChange = new LastChange(channelSerial, creator == null ? null : new ConnectionId(creator), null);
        this.versions = List.of(created); // most never change
        this.versionsShared = true;
        this.sizeBytes = KeptSize.ofCreated(created);
    }

    public StoredMessage(ImagePart.MessagePart part) {
        super(part.order());
        this.channelSerial = part.channelSerial();
        this.lastChange = part.lastChange();
        this.versions = List.copyOf(part.versions());
        this.versionsShared = true;
        this.grown = part.grown();
        this.annotations =
                part.annotations() == null ? null : MessageAnnotations.of(part.annotations(), part.summarySerial());
        this.sizeBytes = KeptSize.ofCreated(versions.getFirst()) + KeptSize.of(annotationList());
        versions.subList(1, versions.size()).forEach(version -> this.sizeBytes += KeptSize.ofVersion(version));
    }

    private StoredMessage(StoredMessage original) {
        super(original.order());
        this.channelSerial = original.channelSerial;
        this.versions = original.versions;
        this.versionsShared = true;
        this.lastChange = original.lastChange;
        this.grown = original.grown;
        this.annotations = original.annotations == null ? null : original.annotations.copy();
        this.sizeBytes = original.sizeBytes;
    }

    /// A copy that shares the versions until one of the two changes: most messages never change again.
    StoredMessage copy() {
        versionsShared = true;
        return new StoredMessage(this);
    }

    ImagePart.MessagePart part() {
        return new ImagePart.MessagePart(
                channelSerial,
                versions(),
                lastChange,
                grown,
                annotations == null ? null : annotations.all(),
                annotations == null ? null : annotations.summarySerial(),
                order());
    }

    @Override
    long sizeBytes() {
        return sizeBytes;
    }

    @Override
    String newest() {
        var summed = summarySerial();
        return summed == null || summed.compareTo(lastChange()) < 0 ? lastChange() : summed;
    }

    /// Returns whether it is not as it was created.
    boolean isChanged() {
        return newest().compareTo(channelSerial) > 0;
    }

    /// Returns its place in the order of the channel, as it was created.
    public String channelSerial() {
        return channelSerial;
    }

    /// Channel serial of its last change; of its creation when it never changed.
    public String lastChange() {
        return lastChange.serial();
    }

    /// Returns the channel serial of its last change by another connection than this; null when there is none.
    @Nullable
    public String lastChangeNotBy(ConnectionId connection) {
        return lastChange.notBy(connection);
    }

    public String serial() {
        return Objects.requireNonNull(current().serial());
    }

    /// The whole message as it is now: create, update with everything in it, or delete.
    public Message current() {
        return versions.getLast();
    }

    public List<Message> versions() {
        return List.copyOf(versions);
    }

    private MessageAnnotations annotations() {
        var known = annotations;
        if (known == null) {
            known = new MessageAnnotations();
            annotations = known;
        }
        return known;
    }

    /// Adds what was said about it.
    void take(Annotation annotation) {
        annotations().take(annotation);
        sizeBytes += KeptSize.of(annotation);
    }

    /// Returns its annotations, in the channel's order.
    public List<Annotation> annotationList() {
        return annotations == null ? List.of() : annotations.all();
    }

    /// Its summary with all totals, naming nobody but one client.
    public Map<String, Object> summaryFor(String clientId) {
        return annotations == null ? Map.of() : annotations.summaryFor(clientId);
    }

    /// Channel serial of the last change of its summary; null when it has none.
    @Nullable
    public String summarySerial() {
        return annotations == null ? null : annotations.summarySerial();
    }

    /// Puts the summary as it is now into the current version. Not a version of its own.
    void summarise(String channelSerial, long maxBytes) {
        var said = annotations();
        said.summarised(channelSerial);
        ownVersions();
        versions.set(
                versions.size() - 1,
                current().toBuilder().annotations(said.field(maxBytes)).build());
    }

    /// The message as those are told who have it already: nothing but its summary.
    public Message summary() {
        var now = current();
        return Message.builder()
                .id(now.id())
                .timestamp(now.timestamp())
                .actionCode(MessageAction.SUMMARY.code())
                .serial(now.serial())
                .version(now.version())
                .annotations(now.annotations())
                .build();
    }

    private void ownVersions() {
        if (versionsShared) {
            versions = new ArrayList<>(versions);
            versionsShared = false;
        }
    }

    /// Returns why this change cannot be made; null when it can.
    @Nullable
    public ErrorInfo refusal(Message change, long limit) {
        if (change.action() == MessageAction.APPEND) {
            if (change.data() != null && !joins(change)) {
                return Errors.appendType();
            }
            long size = sizeBytes(current().data()) + sizeBytes(change.data());
            if (size > limit) {
                return Errors.tooLarge(size, limit);
            }
        }
        return null;
    }

    /// Makes a change that was not refused, and returns the increment as live subscribers get it when it is an
    /// append, or the whole message.
    Message change(Message change, String changeSerial, Version version, @Nullable ConnectionId by) {
        lastChange = lastChange.then(changeSerial, by);
        boolean append = change.action() == MessageAction.APPEND;
        var before = current();
        var whole = before.toBuilder()
                .actionCode(
                        (change.action() == MessageAction.DELETE ? MessageAction.DELETE : MessageAction.UPDATE).code())
                .version(version);
        if (change.name() != null) {
            whole.name(change.name());
        }
        if (change.extras() != null) {
            whole.extras(change.extras());
        }
        if (append) {
            whole.data(joins(change) ? joined(change) : before.data());
        } else if (change.data() != null) {
            whole.data(change.data()).encoding(change.encoding());
        }
        var now = whole.build();
        ownVersions();
        if (append && grown) {
            versions.set(versions.size() - 1, now); // a run of appends is one version, its latest
            sizeBytes += KeptSize.ofVersion(now) - KeptSize.ofVersion(before);
        } else {
            versions.add(now);
            sizeBytes += KeptSize.ofVersion(now);
        }
        grown = append;
        return append
                ? now.toBuilder()
                        .actionCode(MessageAction.APPEND.code())
                        .data(change.data())
                        .annotations(null)
                        .build()
                : now;
    }

    /// Returns whether the data of an append fits what is there. Asked of every token: nothing is joined for it.
    private boolean joins(Message append) {
        var before = current();
        if (before.data() != null
                && append.encoding() != null
                && !Objects.equals(before.encoding(), append.encoding())) {
            return false;
        }
        return switch (before.data()) {
            case null -> append.data() != null;
            case Data.Text text -> append.data() instanceof Data.Text;
            case Data.Binary bytes -> append.data() instanceof Data.Binary;
        };
    }

    private @Nullable Data joined(Message append) {
        return switch (current().data()) {
            case Data.Text(var text)
            when append.data() instanceof Data.Text(var more) -> new Data.Text(text.concat(more));
            case Data.Binary(var bytes)
            when append.data() instanceof Data.Binary(var more) -> new Data.Binary(concat(bytes, more));
            case null, default -> append.data();
        };
    }

    private static long sizeBytes(@Nullable Data data) {
        return data == null ? 0 : data.sizeBytes();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// Returns whether a message asks not to be kept (`extras.ephemeral`).
    public static boolean isEphemeral(Message message) {
        Map<String, @Nullable Object> extras = message.extras();
        return extras != null && Boolean.TRUE.equals(extras.get("ephemeral"));
    }
}
