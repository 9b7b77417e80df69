package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One member's change inside a PRESENCE or SYNC frame.
///
/// @param id `connectionId:msgSerial:index` for what the member did itself; null on what a client sends
/// @param actionCode number of the [PresenceAction]
/// @param clientId the member; null means the connection's own client
/// @param connectionId the member's connection; null on what a client sends
/// @param data payload; null when there is none
/// @param encoding as on [Message]; null when nothing was done
/// @param timestamp ms since 1970; null on what a client sends
/// @param extras free structure; null when absent
/// @param unknown fields that this protocol version does not define, kept in order
public record PresenceMessage(
        @Nullable String id,
        int actionCode,
        @Nullable String clientId,
        @Nullable String connectionId,
        @Nullable Data data,
        @Nullable String encoding,
        @Nullable Long timestamp,
        @Nullable Map<String, @Nullable Object> extras,
        Map<String, @Nullable Object> unknown) {
    public PresenceMessage {
        extras = extras == null ? null : Ordered.copyOf(extras);
        unknown = Ordered.copyOf(unknown);
    }

    /// Starts a presence message of this kind.
    public static Builder builder(PresenceAction action) {
        return new Builder().actionCode(action.code());
    }

    /// Returns its action; null when the number is not one the protocol defines.
    public @Nullable PresenceAction action() {
        return PresenceAction.of(actionCode);
    }

    /// Returns whether it is of an earlier event than `other` of the same member (RTP2b): ids that the member itself
    /// has given count up. False when one of the two does not tell.
    public boolean isOlderThan(PresenceMessage other) {
        var own = connectionId + ":";
        if (id == null || other.id == null || !id.startsWith(own) || !other.id.startsWith(own)) {
            return false;
        }
        var left = id.substring(own.length()).split(":", -1);
        var right = other.id.substring(own.length()).split(":", -1);
        try {
            long bySerial = Long.compare(Long.parseLong(left[0]), Long.parseLong(right[0]));
            return bySerial != 0
                    ? bySerial < 0
                    : left.length > 1 && right.length > 1 && Long.parseLong(left[1]) < Long.parseLong(right[1]);
        } catch (NumberFormatException tellsNothing) {
            return false;
        }
    }

    /// Starts a copy of this one, to change some fields.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.id = id;
        builder.actionCode = actionCode;
        builder.clientId = clientId;
        builder.connectionId = connectionId;
        builder.data = data;
        builder.encoding = encoding;
        builder.timestamp = timestamp;
        builder.extras = extras;
        builder.unknown = unknown;
        return builder;
    }

    /// Collects the fields of a [PresenceMessage]; what is not set stays absent. For one thread.
    public static final class Builder {
        private @Nullable String id;
        private int actionCode;
        private @Nullable String clientId;
        private @Nullable String connectionId;
        private @Nullable Data data;
        private @Nullable String encoding;
        private @Nullable Long timestamp;
        private @Nullable Map<String, @Nullable Object> extras;
        private Map<String, @Nullable Object> unknown = Map.of();

        Builder() {}

        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        public Builder actionCode(int value) {
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

        public Builder extras(@Nullable Map<String, @Nullable Object> value) {
            extras = value;
            return this;
        }

        public Builder unknown(Map<String, @Nullable Object> value) {
            unknown = value;
            return this;
        }

        public PresenceMessage build() {
            return new PresenceMessage(
                    id, actionCode, clientId, connectionId, data, encoding, timestamp, extras, unknown);
        }
    }
}
