package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message inside a MESSAGE frame, as sent or as delivered.
///
/// @param id unique per channel, the idempotency key; null until a client or the broker gives one
/// @param name event name; null when the publisher gave none
/// @param data payload; null when there is none
/// @param encoding what was done to the payload, left to right, separated by `/`; null when nothing
/// @param clientId who published it; null for anonymous
/// @param connectionId the publisher's connection; null over REST
/// @param connectionKey over REST only: publish on behalf of that connection; never delivered
/// @param timestamp creation time, ms since 1970; the same for all versions; null on what a client sends
/// @param extras free structure beside the payload; null when absent
/// @param actionCode number of the [MessageAction]; null on the wire means create
/// @param serial identity of the message, the same for all versions, ordered within the channel; null on a create
/// @param version which version this is; null when not said
/// @param annotations summaries attached to the message; null when absent
/// @param unknown fields that this protocol version does not define, kept in order
public record Message(
        @Nullable String id,
        @Nullable String name,
        @Nullable Data data,
        @Nullable String encoding,
        @Nullable String clientId,
        @Nullable String connectionId,
        @Nullable String connectionKey,
        @Nullable Long timestamp,
        @Nullable Map<String, @Nullable Object> extras,
        @Nullable Integer actionCode,
        @Nullable String serial,
        @Nullable Version version,
        @Nullable Map<String, @Nullable Object> annotations,
        Map<String, @Nullable Object> unknown) {
    public Message {
        extras = extras == null ? null : Ordered.copyOf(extras);
        annotations = annotations == null ? null : Ordered.copyOf(annotations);
        unknown = Ordered.copyOf(unknown);
    }

    /// Starts an empty message.
    public static Builder builder() {
        return new Builder();
    }

    /// Returns its action; null when the number is not one the protocol defines.
    public @Nullable MessageAction action() {
        return actionCode == null ? MessageAction.CREATE : MessageAction.of(actionCode);
    }

    /// Starts a copy of this one, to change some fields.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.id = id;
        builder.name = name;
        builder.data = data;
        builder.encoding = encoding;
        builder.clientId = clientId;
        builder.connectionId = connectionId;
        builder.connectionKey = connectionKey;
        builder.timestamp = timestamp;
        builder.extras = extras;
        builder.actionCode = actionCode;
        builder.serial = serial;
        builder.version = version;
        builder.annotations = annotations;
        builder.unknown = unknown;
        return builder;
    }

    /// Collects the fields of a [Message]; what is not set stays absent. For one thread.
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable Data data;
        private @Nullable String encoding;
        private @Nullable String clientId;
        private @Nullable String connectionId;
        private @Nullable String connectionKey;
        private @Nullable Long timestamp;
        private @Nullable Map<String, @Nullable Object> extras;
        private @Nullable Integer actionCode;
        private @Nullable String serial;
        private @Nullable Version version;
        private @Nullable Map<String, @Nullable Object> annotations;
        private Map<String, @Nullable Object> unknown = Map.of();

        Builder() {}

        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        public Builder data(@Nullable Data value) {
            data = value;
            return this;
        }

        public Builder encoding(@Nullable String value) {
            encoding = value;
            return this;
        }

        public Builder clientId(@Nullable String value) {
            clientId = value;
            return this;
        }

        public Builder connectionId(@Nullable String value) {
            connectionId = value;
            return this;
        }

        public Builder connectionKey(@Nullable String value) {
            connectionKey = value;
            return this;
        }

        public Builder timestamp(@Nullable Long value) {
            timestamp = value;
            return this;
        }

        public Builder extras(@Nullable Map<String, @Nullable Object> value) {
            extras = value;
            return this;
        }

        public Builder actionCode(@Nullable Integer value) {
            actionCode = value;
            return this;
        }

        public Builder serial(@Nullable String value) {
            serial = value;
            return this;
        }

        public Builder version(@Nullable Version value) {
            version = value;
            return this;
        }

        public Builder annotations(@Nullable Map<String, @Nullable Object> value) {
            annotations = value;
            return this;
        }

        public Builder unknown(Map<String, @Nullable Object> value) {
            unknown = value;
            return this;
        }

        public Message build() {
            return new Message(
                    id,
                    name,
                    data,
                    encoding,
                    clientId,
                    connectionId,
                    connectionKey,
                    timestamp,
                    extras,
                    actionCode,
                    serial,
                    version,
                    annotations,
                    unknown);
        }
    }
}
