package dev.playhead.transport.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One frame: what travels in one WebSocket message, in either direction. Absent fields are null and are not written.
///
/// @param actionCode number of the [Action]; any number is kept
/// @param id frame id, normally `connectionId:msgSerial`; on HEARTBEAT the ping's id
/// @param channel the channel it concerns; null for the connection itself, which is not the same as ""
/// @param channelSerial place in the channel's order, or the cursor of a SYNC
/// @param connectionId the connection, on deliveries the publisher's
/// @param connectionDetails only on CONNECTED
/// @param msgSerial the client's count of its publishes; ACK and NACK repeat it
/// @param count how many frames an ACK or NACK answers
/// @param res on ACK one entry per frame answered: the serials of its messages, an entry may be null
/// @param error what went wrong
/// @param flags bits of [Flag] and [ChannelMode]
/// @param params channel parameters, or parameters of a publish
/// @param messages payload of MESSAGE
/// @param annotations payload of ANNOTATION
/// @param presence payload of PRESENCE and SYNC; an empty list is written, null is not
/// @param state payload of OBJECT and OBJECT_SYNC; an empty list is written, null is not
/// @param timestamp ms since 1970, on deliveries
/// @param auth `accessToken` of an AUTH frame; masked before it is recorded
/// @param unknown fields that this protocol version does not define, kept in order
public record ProtocolMessage(
        int actionCode,
        @Nullable String id,
        @Nullable String channel,
        @Nullable String channelSerial,
        @Nullable String connectionId,
        @Nullable ConnectionDetails connectionDetails,
        @Nullable Long msgSerial,
        @Nullable Integer count,
        @Nullable List<PublishResult> res,
        @Nullable ErrorInfo error,
        @Nullable Integer flags,
        @Nullable Map<String, String> params,
        @Nullable List<Message> messages,
        @Nullable List<Annotation> annotations,
        @Nullable List<PresenceMessage> presence,
        @Nullable List<ObjectMessage> state,
        @Nullable Long timestamp,
        @Nullable Map<String, String> auth,
        Map<String, @Nullable Object> unknown) {
    public ProtocolMessage {
        res = res == null ? null : List.copyOf(res);
        params = params == null ? null : Ordered.copyOf(params);
        messages = messages == null ? null : List.copyOf(messages);
        annotations = annotations == null ? null : List.copyOf(annotations);
        presence = presence == null ? null : List.copyOf(presence);
        state = state == null ? null : List.copyOf(state);
        auth = auth == null ? null : Ordered.copyOf(auth);
        unknown = Ordered.copyOf(unknown);
    }

    /// Starts a frame of this kind.
    public static Builder builder(Action action) {
        return builder(action.code());
    }

    /// Starts a frame with an action number that may be unknown.
    public static Builder builder(int actionCode) {
        return new Builder().actionCode(actionCode);
    }

    /// Returns its action; null when the number is not one the protocol defines.
    public @Nullable Action action() {
        return Action.of(actionCode);
    }

    /// Returns whether `flag` is set; false when the frame has no flags.
    public boolean has(Flag flag) {
        return flags != null && flag.in(flags);
    }

    /// Starts a copy of this one, to change some fields.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.actionCode = actionCode;
        builder.id = id;
        builder.channel = channel;
        builder.channelSerial = channelSerial;
        builder.connectionId = connectionId;
        builder.connectionDetails = connectionDetails;
        builder.msgSerial = msgSerial;
        builder.count = count;
        builder.res = res;
        builder.error = error;
        builder.flags = flags;
        builder.params = params;
        builder.messages = messages;
        builder.annotations = annotations;
        builder.presence = presence;
        builder.state = state;
        builder.timestamp = timestamp;
        builder.auth = auth;
        builder.unknown = unknown;
        return builder;
    }

    /// Collects the fields of a [ProtocolMessage]; what is not set stays absent. For one thread.
    public static final class Builder {
        private int actionCode;
        private @Nullable String id;
        private @Nullable String channel;
        private @Nullable String channelSerial;
        private @Nullable String connectionId;
        private @Nullable ConnectionDetails connectionDetails;
        private @Nullable Long msgSerial;
        private @Nullable Integer count;
        private @Nullable List<PublishResult> res;
        private @Nullable ErrorInfo error;
        private @Nullable Integer flags;
        private @Nullable Map<String, String> params;
        private @Nullable List<Message> messages;
        private @Nullable List<Annotation> annotations;
        private @Nullable List<PresenceMessage> presence;
        private @Nullable List<ObjectMessage> state;
        private @Nullable Long timestamp;
        private @Nullable Map<String, String> auth;
        private Map<String, @Nullable Object> unknown = Map.of();

        Builder() {}

        public Builder actionCode(int value) {
            actionCode = value;
            return this;
        }

        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        public Builder channel(@Nullable String value) {
            channel = value;
            return this;
        }

        public Builder channelSerial(@Nullable String value) {
            channelSerial = value;
            return this;
        }

        public Builder connectionId(@Nullable String value) {
            connectionId = value;
            return this;
        }

        public Builder connectionDetails(@Nullable ConnectionDetails value) {
            connectionDetails = value;
            return this;
        }

        public Builder msgSerial(@Nullable Long value) {
            msgSerial = value;
            return this;
        }

        public Builder count(@Nullable Integer value) {
            count = value;
            return this;
        }

        public Builder res(@Nullable List<PublishResult> value) {
            res = value;
            return this;
        }

        public Builder error(@Nullable ErrorInfo value) {
            error = value;
            return this;
        }

        public Builder flags(@Nullable Integer value) {
            flags = value;
            return this;
        }

        public Builder params(@Nullable Map<String, String> value) {
            params = value;
            return this;
        }

        public Builder messages(@Nullable List<Message> value) {
            messages = value;
            return this;
        }

        public Builder annotations(@Nullable List<Annotation> value) {
            annotations = value;
            return this;
        }

        public Builder presence(@Nullable List<PresenceMessage> value) {
            presence = value;
            return this;
        }

        public Builder state(@Nullable List<ObjectMessage> value) {
            state = value;
            return this;
        }

        public Builder timestamp(@Nullable Long value) {
            timestamp = value;
            return this;
        }

        public Builder auth(@Nullable Map<String, String> value) {
            auth = value;
            return this;
        }

        public Builder unknown(Map<String, @Nullable Object> value) {
            unknown = value;
            return this;
        }

        public ProtocolMessage build() {
            return new ProtocolMessage(
                    actionCode,
                    id,
                    channel,
                    channelSerial,
                    connectionId,
                    connectionDetails,
                    msgSerial,
                    count,
                    res,
                    error,
                    flags,
                    params,
                    messages,
                    annotations,
                    presence,
                    state,
                    timestamp,
                    auth,
                    unknown);
        }
    }
}
