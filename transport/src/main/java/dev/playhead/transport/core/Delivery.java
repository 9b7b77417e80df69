package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fans channel frames out. Everyone who gets the same bytes is in one effect; those who would get them but have lost
/// their transport are in one effect per reason.
final class Delivery {
    private final State state;
    private final Outbox outbox;
    private final Deltas deltas;
    private final ClientNames names;

    Delivery(State state, Outbox outbox, Deltas deltas) {
        this.state = state;
        this.outbox = outbox;
        this.deltas = deltas;
        this.names = new ClientNames(state, outbox);
    }

    /// Delivers the changes that a publish has made, in order.
    void steps(Channel channel, List<PublishHandler.Step> steps, @Nullable ConnectionId publisher) {
        for (var step : steps) {
            switch (step) {
                case PublishHandler.Step.Created(var serial, var messages) ->
                    created(channel, serial, messages, publisher);
                case PublishHandler.Step.Changed(var serial, var message, var increment) ->
                    changed(channel, serial, message, increment, publisher);
            }
        }
    }

    /// New messages, all of one publish.
    void created(Channel channel, String channelSerial, List<Message> messages, @Nullable ConnectionId publisher) {
        var own = connection(publisher);
        for (var attachment : channel.attachments()) {
            boolean silent = isSilent(attachment, own);
            if (!silent && !attachment.isFiltered()) {
                continue;
            }
            for (var message : messages) {
                // What is not stored never changes.
                if ((silent || !attachment.wants(message)) && !StoredMessage.isEphemeral(message)) {
                    attachment.misses(String.valueOf(message.serial()));
                }
            }
        }
        fanOut(channel, frame(channel, channelSerial, messages), publisher, ChannelMode.SUBSCRIBE, List.of());
    }

    /// A changed message: `increment` for those who have all before it, the whole for the others.
    void changed(
            Channel channel,
            String channelSerial,
            StoredMessage message,
            Message increment,
            @Nullable ConnectionId publisher) {
        var whole = message.current();
        var needWhole = new ArrayList<Attachment>();
        // The whole is of the last change of a frame: until then those who need it wait.
        boolean last = Objects.equals(increment.version(), whole.version());
        var own = connection(publisher);
        for (var attachment : channel.attachments()) {
            if (isSilent(attachment, own) || !attachment.wants(whole)) {
                attachment.misses(message.serial());
            } else if (!last) {
                if (!knowsAppends(attachment) || attachment.needsWhole(message)) {
                    needWhole.add(attachment);
                }
            } else if (increment == whole || !knowsAppends(attachment) || !attachment.takesIncrement(message)) {
                attachment.sentWhole(message);
                needWhole.add(attachment);
            }
        }
        if (last
                && (increment == whole
                        || needWhole.size() == channel.attachments().size())) {
            fanOut(channel, frame(channel, channelSerial, List.of(whole)), publisher, ChannelMode.SUBSCRIBE, List.of());
            return;
        }
        fanOut(channel, frame(channel, channelSerial, List.of(increment)), publisher, ChannelMode.SUBSCRIBE, needWhole);
        if (last && !needWhole.isEmpty()) {
            var others = channel.attachments().stream()
                    .filter(attachment -> !needWhole.contains(attachment))
                    .toList();
            fanOut(channel, frame(channel, channelSerial, List.of(whole)), publisher, ChannelMode.SUBSCRIBE, others);
        }
    }

    private boolean knowsAppends(Attachment attachment) {
        var connection = attachment.connectionIn(state);
        return connection == null || connection.handshake().knowsAppends();
    }

    /// A change of the presence set. The member's own connection always gets it, whatever its modes (RTP17a).
    void presence(Channel channel, String channelSerial, PresenceMessage change, long atMs) {
        var frame = ProtocolMessage.builder(Action.PRESENCE)
                .id(change.id())
                .channel(channel.name())
                .channelSerial(channelSerial)
                .connectionId(change.connectionId())
                .timestamp(atMs)
                .presence(List.of(change))
                .build();
        fanOut(channel, frame, null, ChannelMode.PRESENCE_SUBSCRIBE, List.of());
        var own = state.connections.get(new ConnectionId(String.valueOf(change.connectionId())));
        if (own == null) {
            return;
        }
        for (var attached : own.attachedTo(channel)) {
            var attachment = channel.attachment(own.id(), attached.name());
            if (attachment != null && !attachment.may(ChannelMode.PRESENCE_SUBSCRIBE)) {
                names.send(channel, List.of(attachment), frame);
            }
        }
    }

    /// A frame that comes back to its publisher as well, whatever its connection says about echo.
    void everyone(Channel channel, ProtocolMessage frame, ChannelMode mode) {
        fanOut(channel, frame, null, mode, List.of());
    }

    private static ProtocolMessage frame(Channel channel, String channelSerial, List<Message> messages) {
        var first = messages.getFirst();
        var id = first.id();
        return ProtocolMessage.builder(Action.MESSAGE)
                .id(id != null && id.endsWith(":0") ? id.substring(0, id.length() - 2) : null)
                .channel(channel.name())
                .channelSerial(channelSerial)
                .connectionId(first.connectionId())
                .timestamp(first.timestamp())
                .messages(messages)
                .build();
    }

    private @Nullable Connection connection(@Nullable ConnectionId id) {
        return id == null ? null : state.connections.get(id);
    }

    /// Returns whether the attachment is the publisher's own, and wants no echo.
    private boolean isSilent(Attachment attachment, @Nullable Connection publisher) {
        return publisher != null
                && attachment.connectionIn(state) == publisher
                && !(publisher.handshake().echo() && attachment.echoes());
    }

    /// The part of a frame that is left for one client that filters.
    private record Part(Attachment to, ProtocolMessage frame) {}

    /// The frame with those messages only that the attachment wants as they are now; null when it wants none of them.
    private static @Nullable ProtocolMessage wanted(Channel channel, Attachment attachment, ProtocolMessage frame) {
        var messages = frame.messages();
        if (messages == null || messages.isEmpty()) {
            return frame;
        }
        var wanted = messages.stream()
                .filter(message -> attachment.wants(now(channel, message)))
                .toList();
        if (wanted.size() == messages.size()) {
            return frame;
        }
        return wanted.isEmpty() ? null : frame.toBuilder().messages(wanted).build();
    }

    // An increment says only what it adds. What is not stored, such as an ephemeral message, is all there is of it.
    private static Message now(Channel channel, Message message) {
        var stored = channel.message(String.valueOf(message.serial()));
        return stored == null ? message : stored.current();
    }

    private void fanOut(
            Channel channel,
            ProtocolMessage frame,
            @Nullable ConnectionId publisher,
            ChannelMode mode,
            List<Attachment> except) {
        var reached = new ArrayList<Attachment>(channel.attachments().size());
        var parts = new ArrayList<Part>();
        var missing = new LinkedHashMap<Optional<RuleId>, Set<ConnectionId>>();
        var own = connection(publisher);
        for (var attachment : channel.attachments()) {
            var connection = attachment.connectionIn(state);
            if (connection == null || !attachment.may(mode)) {
                continue;
            }
            if (isSilent(attachment, own) || (!except.isEmpty() && except.contains(attachment))) {
                continue;
            }
            var wanted = attachment.isFiltered() ? wanted(channel, attachment, frame) : frame;
            if (wanted == null) {
                continue;
            }
            if (connection.transport() != null && wanted == frame) {
                reached.add(attachment);
            } else if (connection.transport() != null) {
                parts.add(new Part(attachment, wanted));
            } else {
                var why = state.faults().keepingAway(connection);
                if (wanted == frame) {
                    missing.computeIfAbsent(Optional.ofNullable(why), r -> new LinkedHashSet<>())
                            .add(connection.id());
                } else {
                    outbox.undelivered(List.of(connection.id()), wanted, why);
                }
            }
        }
        if (!reached.isEmpty()) {
            deltas.send(channel, reached, frame);
        }
        for (var part : parts) {
            deltas.send(channel, List.of(part.to()), part.frame());
        }
        missing.forEach((rule, from) -> outbox.undelivered(List.copyOf(from), frame, rule.orElse(null)));
    }
}
