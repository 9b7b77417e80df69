package dev.playhead.transport.delivery;

import dev.playhead.transport.delivery.DeliveryCounts.Asked;
import dev.playhead.transport.delivery.MessageArrivals.Way;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Follows messages on their way: what was published, what was sent to whom, and what was not. For one thread.
final class Sending {
    /// Number of versions of one message that a whole may stand for within one frame of its publisher.
    private static final int MOST_TOGETHER = 64;

    private final SocketWrites writes;
    private final LossWatch losses;
    private List<DeliveryEvent> events = new ArrayList<>();
    private final DeliveryCounts counts = new DeliveryCounts();
    private TextMark joinedBefore = TextMark.EMPTY;
    private TextMark joinedPiece = TextMark.EMPTY;
    private TextMark joined = TextMark.EMPTY;
    private long markedPosition = -1;
    private @Nullable TextMark[] marked = new TextMark[0];
    // Comes after every serial of before this log.
    private String begun = "";

    Sending(SocketWrites writes, LossWatch losses) {
        this.writes = writes;
        this.losses = losses;
    }

    /// Begins with the next entry.
    void begin(Entry entry) {
        if (begun.isEmpty()) {
            begun = String.format(Locale.ROOT, "%014d~", entry.atNanos() / 1_000_000);
        }
        events = new ArrayList<>(2);
    }

    List<DeliveryEvent> events() {
        return events;
    }

    DeliveryCounts counts() {
        return counts;
    }

    /// The broker acknowledged a message.
    ///
    /// @param isPiece whether it may be one of several that became one version
    void published(
            ChannelVersions channel,
            Message message,
            String version,
            int publisher,
            boolean isPiece,
            Entry at,
            int channels) {
        var action = message.action();
        var serial = action == MessageAction.CREATE ? version : message.serial();
        if (serial == null || action == null || !channel.isNewest(version)) {
            return; // a later one is known already: this is the answer to a frame that was sent again
        }
        var before = channel.latest(serial);
        var made = made(channel, serial, version, publisher, at, channels);
        if (!isPiece && !channel.isRolledUp(serial)) {
            made.text = text(message, version, before);
        }
    }

    // Only what is added is known of an append; of a change that is not an append the broker may keep a part. A message
    // of before this log, which was sent again and is answered as before, may have changed since.
    private @Nullable TextMark text(Message message, String version, @Nullable Version before) {
        var own = TextMark.of(message);
        return switch (message.action()) {
            case CREATE -> own == null || version.compareTo(begun) < 0 ? null : own;
            case APPEND -> own == null || before == null || before.text == null ? null : before.text.plus(own);
            case UPDATE, DELETE, META, SUMMARY -> null;
            case null -> null;
        };
    }

    private Version made(
            ChannelVersions channel, String serial, String version, int publisher, Entry at, int channels) {
        var made = channel.add(serial, version, publisher, at.atNanos(), at.position(), channels);
        for (var reader : channel.readers.values()) {
            var owed = reader.isOwed(made);
            if (owed != null) {
                made.begin(reader.ordinal).state = owed ? Receipt.State.OWED : Receipt.State.NOT_MEANT;
            }
        }
        losses.made(channel, made);
        return made;
    }

    /// A frame with messages was handed to the socket of a reader.
    void sent(
            ChannelVersions channel,
            Reader reader,
            TransportId transport,
            Entry.FrameOut out,
            ProtocolMessage frame,
            int channels) {
        var messages = frame.messages();
        var attachment = reader.attachments.get(String.valueOf(frame.channel()));
        if (messages == null || attachment != null && (attachment.limited || attachment.ending)) {
            return;
        }
        if (attachment == null || !attachment.transport.equals(transport) || !attachment.subscribes) {
            events.add(new DeliveryEvent.Unasked(
                    reader.participant, channel.id, serial(messages), out.position(), out.atNanos()));
            return;
        }
        boolean replay = out.cause() == attachment.cause;
        long after = attachment.lastPosition;
        boolean advances = attachment.advances(frame.channelSerial(), out.position());
        var marks = marks(out.position(), messages);
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var serial = message.serial();
            if (serial == null || !isVersion(message)) {
                continue;
            }
            var name = version(message, serial);
            var version = channel.version(name);
            if (version == null && channel.isNewest(name)) {
                version = replay
                        ? channel.add(serial, name, -1, out.atNanos(), out.position(), channels)
                        : made(channel, serial, name, -1, out, channels);
            }
            if (!advances) {
                outOfPlace(channel, reader, attachment, serial, version, out, after);
                continue;
            }
            if (after > attachment.position) {
                counts.count(Asked.FOLLOWING, reader.participant, out.atNanos());
            }
            took(channel, reader, attachment, message, marks[i], serial, name, version, out);
            if (version != null) {
                arrived(channel, reader, message, version, replay, out);
            }
        }
    }

    // A frame goes to many: its texts are looked at once.
    private @Nullable TextMark[] marks(long position, List<Message> messages) {
        if (position != markedPosition) {
            markedPosition = position;
            marked = new TextMark[messages.size()];
            for (int i = 0; i < marked.length; i++) {
                marked[i] = TextMark.of(messages.get(i));
            }
        }
        return marked;
    }

    private static String serial(List<Message> messages) {
        return messages.isEmpty() ? "" : String.valueOf(messages.getFirst().serial());
    }

    private static boolean isVersion(Message message) {
        return switch (message.action()) {
            case CREATE, UPDATE, DELETE, APPEND -> true;
            case META, SUMMARY -> false;
            case null -> false;
        };
    }

    private static String version(Message message, String serial) {
        var version = message.version();
        return version == null || version.serial() == null ? serial : version.serial();
    }

    private void outOfPlace(
            ChannelVersions channel,
            Reader reader,
            Attachment attachment,
            String serial,
            @Nullable Version version,
            Entry.FrameOut out,
            long after) {
        var receipt = version == null ? null : version.begin(reader.ordinal);
        if (receipt != null && receipt.wasSent() && receipt.position >= attachment.position) {
            receipt.repeats(out.atNanos());
            events.add(new DeliveryEvent.Repeated(
                    reader.participant, channel.id, serial, out.position(), out.atNanos(), receipt.position));
            return;
        }
        if (receipt != null) {
            receipt.disorders(out.atNanos());
            receipt.sent(out.position(), Way.AS_SENT);
            writes.handed(out.position(), reader.participant, receipt);
        }
        events.add(new DeliveryEvent.Disordered(
                reader.participant, channel.id, serial, out.position(), out.atNanos(), after));
    }

    // What it has of the message now.
    private void took(
            ChannelVersions channel,
            Reader reader,
            Attachment attachment,
            Message message,
            @Nullable TextMark piece,
            String serial,
            String name,
            @Nullable Version version,
            Entry.FrameOut out) {
        var held = reader.held(serial);
        if (held != null && held.epoch == attachment.position && name.compareTo(held.version) <= 0) {
            events.add(new DeliveryEvent.Stale(
                    reader.participant, channel.id, serial, out.position(), out.atNanos(), held.position));
            return;
        }
        boolean append = message.action() == MessageAction.APPEND;
        if (held != null) {
            hadIt(reader, attachment, held, append, out);
        }
        if (append && held == null && reader.isAllKnown()) {
            events.add(
                    new DeliveryEvent.Headless(reader.participant, channel.id, serial, out.position(), out.atNanos()));
        }
        var before = append ? held == null ? null : held.text : TextMark.EMPTY;
        var has = piece == null || before == null ? null : joined(before, piece);
        if (version != null && version.text == null) {
            version.text = has;
        } else if (version != null && has != null && !has.equals(version.text) && isEdited(reader, version)) {
            has = version.text; // what it has instead is no doing of the broker
        } else if (version != null && has != null && !has.equals(version.text)) {
            events.add(new DeliveryEvent.Different(
                    reader.participant, channel.id, serial, out.position(), out.atNanos(), version.position));
            has = version.text; // said once: what follows is compared as if it had been right
        } else if (version != null && has != null && (version.before >= 0 || append)) {
            counts.count(Asked.COMPARED, reader.participant, out.atNanos());
        }
        var now = held == null ? reader.begin(serial) : held;
        now.epoch = attachment.position;
        now.version = name;
        now.text = has;
        now.position = out.position();
    }

    private static boolean isEdited(Reader reader, Version version) {
        var receipt = version.receipt(reader.ordinal);
        return receipt != null && receipt.isEdited();
    }

    private void hadIt(Reader reader, Attachment attachment, Reader.Held held, boolean append, Entry.FrameOut out) {
        if (held.epoch == attachment.position) {
            counts.count(Asked.NEWER, reader.participant, out.atNanos());
        }
        if (append) {
            counts.count(Asked.APPENDED, reader.participant, out.atNanos());
        }
    }

    // Who reads the same has the same mark, the very object, so one of them is enough.
    @SuppressWarnings("ReferenceEquality")
    private TextMark joined(TextMark before, TextMark piece) {
        if (before != joinedBefore || piece != joinedPiece) {
            joinedBefore = before;
            joinedPiece = piece;
            joined = before.plus(piece);
        }
        return joined;
    }

    private void arrived(
            ChannelVersions channel,
            Reader reader,
            Message message,
            Version version,
            boolean replay,
            Entry.FrameOut out) {
        var receipt = version.receipt(reader.ordinal);
        if (receipt != null && receipt.state == Receipt.State.OWED) {
            counts.count(Asked.OWED, reader.participant, out.atNanos());
        }
        got(reader, version, out, replay ? Way.REPLAYED : Way.AS_SENT);
        boolean whole = message.action() != MessageAction.APPEND;
        if (whole || replay) {
            for (var earlier : reader.filled(version)) {
                if (earlier.number < version.number) {
                    got(reader, earlier, out, Way.WITH_LATER);
                }
            }
            together(channel, reader, version, out);
        }
        counts.count(Asked.SENT, reader.participant, out.atNanos());
    }

    // Whoever is sent the whole message with the last change of a frame was not sent the changes before it.
    private void together(ChannelVersions channel, Reader reader, Version whole, Entry.FrameOut out) {
        int last = Math.max(channel.first(), whole.number - MOST_TOGETHER);
        for (int i = whole.before; i >= last; i = channel.get(i).before) {
            var receipt = channel.get(i).receipt(reader.ordinal);
            if (receipt != null && receipt.isOpen()) {
                got(reader, channel.get(i), out, Way.WITH_LATER);
            }
        }
    }

    private void got(Reader reader, Version version, Entry.FrameOut out, Way way) {
        var receipt = version.begin(reader.ordinal);
        receipt.sent(out.position(), way);
        writes.handed(out.position(), reader.participant, receipt);
    }

    /// A frame with messages waits on its way to a reader.
    void held(ChannelVersions channel, Reader reader, Entry.FrameHeld held, ProtocolMessage frame, int channels) {
        for (var version : kept(channel, frame, held, channels)) {
            var receipt = version.begin(reader.ordinal);
            if (!receipt.wasSent()) {
                receipt.held(held.hold().rule(), held.position());
            }
        }
    }

    // Versions of a frame that has not gone out, as far as the newest of them are known.
    private List<Version> kept(ChannelVersions channel, ProtocolMessage frame, Entry entry, int channels) {
        var versions = new ArrayList<Version>();
        for (var message : frame.messages() == null ? List.<Message>of() : frame.messages()) {
            var serial = message.serial();
            if (serial == null || !isVersion(message)) {
                continue;
            }
            var name = version(message, serial);
            var version = channel.version(name);
            if (version == null && channel.isNewest(name)) {
                version = made(channel, serial, name, -1, entry, channels);
            }
            if (version != null) {
                versions.add(version);
            }
        }
        return versions;
    }

    /// A frame with messages was not sent to a reader.
    ///
    /// @param isDropped whether a rule has kept it from a reader that was there
    void undelivered(
            ChannelVersions channel,
            Reader reader,
            Entry.FrameUndelivered undelivered,
            ProtocolMessage frame,
            boolean isDropped,
            int channels) {
        for (var version : kept(channel, frame, undelivered, channels)) {
            var receipt = version.begin(reader.ordinal);
            if (receipt.wasSent()) {
                continue;
            }
            if (isDropped) {
                receipt.dropped();
            } else {
                receipt.away();
            }
            receipt.position = undelivered.position();
            receipt.rule = undelivered.rule();
            reader.lacks(version);
        }
    }
}
