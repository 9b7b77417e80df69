package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a log in order and knows how every version of every channel reached everybody. Safe for use by
/// many threads: every call holds its lock for a short time.
public final class DeliveryBuilder {
    private static final int MOST_CHANNELS = 5_000;

    private final TimelineBuilder who;
    private final Map<ChannelId, ChannelVersions> channels = new LinkedHashMap<>();
    // Everywhere that somebody reads, by participant: whoever comes or goes costs what it reads, not what there is.
    private final Map<Integer, List<Reader>> readers = new HashMap<>(); // looked up only, never iterated
    private final Map<TransportId, Attachment.Seat> seats = new HashMap<>(); // looked up only, never iterated
    private final SocketWrites writes = new SocketWrites();
    private final LossWatch losses = new LossWatch();
    private final Sending sending = new Sending(writes, losses);
    private long nowNanos;

    /// @param who takes every entry before [#accept] does
    public DeliveryBuilder(TimelineBuilder who) {
        this.who = who;
    }

    /// Takes the next entry. Returns what is to be said of deliveries because of it, mostly little.
    ///
    /// @param answers the publishes that it answers
    public synchronized List<DeliveryEvent> accept(Entry entry, Decoded decoded, List<OpenPublishes.Answer> answers) {
        sending.begin(entry);
        nowNanos = entry.atNanos();
        losses.judge(entry.atNanos(), sending.events());
        for (var answer : answers) {
            answered(answer, entry);
        }
        switch (entry) {
            case Entry.Opened opened -> seats.put(opened.transport(), seat(opened.handshake()));
            case Entry.FrameIn in -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    arrived(in, frame);
                }
            }
            case Entry.RestIn _ -> {
                if (decoded instanceof Decoded.Call(RestCall.BatchPublish _)) {
                    channels.values().forEach(ChannelVersions::lostTrack);
                }
            }
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    sent(out, frame);
                }
            }
            case Entry.FrameUndelivered undelivered -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    undelivered(undelivered, frame);
                }
            }
            case Entry.FrameHeld held -> {
                if (held.hold().toClient() && decoded instanceof Decoded.Frame(var frame)) {
                    held(held, frame);
                }
            }
            case Entry.Written written -> written.receipts().forEach(this::written);
            case Entry.Closed closed -> {
                gone(closed.transport());
                seats.remove(closed.transport());
            }
            case Entry.TimerFired fired -> {
                if (fired.timer().purpose() == TimerId.Purpose.CONNECTION_EXPIRED) {
                    expired(fired.timer(), fired.atNanos());
                }
            }
            default -> {} // all else delivers nothing
        }
        return sending.events();
    }

    private static Attachment.Seat seat(Handshake handshake) {
        return new Attachment.Seat(handshake.echo(), !handshake.knowsAppends(), handshake.appendRollupMs() > 0);
    }

    private void answered(OpenPublishes.Answer answer, Entry entry) {
        var publish = answer.publish();
        var channel = publish.channel() == null ? null : channel(publish.channel());
        if (answer.error() != null || channel == null) {
            return;
        }
        if (publish.messages().size() != answer.serials().size()) {
            channel.lostTrack();
            return;
        }
        var seat = publish.transport() == null ? null : seats.get(publish.transport());
        boolean isPiece = publish.transport() != null && (seat == null || seat.rollup());
        int publisher = publish.transport() == null ? -1 : publish.participant();
        for (int i = 0; i < publish.messages().size(); i++) {
            var version = answer.serials().get(i);
            if (version != null) {
                sending.published(
                        channel, publish.messages().get(i), version, publisher, isPiece, entry, channels.size());
            }
        }
    }

    private void arrived(Entry.FrameIn in, ProtocolMessage frame) {
        var seat = seats.get(in.transport());
        var channel = seat == null || !seat.rollup() || frame.messages() == null || frame.channel() == null
                ? null
                : channel(in.transport(), frame.channel());
        if (channel != null && frame.messages() != null) {
            frame.messages().stream()
                    .map(Message::serial)
                    .filter(Objects::nonNull)
                    .forEach(channel::rollsUp);
        }
    }

    private void sent(Entry.FrameOut out, ProtocolMessage frame) {
        var name = frame.channel();
        if (name == null) {
            connection(out, frame);
            return;
        }
        switch (frame.action()) {
            case ATTACHED -> out.to().forEach(transport -> attached(out, transport, name, frame));
            case DETACHED, ERROR -> out.to().forEach(transport -> detached(transport, name));
            case MESSAGE -> messages(out, name, frame);
            case null, default -> {} // all else brings no messages
        }
    }

    // A frame goes to many, and mostly they are of one app.
    private void messages(Entry.FrameOut out, String name, ProtocolMessage frame) {
        String app = null;
        ChannelVersions channel = null;
        for (var transport : out.to()) {
            int participant = who.participantOf(transport);
            if (participant < 0 || !seats.containsKey(transport)) {
                continue;
            }
            var own = who.participant(participant).app();
            if (!own.equals(app)) {
                app = own;
                channel = channel(new ChannelId(app, name));
            }
            if (channel != null) {
                sending.sent(channel, reader(channel, participant), transport, out, frame, channels.size());
            }
        }
    }

    // Nothing of a channel follows the end of a connection, nor goes to a transport that a newer one has replaced.
    private void connection(Entry.FrameOut out, ProtocolMessage frame) {
        switch (frame.action()) {
            case CONNECTED -> out.to().forEach(this::onlyOf);
            case CLOSED -> out.to().forEach(this::gone);
            case DISCONNECTED, ERROR -> out.to().forEach(this::ending);
            case null, default -> {} // all else leaves attachments alone
        }
    }

    // A connection has one transport. One that says CONNECTED again, as after AUTH, keeps its attachments.
    private void onlyOf(TransportId transport) {
        for (var reader : readersOf(who.participantOf(transport))) {
            reader.attachments.values().removeIf(attachment -> !attachment.transport.equals(transport));
        }
    }

    private void ending(TransportId transport) {
        readersOf(who.participantOf(transport)).forEach(reader -> reader.ending(transport));
    }

    private void attached(Entry.FrameOut out, TransportId transport, String name, ProtocolMessage frame) {
        var channel = channel(transport, name);
        int participant = who.participantOf(transport);
        var seat = seats.get(transport);
        if (channel != null && participant >= 0 && seat != null) {
            var attachment = new Attachment(transport, seat, out.position(), out.cause(), frame);
            reader(channel, participant).attached(name, attachment, frame, out.atNanos());
        }
    }

    private void detached(TransportId transport, String name) {
        var reader = reader(transport, name);
        if (reader != null) {
            reader.attachments.remove(name);
        }
    }

    private void undelivered(Entry.FrameUndelivered undelivered, ProtocolMessage frame) {
        if (frame.action() != Action.MESSAGE || frame.channel() == null) {
            return;
        }
        boolean isDropped = undelivered.rule() != null
                && who.rule(undelivered.rule())
                        .filter(rule -> !rule.fault().keepsAway())
                        .isPresent();
        for (var connection : undelivered.from()) {
            int participant = who.participantOf(connection);
            var channel = participant < 0
                    ? null
                    : channel(new ChannelId(who.participant(participant).app(), frame.channel()));
            if (channel != null) {
                sending.undelivered(
                        channel, reader(channel, participant), undelivered, frame, isDropped, channels.size());
            }
        }
    }

    private void held(Entry.FrameHeld held, ProtocolMessage frame) {
        int participant = who.participantOf(held.hold().connection());
        if (participant >= 0 && frame.action() == Action.MESSAGE && frame.channel() != null) {
            var channel = channel(new ChannelId(who.participant(participant).app(), frame.channel()));
            if (channel != null) {
                sending.held(channel, reader(channel, participant), held, frame, channels.size());
            }
        }
    }

    private void written(Entry.Receipt receipt) {
        writes.written(receipt, who.participantOf(receipt.transport()));
    }

    private void gone(TransportId transport) {
        readersOf(who.participantOf(transport)).forEach(reader -> reader.lost(transport));
    }

    private void expired(TimerId timer, long nanos) {
        readersOf(who.participantOf(new ConnectionId(timer.subject()))).forEach(reader -> reader.expired(nanos));
    }

    private List<Reader> readersOf(int participant) {
        return readers.getOrDefault(participant, List.of());
    }

    private Reader reader(ChannelVersions channel, int participant) {
        var known = channel.reader(participant);
        if (known == null) {
            known = channel.addReader(participant);
            readers.computeIfAbsent(participant, key -> new ArrayList<>()).add(known);
        }
        return known;
    }

    private @Nullable ChannelVersions channel(TransportId transport, String name) {
        int participant = who.participantOf(transport);
        return participant < 0
                ? null
                : channel(new ChannelId(who.participant(participant).app(), name));
    }

    private @Nullable ChannelVersions channel(ChannelId id) {
        var known = channels.get(id);
        if (known == null && channels.size() < MOST_CHANNELS) {
            known = new ChannelVersions(id);
            channels.put(id, known);
        }
        return known;
    }

    private @Nullable Reader reader(TransportId transport, String name) {
        var channel = channel(transport, name);
        return channel == null ? null : channel.reader(who.participantOf(transport));
    }

    /// Returns how many versions everybody was sent as it should be. For the thread that calls [#accept].
    public DeliveryCounts sent() {
        return sending.counts();
    }

    /// Returns the channels that have had a version or a reader, in order of first use.
    public synchronized List<ChannelId> channels() {
        return List.copyOf(channels.keySet());
    }

    /// Returns how many versions a channel had had at a moment, ns since 1970; `Long.MAX_VALUE` for now.
    public synchronized int versionsAt(ChannelId id, long nanos) {
        var channel = channels.get(id);
        return channel == null ? 0 : channel.sizeAt(nanos);
    }

    /// Returns the deliveries of the versions of a channel from number `from` to before `to`, as far as they are kept,
    /// as they were at a moment. Costs as much as there are cells.
    ///
    /// @param lateNanos after which time a delivery is late, ns
    /// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
    public synchronized DeliveryMatrix matrix(ChannelId id, int from, int to, long lateNanos, long nanos) {
        var channel = channels.get(id);
        return channel == null
                ? DeliveryMatrix.empty(id)
                : MatrixView.of(channel, from, to, lateNanos, Math.min(nanos, nowNanos));
    }

    /// Returns how the versions of one message had arrived at everybody, as far as they are kept, as it was at a
    /// moment. Costs as much as there are cells.
    ///
    /// @param lateNanos after which time a delivery is late, ns
    /// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
    public synchronized MessageArrivals arrivals(ChannelId id, String serial, long lateNanos, long nanos) {
        var channel = channels.get(id);
        return channel == null
                ? MessageArrivals.none(serial)
                : MatrixView.of(channel, serial, lateNanos, Math.min(nanos, nowNanos));
    }
}
