package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.session.Identity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Members of channels (RTP). For one thread.
public final class Presence {
    private final State state;
    private final Delivery delivery;

    Presence(State state, Delivery delivery) {
        this.state = state;
        this.delivery = delivery;
    }

    /// Returns why these changes cannot be made; null when they can.
    @Nullable
    ErrorInfo refusal(
            Connection connection, Channel channel, @Nullable Attachment attachment, List<PresenceMessage> changes) {
        if (attachment == null) {
            return Errors.notAttached(channel.name());
        }
        var forbidden = Rights.refusal(connection.identity(), Operation.PRESENCE, channel.name());
        if (forbidden != null) {
            return forbidden;
        }
        if (!attachment.may(ChannelMode.PRESENCE)) {
            return Errors.mode(ChannelMode.PRESENCE);
        }
        var malformed = malformed(connection, changes);
        if (malformed != null) {
            return malformed;
        }
        var own = connection.clientId();
        int most = mostMembers(connection);
        if (most > 0 && channel.members().size() + changes.size() > most) {
            for (var change : changes) {
                var clientId = Objects.requireNonNullElse(change.clientId(), String.valueOf(own));
                if (change.action() != PresenceAction.LEAVE && channel.member(connection.id(), clientId) == null) {
                    return Errors.tooManyMembers(most);
                }
            }
        }
        for (var change : changes) {
            var wrong = impostor(connection.identity(), change.clientId());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable ErrorInfo malformed(Connection connection, List<PresenceMessage> changes) {
        for (var change : changes) {
            switch (change.action()) {
                case ENTER, UPDATE, LEAVE, PRESENT -> {}
                case ABSENT -> {
                    return Errors.presenceAction(change.actionCode());
                }
                case null -> {
                    return Errors.presenceAction(change.actionCode());
                }
            }
            var given = change.connectionId();
            if (given != null && !given.equals(connection.id().value())) {
                return Errors.otherConnection(given);
            }
        }
        return null;
    }

    /// Returns why somebody cannot be present as `given`, which is null when no clientId was sent; null when
    /// they can (RTP8j).
    private static @Nullable ErrorInfo impostor(Identity identity, @Nullable String given) {
        var own = identity.clientId();
        if (own == null) {
            return given == null ? Errors.anonymousPresence() : Errors.anonymousClaim(given);
        }
        if (own.equals(Identity.ANY)) {
            return given == null || given.equals(Identity.ANY) ? Errors.unnamedPresence() : null;
        }
        return given == null || given.equals(own) ? null : Errors.clientId(given, own);
    }

    /// Makes changes that were not refused.
    void change(Connection connection, Channel channel, long msgSerial, List<PresenceMessage> changes, long atMs) {
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var clientId = change.clientId() != null ? change.clientId() : connection.clientId();
            if (clientId == null) {
                continue;
            }
            var id = change.id() != null ? change.id() : connection.id().value() + ":" + msgSerial + ":" + i;
            var member = channel.member(connection.id(), clientId);
            boolean reentry = member != null && id.equals(member.id());
            boolean leave = change.action() == PresenceAction.LEAVE;
            // Who lost the echo of its last change enters again as it was before: clients would not believe it, nor may
            // we.
            var stamped = change.toBuilder()
                    .actionCode(action(leave, member != null).code())
                    .id(id)
                    .clientId(clientId)
                    .connectionId(connection.id().value())
                    .timestamp(atMs);
            boolean stale = member != null && stamped.build().isOlderThan(member);
            if (reentry || stale || (leave && member == null)) {
                continue; // an automatic re-entry, or the leave of a stranger: acknowledged, not told
            }
            if (leave && change.data() == null && member != null) {
                stamped.data(member.data()).encoding(member.encoding());
            }
            tell(channel, stamped.build(), atMs);
        }
    }

    // What happened to the set, whatever the client calls it: who is in it cannot enter, who is not cannot be updated.
    private static PresenceAction action(boolean leave, boolean isMember) {
        if (leave) {
            return PresenceAction.LEAVE;
        }
        return isMember ? PresenceAction.UPDATE : PresenceAction.ENTER;
    }

    private int mostMembers(Connection connection) {
        var app = state.apps.get(connection.identity().app());
        return app != null && app.maxMembers() > 0 ? app.maxMembers() : state.limits.members();
    }

    /// The members of a connection leave one channel.
    void leave(Connection connection, Channel channel, long atMs) {
        for (var member : channel.membersOf(connection.id())) {
            synthesise(channel, member, atMs);
        }
    }

    /// The members of a connection leave everywhere.
    void leaveAll(Connection connection, long atMs) {
        for (var channel : state.channels.values()) {
            leave(connection, channel, atMs);
        }
    }

    private void synthesise(Channel channel, PresenceMessage member, long atMs) {
        // The id must not begin with the connection's, so that clients compare by time (RTP2b1).
        var leave = member.toBuilder()
                .actionCode(PresenceAction.LEAVE.code())
                .id("srv-" + member.connectionId() + ":" + atMs + ":0")
                .timestamp(atMs)
                .build();
        tell(channel, leave, atMs);
    }

    /// Makes a change and tells it to all who listen.
    void tell(Channel channel, PresenceMessage change, long atMs) {
        if (change.action() == PresenceAction.LEAVE) {
            channel.absent(change);
        } else {
            channel.present(change);
        }
        var serial = channel.clock().next(atMs);
        channel.note(serial, change);
        delivery.presence(channel, serial, change, atMs);
    }
}
