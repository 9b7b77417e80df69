package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a client says about a message of the channel: a reaction, a flag, a rating.
///
/// @param id unique per channel, the idempotency key; null until a client or the broker gives one
/// @param actionCode number of the [AnnotationAction]; null on the wire means create
/// @param clientId who says it; null for anonymous
/// @param connectionId the publisher's connection; null over REST
/// @param name what is counted within the type, for example the emoji; null when the type needs none
/// @param count how much it adds where a type counts more than once; null means one
/// @param data payload, never part of a summary; null when there is none
/// @param encoding as on [Message]; null when nothing was done
/// @param timestamp ms since 1970; null on what a client sends
/// @param serial its place in the channel's order; null on what a client sends
/// @param messageSerial the message it is about
/// @param type namespace and way of counting, for example `reaction:distinct.v1`
/// @param extras free structure; null when absent
/// @param unknown fields that this protocol version does not define, kept in order
public record Annotation(
        @Nullable String id,
        @Nullable Integer actionCode,
        @Nullable String clientId,
        @Nullable String connectionId,
        @Nullable String name,
        @Nullable Long count,
        @Nullable Data data,
        @Nullable String encoding,
        @Nullable Long timestamp,
        @Nullable String serial,
        @Nullable String messageSerial,
        @Nullable String type,
        @Nullable Map<String, @Nullable Object> extras,
        Map<String, @Nullable Object> unknown) {
    public Annotation {
        extras = extras == null ? null : Ordered.copyOf(extras);
        unknown = Ordered.copyOf(unknown);
    }

    /// Starts an empty annotation.
    public static Builder builder() {
        return new Builder();
    }

    /// Returns its action; null when the number is not one the protocol defines.
    public @Nullable AnnotationAction action() {
        return actionCode == null ? AnnotationAction.CREATE : AnnotationAction.of(actionCode);
    }

    /// Starts a copy of this one, to change some fields.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.id = id;
        builder.actionCode = actionCode;
        builder.clientId = clientId;
        builder.connectionId = connectionId;
        builder.name = name;
        builder.count = count;
        builder.data = data;
        builder.encoding = encoding;
        builder.timestamp = timestamp;
        builder.serial = serial;
        builder.messageSerial = messageSerial;
        builder.type = type;
        builder.extras = extras;
        builder.unknown = unknown;
        return builder;
    }

    /// Collects the fields of an [Annotation]; what is not set stays absent. For one thread.
    public static final class Builder {
        private @Nullable String id;
        private @Nullable Integer actionCode;
        private @Nullable String clientId;
        private @Nullable String connectionId;
        private @Nullable String name;
        private @Nullable Long count;
        private @Nullable Data data;
        private @Nullable String encoding;
        private @Nullable Long timestamp;
        private @Nullable String serial;
        private @Nullable String messageSerial;
        private @Nullable String type;
        private @Nullable Map<String, @Nullable Object> extras;
        private Map<String, @Nullable Object> unknown = Map.of();

        Builder() {}

        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        public Builder actionCode(@Nullable Integer value) {
            actionCode = value;
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

        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        public Builder count(@Nullable Long value) {
            count = value;
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

        public Builder timestamp(@Nullable Long value) {
            timestamp = value;
            return this;
        }

        public Builder serial(@Nullable String value) {
            serial = value;
            return this;
        }

        public Builder messageSerial(@Nullable String value) {
            messageSerial = value;
            return this;
        }

        public Builder type(@Nullable String value) {
            type = value;
            return this;
        }

        public Builder extras(@Nullable Map<String, @Nullable Object> value) {
            extras = value;
            return this;
        }

        public Builder unknown(Map<String, @Nullable Object> value) {
            unknown = value;
            return this;
        }

        public Annotation build() {
            return new Annotation(
                    id,
                    actionCode,
                    clientId,
                    connectionId,
                    name,
                    count,
                    data,
                    encoding,
                    timestamp,
                    serial,
                    messageSerial,
                    type,
                    extras,
                    unknown);
        }
    }
}
