package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes the identity of a connection in place, and with it what its attachments may do (RTC8).
final class AuthHandler {
    private final State state;
    private final Outbox outbox;
    private final ConnectHandler connecting;
    private final Presence presence;
    private final AttachHandler attaching;

    AuthHandler(State state, Outbox outbox, ConnectHandler connecting, Presence presence, AttachHandler attaching) {
        this.state = state;
        this.outbox = outbox;
        this.connecting = connecting;
        this.presence = presence;
        this.attaching = attaching;
    }

    void reauthenticated(TransportId transport, @Nullable Identity identity, @Nullable ErrorInfo refusal, long atMs) {
        var connection = state.byTransport.get(transport);
        if (connection == null) {
            return;
        }
        if (identity == null) {
            connecting.refuse(transport, refusal != null ? refusal : Errors.malformed("The token was not accepted."));
            return;
        }
        var incompatible = incompatible(connection.identity(), identity);
        if (incompatible != null) {
            connecting.refuse(transport, incompatible);
            return;
        }
        connecting.identify(connection, transport, identity, atMs);
        for (var attached : List.copyOf(connection.attached())) {
            var channel = state.channels.get(attached.key());
            var attachment = channel == null ? null : channel.attachment(connection.id(), attached.name());
            if (channel != null && attachment != null) {
                reconsider(connection, transport, channel, attachment, atMs);
            }
        }
    }

    /// Returns why a connection of `before` cannot go on as `now`; null when it can.
    static @Nullable ErrorInfo incompatible(Identity before, Identity now) {
        if (!before.app().equals(now.app())) {
            return Errors.otherApp();
        }
        var old = before.clientId();
        var other = now.clientId();
        if (old == null || other == null || old.equals(Identity.ANY) || other.equals(Identity.ANY)) {
            return null;
        }
        return old.equals(other) ? null : Errors.otherClient(old, other);
    }

    private void reconsider(
            Connection connection, TransportId transport, Channel channel, Attachment attachment, long atMs) {
        var granted = Rights.modes(connection.identity(), channel.name(), attachment.wanted());
        boolean couldBePresent = attachment.may(ChannelMode.PRESENCE);
        attachment.grant(granted, channel.clock().last());
        if (granted.isEmpty()) {
            attaching.leave(connection, channel, attachment, atMs);
            outbox.send(
                    transport,
                    ProtocolMessage.builder(Action.ERROR)
                            .channel(attachment.channelName())
                            .error(Errors.nothingPermitted(channel.name()))
                            .build());
        } else if (couldBePresent && !granted.contains(ChannelMode.PRESENCE)) {
            presence.leave(connection, channel, atMs);
        }
    }
}
