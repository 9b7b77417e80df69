package dev.playhead.transport.core;

import dev.playhead.transport.protocol.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A REST request in the broker's own words. Path, query and body were decoded before.
public sealed interface RestCall {
    /// `GET /time`.
    record Time() implements RestCall {}

    /// `POST /channels/{channel}/messages`.
    record Publish(String channel, List<Message> messages) implements RestCall {
        public Publish {
            messages = List.copyOf(messages);
        }
    }

    /// `PATCH /channels/{channel}/messages/{serial}`: update, delete or append, as `message.action()` says.
    record Change(String channel, String serial, Message message) implements RestCall {}

    /// `GET /channels/{channel}/messages`.
    record History(String channel, Page page, @Nullable String fromSerial) implements RestCall {}

    /// `GET /channels/{channel}/messages/{serial}`.
    record GetMessage(String channel, String serial) implements RestCall {}

    /// `GET /channels/{channel}/messages/{serial}/versions`.
    record Versions(String channel, String serial, Page page) implements RestCall {}

    /// `GET /channels/{channel}/presence`; null filters match all.
    record Members(
            String channel,
            @Nullable String clientId,
            @Nullable String connectionId,
            Page page) implements RestCall {}

    /// `GET /channels/{channel}/presence/history`.
    record PresenceHistory(String channel, Page page) implements RestCall {}

    /// `GET /channels/{channel}`.
    record ChannelStatus(String channel) implements RestCall {}

    /// Which part of a long list is wanted.
    ///
    /// @param startMs first moment, ms since 1970, inclusive
    /// @param endMs last moment, inclusive
    /// @param limit most items of one page, 1 to 1000
    /// @param cursor where the page before ended, as the `next` link gave it; null for the first page
    record Page(
            long startMs,
            long endMs,
            Direction direction,
            int limit,
            @Nullable String cursor) {}

    enum Direction {
        BACKWARDS,
        FORWARDS
    }
}
