package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.AttachedChannel;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.ChannelNames;
import dev.playhead.transport.core.state.ChannelParams;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Rewind;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Attaches connections to channels and closes the gap that a lost transport left (RTL4, RTN15c).
final class AttachHandler {
    private static final int MEMBERS_OF_A_PAGE = 100;

    private final State state;
    private final Outbox outbox;
    private final ClientNames names;
    private final Presence presence;
    private final Occupancy occupancy;
    private final Deltas deltas;
    private final LiveObjects objects;

    AttachHandler(
            State state, Outbox outbox, Presence presence, Occupancy occupancy, Deltas deltas, LiveObjects objects) {
        this.state = state;
        this.outbox = outbox;
        this.names = new ClientNames(state, outbox);
        this.presence = presence;
        this.occupancy = occupancy;
        this.deltas = deltas;
        this.objects = objects;
    }

    void attach(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var name = frame.channel();
        if (name == null || !ChannelNames.isValid(name)) {
            channelError(transport, name == null ? "" : name, Errors.channelName(name == null ? "" : name));
            return;
        }
        var params = ChannelParams.of(frame, name);
        var wrong = ChannelParams.problem(params);
        if (wrong != null) {
            channelError(transport, name, wrong);
            return;
        }
        var wanted = modes(params, frame.flags());
        var modes = Rights.modes(connection.identity(), name, wanted);
        if (modes.isEmpty()) {
            channelError(transport, name, Errors.nothingPermitted(name));
            return;
        }
        var channel = state.channel(connection.identity(), name, atMs);
        if (modes.contains(ChannelMode.OBJECT_SUBSCRIBE)) {
            objects.sweep(channel, atMs);
        }
        var existing = channel.attachment(connection.id(), name);
        var end = channel.clock().last();
        if (existing != null && !existing.asksAgain(modes, params, frame.channelSerial(), end)) {
            // setOptions, or a resume that kept its attachment: changed in place, nothing was missed.
            existing.change(wanted, modes, params, end);
            channel.crowdChanged();
            attached(channel, existing, params, Flag.RESUMED.mask(), end, null);
            watch(connection, channel, existing, params, atMs);
            return;
        }
        int most = state.limits.channelsPerConnection();
        if (existing == null && most > 0 && connection.attached().size() >= most) {
            channelError(transport, name, Errors.tooManyChannels(most));
            return;
        }
        var from = frame.channelSerial();
        var problem = from == null ? null : gapProblem(channel, from);
        var attachment = new Attachment(connection.id(), name, end, wanted, modes, params);
        channel.attach(attachment);
        connection.attached().add(AttachedChannel.of(channel, attachment));
        if (from == null || problem != null) {
            // Who was attached before has seen what a rewind would bring again, even where its place is lost (RTL4j).
            var rewind = frame.has(Flag.ATTACH_RESUME) ? null : rewind(attachment, params);
            rewound(channel, attachment, params, rewind, problem, atMs);
            watch(connection, channel, attachment, params, atMs);
            return;
        }
        var missed = missed(channel, attachment, from, connection);
        int flags = Flag.RESUMED.mask() | (missed.isEmpty() ? 0 : Flag.HAS_BACKLOG.mask());
        // A client that drops in the middle of the replay must come back to where the replay began.
        attached(channel, attachment, params, flags, missed.isEmpty() ? end : from, null);
        int rounds = !missed.isEmpty() && state.faults().repeatsReplay(connection) ? 2 : 1;
        for (int round = 0; round < rounds; round++) {
            for (var replayed : missed) {
                deltas.send(channel, List.of(attachment), replayed);
            }
        }
        watch(connection, channel, attachment, params, atMs);
    }

    private void watch(
            Connection connection, Channel channel, Attachment attachment, Map<String, String> params, long atMs) {
        boolean before = attachment.watchesOccupancy();
        boolean now = ChannelParams.wantsOccupancy(params)
                && Rights.refusal(connection.identity(), Operation.CHANNEL_METADATA, channel.name()) == null;
        attachment.watch(now);
        if (now && !before) {
            occupancy.watch(channel, attachment, atMs);
        }
    }

    private static @Nullable Rewind rewind(Attachment attachment, Map<String, String> params) {
        var text = params.get("rewind");
        return text == null || !attachment.may(ChannelMode.SUBSCRIBE)
                ? null
                : Rewind.of(text, params.get("rewindLimit"));
    }

    /// Attaches from now on, after as much of the past as was asked for.
    private void rewound(
            Channel channel,
            Attachment attachment,
            Map<String, String> params,
            @Nullable Rewind rewind,
            @Nullable ErrorInfo problem,
            long atMs) {
        var end = channel.clock().last();
        var past = rewind == null ? null : rewind.in(channel, attachment, atMs);
        if (past == null || past.messages().isEmpty()) {
            attached(channel, attachment, params, 0, end, problem);
            return;
        }
        var error = problem == null && past.truncated() ? Errors.rewindTruncated(Rewind.MOST) : problem;
        attached(channel, attachment, params, Flag.HAS_BACKLOG.mask(), end, error);
        var together = new LinkedHashMap<String, List<StoredMessage>>();
        for (var message : past.messages()) {
            attachment.sentWhole(message);
            together.computeIfAbsent(message.channelSerial(), serial -> new ArrayList<>())
                    .add(message);
        }
        // The last of them brings the client to where live traffic begins.
        var last = past.messages().getLast().channelSerial();
        together.forEach((serial, messages) -> deltas.send(
                channel, List.of(attachment), whole(channel, messages, serial.equals(last) ? end : serial)));
    }

    private static ProtocolMessage whole(Channel channel, List<StoredMessage> messages, String channelSerial) {
        var current = messages.stream().map(StoredMessage::current).toList();
        var first = current.getFirst();
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel(channel.name())
                .channelSerial(channelSerial)
                .connectionId(first.connectionId())
                .timestamp(first.timestamp())
                .messages(current)
                .build();
    }

    void detach(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var name = frame.channel() == null ? "" : frame.channel();
        var channel = state.known(connection.identity(), name);
        var attachment = channel == null ? null : channel.attachment(connection.id(), name);
        if (channel != null && attachment != null) {
            leave(connection, channel, attachment, atMs);
        }
        var detached = ProtocolMessage.builder(Action.DETACHED).channel(name).build();
        outbox.send(transport, detached);
    }

    /// Ends an attachment. The connection's members go with the last one that it has of the channel.
    void leave(Connection connection, Channel channel, Attachment attachment, long atMs) {
        if (connection.attachedTo(channel).size() <= 1) {
            presence.leave(connection, channel, atMs);
        }
        channel.detach(attachment);
        connection.attached().remove(AttachedChannel.of(channel, attachment));
    }

    /// A SYNC asked for by the client, or following ATTACHED.
    void sync(Channel channel, Attachment attachment) {
        var members = ChannelReads.present(channel);
        var sequence = channel.nextSync();
        int from = 0;
        do {
            int to = Math.min(members.size(), from + MEMBERS_OF_A_PAGE);
            var cursor = to < members.size() ? Integer.toString(to) : ""; // empty on the last page
            names.send(
                    channel,
                    List.of(attachment),
                    ProtocolMessage.builder(Action.SYNC)
                            .channel(channel.name())
                            .channelSerial(sequence + ":" + cursor)
                            .presence(members.subList(from, to))
                            .build());
            from = to;
        } while (from < members.size());
    }

    private void attached(
            Channel channel,
            Attachment attachment,
            Map<String, String> params,
            int flags,
            String serial,
            @Nullable ErrorInfo error) {
        var modes = attachment.modes();
        boolean tellsMembers = !channel.members().isEmpty() && modes.contains(ChannelMode.PRESENCE_SUBSCRIBE);
        boolean tellsObjects = modes.contains(ChannelMode.OBJECT_SUBSCRIBE);
        int bits = flags
                | ChannelMode.bits(modes)
                | (tellsMembers ? Flag.HAS_PRESENCE.mask() : 0)
                | (tellsObjects ? Flag.HAS_OBJECTS.mask() : 0);
        var echoed = ChannelParams.recognised(params, modes);
        names.send(
                channel,
                List.of(attachment),
                ProtocolMessage.builder(Action.ATTACHED)
                        .channel(channel.name())
                        .channelSerial(serial)
                        .flags(bits)
                        .params(echoed.isEmpty() ? null : echoed)
                        .error(error)
                        .build());
        if (tellsMembers) {
            sync(channel, attachment);
        }
        if (tellsObjects) {
            objects.sync(channel, attachment);
        }
    }

    private static Set<ChannelMode> modes(Map<String, String> params, @Nullable Integer flags) {
        var words = params.get("modes");
        if (words != null) {
            var modes = EnumSet.noneOf(ChannelMode.class);
            for (var word : words.split(",", -1)) {
                ChannelMode.ofWord(word.strip()).ifPresent(modes::add);
            }
            return modes;
        }
        var asked = flags == null ? EnumSet.noneOf(ChannelMode.class) : ChannelMode.in(flags);
        return asked.isEmpty() ? EnumSet.copyOf(ChannelMode.DEFAULT) : asked;
    }

    private static @Nullable ErrorInfo gapProblem(Channel channel, String from) {
        if (!channel.clock().issued(from)) {
            return Errors.otherSeries();
        }
        if (from.compareTo(channel.clock().last()) > 0) {
            return Errors.serialExpired();
        }
        return channel.keepsSince(from) ? null : Errors.gapDropped();
    }

    /// Returns the frames that an attachment missed after `from`: each message once in its present state, in
    /// the order of the last changes.
    private static List<ProtocolMessage> missed(
            Channel channel, Attachment attachment, String from, Connection connection) {
        record Missed(String serial, ProtocolMessage frame) {}
        var missed = new ArrayList<Missed>();
        var changed = new LinkedHashMap<String, List<StoredMessage>>();
        boolean echo = connection.handshake().echo() && attachment.echoes();
        if (attachment.may(ChannelMode.SUBSCRIBE)) {
            for (var message : channel.messages().since(from)) {
                var heard = echo ? message.lastChange() : message.lastChangeNotBy(connection.id());
                if (heard != null && heard.compareTo(from) > 0 && attachment.wants(message.current())) {
                    attachment.sentWhole(message);
                    changed.computeIfAbsent(message.lastChange(), serial -> new ArrayList<>())
                            .add(message);
                }
            }
            // Together when they were published together: a client that drops in between must not lose the others.
            changed.forEach((serial, messages) -> missed.add(new Missed(serial, whole(channel, messages, serial))));
        }
        if (attachment.may(ChannelMode.PRESENCE_SUBSCRIBE)) {
            for (var event : channel.presence().since(from)) {
                var frame = ProtocolMessage.builder(Action.PRESENCE)
                        .channel(channel.name())
                        .channelSerial(event.channelSerial())
                        .connectionId(event.change().connectionId())
                        .timestamp(event.change().timestamp())
                        .presence(List.of(event.change()));
                missed.add(new Missed(event.channelSerial(), frame.build()));
            }
        }
        for (var frame : AnnotateHandler.missed(channel, attachment, from)) {
            missed.add(new Missed(String.valueOf(frame.channelSerial()), frame));
        }
        missed.sort(Comparator.comparing(Missed::serial));
        return missed.stream().map(Missed::frame).toList();
    }

    private void channelError(TransportId transport, String channel, ErrorInfo error) {
        outbox.send(
                transport,
                ProtocolMessage.builder(Action.ERROR)
                        .channel(channel)
                        .error(error)
                        .build());
    }
}
