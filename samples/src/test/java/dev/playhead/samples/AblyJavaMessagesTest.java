package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaAnswers.thrown;
import static dev.playhead.samples.AblyJavaStage.change;
import static dev.playhead.samples.AblyJavaStage.params;
import static dev.playhead.samples.AblyJavaStage.post;
import static dev.playhead.samples.AblyJavaStage.query;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ably.lib.realtime.Channel;
import io.ably.lib.types.Annotation;
import io.ably.lib.types.ChannelMode;
import io.ably.lib.types.ChannelOptions;
import io.ably.lib.types.Message;
import io.ably.lib.types.MessageAction;
import io.ably.lib.types.MessageExtras;
import io.ably.lib.types.MessageOperation;
import io.ably.lib.types.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: MESSAGE publish, fan-out, order, ids; ACK and NACK; idempotent ids; binary/JSON
/// transcoding, encodings opaque; size limit 40009; ephemeral; PATCH / getMessage / versions REST;
/// append aggregate; annotations + summaries.
///
/// ably-java 1.5.0 has no `appendMessage`, does not know action 5 and gets no serials from a publish.
/// Its `updateMessage` and `deleteMessage` send an older form of the request; other changes are sent as
/// a current client does.
class AblyJavaMessagesTest {
    @TempDir
    private Path data;

    @BothFormats
    void itsOwnUpdateAndDeleteChangeTheMessage(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.rest(stage.as("ann")).channels.get("c");
            channel.publish("n", "hallo");
            var published = channel.history(null).items()[0];
            var change = new Message("n", "hello");
            change.serial = published.serial;
            var why = new MessageOperation();
            why.description = "typo";
            channel.updateMessage(change, why);
            var updated = channel.getMessage(published.serial);
            assertEquals("hello", updated.data);
            assertEquals(MessageAction.MESSAGE_UPDATE, updated.action);
            assertEquals("typo", updated.version.description);
            channel.deleteMessage(change, why);
            assertEquals(MessageAction.MESSAGE_DELETE, channel.getMessage(published.serial).action);
            assertEquals(1, channel.history(null).items().length);
        }
    }

    @BothFormats
    void messagesKeepTheirOrderAndHaveIds(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var heard = heard(stage.client("ben").channels.get("c"));
            var sent = new ArrayList<Object>();
            for (int i = 0; i < 50; i++) {
                sent.add("m" + i);
                ann.channels.get("c").publish("n", "m" + i);
            }
            await().until(() -> heard.size() == 50);
            assertEquals(sent, texts(heard));
            for (int i = 0; i < 50; i++) {
                assertEquals(ann.connection.id + ":" + i + ":0", heard.get(i).id);
                assertEquals(MessageAction.MESSAGE_CREATE, heard.get(i).action);
                assertTrue(heard.get(i).timestamp > 0);
            }
            var serials = heard.stream().map(message -> message.serial).toList();
            assertEquals(serials.stream().sorted().distinct().toList(), serials);
        }
    }

    @BothFormats
    void whatIsPublishedTogetherIsAcceptedAndDeliveredTogether(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            var batch = new Message[] {new Message("a", "1"), new Message("b", "2"), new Message("c", "3")};
            succeeds(answer -> channel.publish(batch, answer));
            await().until(() -> heard.size() == 3);
            assertEquals(List.of("1", "2", "3"), texts(heard));
            assertEquals(
                    List.of("a", "b", "c"),
                    heard.stream().map(message -> message.name).toList());
            var mixed = new Message[] {withId("x:0", "1"), withId("y", "2")};
            assertEquals(40031, refusal(answer -> channel.publish(mixed, answer)).code);
            assertEquals(3, channel.history(null).items().length);
        }
    }

    @BothFormats
    void anIdIsTakenOnceOverBothWays(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            succeeds(answer -> channel.publish(withId("once", "a"), answer));
            succeeds(answer -> channel.publish(withId("once", "a"), answer));
            stage.rest().channels.get("c").publish(new Message[] {withId("once", "a")});
            succeeds(answer -> channel.publish("n", "next", answer));
            await().until(() -> heard.size() == 2);
            assertEquals(List.of("a", "next"), texts(heard));
            assertEquals("once", heard.getFirst().id);
            assertEquals(2, channel.history(null).items().length);
        }
    }

    @BothFormats
    void aMessageThatIsTooLargeIsRefusedAndTheConnectionGoesOn(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var large = "x".repeat(70_000);
            assertEquals(40009, refusal(answer -> channel.publish("n", large, answer)).code);
            assertEquals(40009, thrown(() -> stage.rest().channels.get("c").publish("n", large)));
            var raw = post(stage.rest(), "/channels/c/messages", "{\"data\":\"" + large + "\"}");
            assertEquals(413, raw.statusCode);
            assertEquals(40009, raw.errorCode);
            succeeds(answer -> channel.publish("n", "x".repeat(60_000), answer));
            assertEquals(1, channel.history(null).items().length);
        }
    }

    @BothFormats
    void aRefusalCanBeAskedFor(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var refused = post(stage.rest(), "/channels/c/messages", "{\"data\":\"d\"}", query("_forceNack", "true"));
            assertEquals(40099, refused.errorCode);
            assertEquals(0, stage.rest().channels.get("c").history(null).items().length);
        }
    }

    @BothFormats
    void bytesObjectsAndTextsCrossFormatsUnharmed(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var same = heard(stage.client("same").channels.get("c"));
            var options = stage.as("other");
            options.useBinaryProtocol = !binary;
            var other = heard(stage.realtime(options).channels.get("c"));
            var writer = stage.client("ann").channels.get("c");
            var bytes = new byte[] {0, 1, 2, -2, -1};
            var object = JsonParser.parseString("{\"a\":[1,\"ü\"]}");
            writer.publish("bytes", bytes);
            writer.publish("object", object);
            writer.publish("text", "Grüße 🌊");
            writer.publish("nothing", null);
            for (var heard : List.of(same, other)) {
                await().until(() -> heard.size() == 4);
                assertArrayEquals(bytes, (byte[]) heard.get(0).data);
                assertEquals(object, heard.get(1).data);
                assertEquals("Grüße 🌊", heard.get(2).data);
                assertEquals(null, heard.get(3).data);
            }
            assertArrayEquals(bytes, (byte[]) writer.history(null).items()[3].data);
        }
    }

    @BothFormats
    void whatIsEncryptedStaysSoForThoseWithoutTheKey(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var cipher = ChannelOptions.withCipherKey(new byte[16]);
            var heard = heard(stage.client("ann").channels.get("c", cipher));
            var writer = stage.client("ben").channels.get("c", cipher);
            writer.publish("n", "secret");
            await().until(() -> heard.size() == 1);
            assertEquals(List.of("secret"), texts(heard));
            var plain = stage.rest().channels.get("c").history(null).items()[0];
            assertEquals("utf-8/cipher+aes-128-cbc", plain.encoding);
            assertNotEquals("secret", plain.data);
        }
    }

    @BothFormats
    void ephemeralMessagesAreDeliveredAndForgotten(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            succeeds(answer -> channel.publish(new Message("n", "typing", ephemeral()), answer));
            succeeds(answer -> channel.publish("n", "said", answer));
            await().until(() -> heard.size() == 2);
            assertEquals(List.of("said"), texts(channel.history(null).items()));
            var mixed = new Message[] {new Message("n", "a", ephemeral()), new Message("n", "b")};
            assertEquals(40032, refusal(answer -> channel.publish(mixed, answer)).code);
        }
    }

    @BothFormats
    void anUpdateIsDeliveredAndKeptAsTheLatestVersion(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            var serial = published(channel, "helo");
            var rest = stage.rest();
            var operation = "\"version\":{\"clientId\":\"eve\",\"description\":\"typo\",\"metadata\":{\"why\":\"ll\"}}";
            var changed = change(rest, "c", serial, "{\"action\":1,\"data\":\"hello\"," + operation + "}");
            assertTrue(changed.success, changed.errorMessage);
            await().until(() -> heard.size() == 2);
            var updated = heard.getLast();
            assertEquals(MessageAction.MESSAGE_UPDATE, updated.action);
            assertEquals("hello", updated.data);
            assertEquals("n", updated.name);
            assertEquals(serial, updated.serial);
            assertTrue(updated.version.serial.compareTo(serial) > 0);
            assertEquals("eve", updated.version.clientId);
            assertEquals("typo", updated.version.description);
            assertEquals(Map.of("why", "ll"), updated.version.metadata);
            var latest = rest.channels.get("c").getMessage(serial);
            assertEquals("hello", latest.data);
            assertEquals(updated.version.serial, latest.version.serial);
            var versions = channel.getMessageVersions(serial, null).items();
            assertEquals(List.of("helo", "hello"), texts(versions));
            assertEquals(1, channel.history(null).items().length);
            assertEquals(40400, change(rest, "c", "nothing", "{\"action\":1,\"data\":\"x\"}").errorCode);
            assertEquals(40400, thrown(() -> channel.getMessage("nothing")));
        }
    }

    @BothFormats
    void versionsComeInPages(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.rest().channels.get("c");
            channel.publish("n", "v0");
            var serial = channel.history(null).items()[0].serial;
            for (int i = 1; i < 5; i++) {
                change(stage.rest(), "c", serial, "{\"action\":1,\"data\":\"v" + i + "\"}");
            }
            var first = channel.getMessageVersions(serial, query("limit", "3"));
            assertEquals(List.of("v0", "v1", "v2"), texts(first.items()));
            assertEquals(List.of("v3", "v4"), texts(first.next().items()));
            assertTrue(first.next().isLast());
        }
    }

    @BothFormats
    void whatOthersAppendAndDeleteIsSeenWhole(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            // A client that knows no appends asks for whole messages.
            var channel = stage.client("ann").channels.get("c", params("appendMode", "full"));
            var heard = heard(channel);
            var serial = published(channel, "one");
            change(stage.rest(), "c", serial, "{\"action\":5,\"data\":\" two\"}");
            await().until(() -> heard.size() == 2);
            assertEquals(MessageAction.MESSAGE_UPDATE, heard.get(1).action);
            assertEquals("one two", heard.get(1).data);
            var late = heard(stage.client("ben").channels.get("c", params("rewind", "1")));
            await().until(() -> late.size() == 1);
            assertEquals("one two", late.getFirst().data);
            assertEquals(MessageAction.MESSAGE_UPDATE, late.getFirst().action);
            change(stage.rest(), "c", serial, "{\"action\":2}");
            await().until(() -> heard.size() == 3);
            assertEquals(MessageAction.MESSAGE_DELETE, heard.get(2).action);
            var kept = channel.history(null).items();
            assertEquals(1, kept.length);
            assertEquals(MessageAction.MESSAGE_DELETE, kept[0].action);
        }
    }

    @BothFormats
    void annotationsAreDeliveredSummedUpListedAndTakenBack(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var options = new ChannelOptions();
            options.modes = ChannelMode.values();
            var channel = stage.client("ann").channels.get("c", options);
            var heard = heard(channel);
            var raw = new CopyOnWriteArrayList<Annotation>();
            channel.annotations.subscribe(raw::add);
            var serial = published(channel, "hello");
            succeeds(answer -> channel.annotations.publish(serial, reaction(), answer));
            await().until(() -> raw.size() == 1 && heard.size() == 2);
            assertEquals("ann", raw.getFirst().clientId);
            assertEquals(serial, raw.getFirst().messageSerial);
            assertTrue(raw.getFirst().serial.compareTo(serial) > 0);
            assertEquals(MessageAction.MESSAGE_SUMMARY, heard.get(1).action);
            assertEquals(List.of("ann"), reactions(heard.get(1)));
            var rest = stage.rest().channels.get("c");
            assertEquals(1, rest.annotations.get(serial).items().length);
            assertEquals(List.of("ann"), reactions(rest.getMessage(serial)));
            succeeds(answer -> channel.annotations.delete(serial, reaction(), answer));
            await().until(() -> raw.size() == 2 && heard.size() == 3);
            assertEquals(List.of(), reactions(heard.get(2)));
        }
    }

    private static String published(Channel channel, String text) throws Exception {
        succeeds(answer -> channel.publish("n", text, answer));
        return channel.history(null).items()[0].serial;
    }

    private static Annotation reaction() {
        var annotation = new Annotation();
        annotation.type = "reaction:distinct.v1";
        annotation.name = "👍";
        return annotation;
    }

    private static List<String> reactions(Message message) {
        var summary = message.annotations.summary.get("reaction:distinct.v1");
        var named =
                summary == null ? null : Summary.asSummaryDistinctV1(summary).get("👍");
        return named == null ? List.of() : named.clientIds;
    }

    private static Message withId(String id, String text) {
        var message = new Message("n", text);
        message.id = id;
        return message;
    }

    private static MessageExtras ephemeral() {
        var extras = new JsonObject();
        extras.addProperty("ephemeral", true);
        return new MessageExtras(extras);
    }
}
