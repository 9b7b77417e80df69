package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaAnswers.thrown;
import static dev.playhead.samples.AblyJavaStage.get;
import static dev.playhead.samples.AblyJavaStage.key;
import static dev.playhead.samples.AblyJavaStage.post;
import static dev.playhead.samples.AblyJavaStage.query;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ably.lib.push.PushBase;
import io.ably.lib.rest.Channel;
import io.ably.lib.rest.DeviceDetails;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.Message;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: `GET /time`, REST publish, history + Link pagination, error body + headers, channel
/// status and enumeration, batch publish / presence, stats, push stubs, generic request and 404 body.
///
/// `first()` and `current()` of a page are not asked: this client finds them only when each link has its
/// own header. `publishBatch` of ably-java 1.5.0 reads the answer of protocol version 2 although it asks
/// for a newer one; what was published is judged by the history.
class AblyJavaRestTest {
    @TempDir
    private Path data;

    @BothFormats
    void theTimeIsTold(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            long before = System.currentTimeMillis();
            long told = stage.rest().time();
            assertTrue(Math.abs(told - before) < 10_000, told + " against " + before);
            // The time needs no credentials that are right.
            assertTrue(stage.rest(stage.withKey("no.such:key")).time() >= told);
        }
    }

    @BothFormats
    void historyIsReadInPagesInBothDirections(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.rest().channels.get("a/b c?ü");
            publish(channel, 5);
            var newest = channel.history(query("limit", "2"));
            assertEquals(List.of("m4", "m3"), texts(newest.items()));
            assertTrue(newest.hasNext());
            var second = newest.next();
            assertEquals(List.of("m2", "m1"), texts(second.items()));
            var last = second.next();
            assertEquals(List.of("m0"), texts(last.items()));
            assertFalse(last.hasNext());
            assertTrue(last.isLast());
            assertTrue(last.hasFirst() && last.hasCurrent());
            assertEquals(List.of("m4", "m3"), texts(last.first().items()));
            assertEquals(List.of("m0"), texts(last.current().items()));
            var oldest = channel.history(query("direction", "forwards", "limit", "3"));
            assertEquals(List.of("m0", "m1", "m2"), texts(oldest.items()));
            assertEquals(List.of("m3", "m4"), texts(oldest.next().items()));
        }
    }

    @BothFormats
    void historyIsBoundedByTimeAndByTheLimitOfAPage(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.rest().channels.get("c");
            publish(channel, 2);
            var items = channel.history(null).items();
            var end = Long.toString(items[1].timestamp - 1);
            var start = Long.toString(items[0].timestamp);
            assertEquals(0, channel.history(query("end", end)).items().length);
            assertEquals("m1", channel.history(query("start", start)).items()[0].data);
            assertEquals(40003, thrown(() -> channel.history(query("limit", "1001"))));
        }
    }

    @BothFormats
    void errorsSayWhatHappened(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var missing = get(stage.rest(), "/not/there");
            assertFalse(missing.success);
            assertEquals(404, missing.statusCode);
            assertEquals(40400, missing.errorCode);
            assertNotNull(missing.errorMessage);
            var keyed = get(stage.rest(), "/keys/dev.key/requestToken");
            assertEquals(404, keyed.statusCode);
            var refused = assertThrows(
                    AblyException.class,
                    () -> stage.rest(stage.withKey("dev.key:wrong"))
                            .channels
                            .get("c")
                            .history(null));
            assertEquals(40101, refused.errorInfo.code);
            assertEquals(401, refused.errorInfo.statusCode);
            assertFalse(refused.errorInfo.message.isBlank());
        }
    }

    @BothFormats
    void channelsAreListedAndDescribed(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            succeeds(answer -> ann.channels.get("list:a").presence.enter("here", answer));
            succeeds(ann.channels.get("list:b")::attach);
            var rest = stage.rest();
            var names =
                    get(rest, "/channels", query("prefix", "list:", "by", "id")).items();
            assertEquals(
                    List.of("list:a", "list:b"),
                    Arrays.stream(names)
                            .map(name -> name.getAsString())
                            .sorted()
                            .toList());
            var page = get(rest, "/channels", query("prefix", "list:", "limit", "1"));
            assertEquals(1, page.items().length);
            assertEquals(1, page.next().items().length);
            var details = get(rest, "/channels/list:a").items()[0].getAsJsonObject();
            assertEquals("list:a", details.get("channelId").getAsString());
            var status = details.getAsJsonObject("status");
            assertTrue(status.get("isActive").getAsBoolean());
            var metrics = status.getAsJsonObject("occupancy").getAsJsonObject("metrics");
            assertEquals(1, metrics.get("connections").getAsInt());
            assertEquals(1, metrics.get("presenceMembers").getAsInt());
            var unused = get(rest, "/channels/unused").items()[0].getAsJsonObject();
            var none = unused.getAsJsonObject("status")
                    .getAsJsonObject("occupancy")
                    .getAsJsonObject("metrics");
            assertEquals(0, none.get("subscribers").getAsInt());
        }
    }

    @BothFormats
    void oneRequestPublishesToSeveralChannels(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var rest = stage.rest();
            var both = new Message.Batch(new String[] {"a", "b"}, new Message[] {new Message("n", "x")});
            var more = new Message.Batch("b", new Message[] {new Message("n", "y"), new Message("n", "z")});
            rest.publishBatch(new Message.Batch[] {both, more}, null);
            assertEquals(
                    List.of("x"), texts(rest.channels.get("a").history(null).items()));
            assertEquals(
                    List.of("z", "y", "x"),
                    texts(rest.channels.get("b").history(null).items()));
            var partly = post(rest, "/messages", "{\"channels\":[\"a\",\":bad\"],\"messages\":{\"data\":\"w\"}}");
            var result = partly.items()[0].getAsJsonObject();
            assertEquals(1, result.get("successCount").getAsInt());
            assertEquals(1, result.get("failureCount").getAsInt());
            var failed = result.getAsJsonArray("results").get(1).getAsJsonObject();
            assertEquals(40010, failed.getAsJsonObject("error").get("code").getAsInt());
        }
    }

    @BothFormats
    void oneRequestReadsThePresenceOfSeveralChannels(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            succeeds(answer -> ann.channels.get("a").presence.enter("here", answer));
            var found = get(stage.rest(), "/presence", query("channels", "a,b"))
                    .items()[0]
                    .getAsJsonObject();
            var results = found.getAsJsonArray("results");
            assertEquals(2, results.size());
            assertEquals(
                    1,
                    results.get(0).getAsJsonObject().getAsJsonArray("presence").size());
            assertEquals(
                    0,
                    results.get(1).getAsJsonObject().getAsJsonArray("presence").size());
        }
    }

    @BothFormats
    void statisticsComeInPages(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var rest = stage.rest(stage.withKey(key(stage.makeApp("{\"keys\":[{}]}"), 0)));
            var fixtures = """
                    [{"intervalId":"2013-02-03:15:03","inbound":{"realtime":{"messages":{"count":50,"data":5000}}}},
                     {"intervalId":"2013-02-03:15:04","inbound":{"realtime":{"messages":{"count":60,"data":6000}}}},
                     {"intervalId":"2013-02-03:16:05","inbound":{"realtime":{"messages":{"count":70,"data":7000}}}}]
                    """;
            assertEquals(201, post(rest, "/stats", fixtures).statusCode);
            // 15:00 to 17:00.
            var span = query("start", "1359903600000", "end", "1359910800000", "direction", "forwards", "limit", "2");
            var minutes = rest.stats(span);
            assertEquals("2013-02-03:15:03", minutes.items()[0].intervalId);
            assertEquals("2013-02-03:15:04", minutes.items()[1].intervalId);
            assertEquals("2013-02-03:16:05", minutes.next().items()[0].intervalId);
            var entries = get(rest, "/stats", span).items()[1].getAsJsonObject().getAsJsonObject("entries");
            assertEquals(60, entries.get("messages.inbound.all.messages.count").getAsInt());
        }
    }

    @BothFormats
    void pushIsAcceptedAndNeverSent(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var admin = stage.rest().push.admin;
            var device = new DeviceDetails();
            device.id = "d1";
            device.clientId = "ann";
            device.platform = "ios";
            device.formFactor = "phone";
            device.push = new DeviceDetails.Push();
            device.push.recipient = new JsonObject();
            device.push.recipient.addProperty("transportType", "apns");
            admin.deviceRegistrations.save(device);
            assertEquals("ann", admin.deviceRegistrations.get("d1").clientId);
            admin.channelSubscriptions.save(PushBase.ChannelSubscription.forDevice("pushed", "d1"));
            var channels = admin.channelSubscriptions.listChannels(null).items();
            assertEquals(List.of("pushed"), List.of(channels));
            var payload = new JsonObject();
            payload.add("notification", new JsonObject());
            admin.publish(query("clientId", "ann"), payload);
            admin.deviceRegistrations.remove("d1");
            assertEquals(40400, thrown(() -> admin.deviceRegistrations.get("d1")));
        }
    }

    @BothFormats
    void aMessageIsPublishedOnBehalfOfAKnownConnectionOnly(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var channel = ann.channels.get("c");
            var heard = AblyJavaAnswers.heard(channel);
            var behalf = new Message("n", "on behalf");
            behalf.connectionKey = ann.connection.key;
            stage.rest().channels.get("c").publish(new Message[] {behalf});
            await().until(() -> heard.size() == 1);
            assertEquals(ann.connection.id, heard.getFirst().connectionId);
            assertEquals("ann", heard.getFirst().clientId);
            var forged = new Message("n", "forged");
            forged.connectionKey = "nobody!knows";
            assertEquals(40006, thrown(() -> stage.rest().channels.get("c").publish(new Message[] {forged})));
        }
    }

    private static void publish(Channel channel, int count) throws AblyException {
        for (int i = 0; i < count; i++) {
            channel.publish("n", "m" + i);
        }
    }
}
