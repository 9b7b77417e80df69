package dev.playhead.transport.session;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.objects.ObjectQuery;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A REST request in the broker's own words. Path, query and body were decoded before.
public sealed interface RestCall {
    /// `GET /time`.
    ///
    /// @param aheadMs how far the broker's clock is ahead of the machine's, since that was put back
    record Time(long aheadMs) implements RestCall {}

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

    /// `POST /channels/{channel}/messages/{serial}/annotations`.
    record Annotate(String channel, String serial, List<Annotation> annotations) implements RestCall {
        public Annotate {
            annotations = List.copyOf(annotations);
        }
    }

    /// `GET /channels/{channel}/messages/{serial}/annotations`.
    record Annotations(String channel, String serial, Page page) implements RestCall {}

    /// `GET /channels/{channel}/messages/{serial}/client-summary`.
    record ClientSummary(String channel, String serial, String clientId) implements RestCall {}

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

    /// `POST /keys/{keyName}/requestToken`. Numbers as the text they came as, since the signature is of that.
    ///
    /// @param aheadMs how far the broker's clock is ahead of the machine's, since that was put back
    record RequestToken(
            String keyName,
            @Nullable String ttl,
            @Nullable Capability capability,
            @Nullable String clientId,
            @Nullable String timestamp,
            @Nullable String nonce,
            long aheadMs)
            implements RestCall {}

    /// `POST /keys/{keyName}/revokeTokens`.
    ///
    /// @param aheadMs how far the broker's clock is ahead of the machine's, since that was put back
    record RevokeTokens(
            String keyName, List<String> targets, @Nullable Long issuedBefore, boolean allowReauthMargin, long aheadMs)
            implements RestCall {
        public RevokeTokens {
            targets = List.copyOf(targets);
        }
    }

    /// `POST /apps`.
    record CreateApp(AppSpec spec) implements RestCall {}

    /// `DELETE /apps/{app}`.
    record DropApp(String app) implements RestCall {}

    /// `GET /channels`.
    ///
    /// @param whole details of each channel instead of its name alone
    record Channels(@Nullable String prefix, boolean whole, Page page) implements RestCall {}

    /// `POST /messages`: the same messages to several channels, several times over.
    ///
    /// @param single one object came, so that one is the answer
    /// @param flat the answer of protocol version 2 and older
    record BatchPublish(List<Batch> batches, boolean single, boolean flat) implements RestCall {
        public BatchPublish {
            batches = List.copyOf(batches);
        }
    }

    record Batch(List<String> channels, List<Message> messages) {
        public Batch {
            channels = List.copyOf(channels);
            messages = List.copyOf(messages);
        }
    }

    /// `GET /presence?channels=`.
    record BatchPresence(List<String> channels) implements RestCall {
        public BatchPresence {
            channels = List.copyOf(channels);
        }
    }

    /// Everything under `/push`.
    ///
    /// @param path what follows `/push/`
    /// @param body empty when there was none
    record Push(String method, List<String> path, Map<String, String> query, Map<String, @Nullable Object> body)
            implements RestCall {
        public Push {
            path = List.copyOf(path);
        }
    }

    /// `GET /stats`.
    record Stats(StatsUnit unit, StatsSpan span, Page page) implements RestCall {}

    /// `POST /stats`: figures that a test wants to have been counted.
    record AddStats(List<StatsFixture> fixtures) implements RestCall {
        public AddStats {
            fixtures = List.copyOf(fixtures);
        }
    }

    /// @param minute `yyyy-mm-dd:hh:mm`
    /// @param figures by the path of the fixture, joined with dots
    record StatsFixture(String minute, Map<String, Double> figures) {}

    /// `GET /channels/{channel}/object`.
    record ReadObjects(String channel, ObjectQuery query) implements RestCall {}

    /// `POST /channels/{channel}/object`.
    record ChangeObjects(String channel, List<ObjectRequest> requests) implements RestCall {
        public ChangeObjects {
            requests = List.copyOf(requests);
        }
    }

    /// The part of a long list that is wanted.
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
