package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.connected;
import static dev.playhead.samples.AblyJavaAnswers.failure;
import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaAnswers.thrown;
import static dev.playhead.samples.AblyJavaStage.key;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import io.ably.lib.realtime.ChannelStateListener.ChannelStateChange;
import io.ably.lib.realtime.ConnectionEvent;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.realtime.ConnectionStateListener.ConnectionStateChange;
import io.ably.lib.types.RecoveryKeyContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: WebSocket connect, msgpack frames, key auth in query, ERROR after upgrade for
/// refusals, close handshake, ping, resume with same connectionId, failed resume 80018, recover.
class AblyJavaConnectionTest {
    @TempDir
    private Path data;

    @BothFormats
    void aKeyConnectsAndIsToldWhoItIs(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var ann = stage.client("ann");
            connected(ann);
            assertNotNull(ann.connection.id);
            assertNotEquals(ann.connection.id, ann.connection.key);
            assertEquals("ann", ann.auth.clientId);
        }
    }

    @BothFormats
    void wrongKeysFailAndAreNotTriedAgain(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            for (var key : List.of("dev.key:wrong", "dev.other:secret", "nowhere.key:secret")) {
                var reason = failure(stage.realtime(stage.withKey(key)));
                assertEquals(40101, reason.code, key);
                assertEquals(401, reason.statusCode, key);
                var rest = stage.rest(stage.withKey(key));
                assertEquals(40101, thrown(() -> rest.channels.get("c").publish("n", "d")), key);
            }
        }
    }

    @BothFormats
    void aPingIsAnswered(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            connected(ann);
            succeeds(ann.connection::ping);
        }
    }

    @BothFormats
    void closingIsAnsweredAndLeavesNothingBehind(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            connected(ann);
            assertEquals(1, stage.broker().openTransports());
            ann.connection.close();
            await().until(() -> ann.connection.state == ConnectionState.closed);
            await().until(() -> stage.broker().openTransports() == 0);
            ann.connection.connect();
            connected(ann);
        }
    }

    @BothFormats
    void aCutClientComesBackAsTheSameConnectionWithANewKey(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var channel = ann.channels.get("c");
            var heard = heard(channel);
            var changes = new CopyOnWriteArrayList<ChannelStateChange>();
            channel.on(changes::add);
            var id = ann.connection.id;
            var key = ann.connection.key;
            var rule = stage.broker()
                    .set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann")
                    .join();
            await().until(() -> ann.connection.state != ConnectionState.connected);
            stage.rest().channels.get("c").publish("n", "missed");
            stage.broker().restore(rule);
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 1);
            assertEquals(List.of("missed"), texts(heard));
            assertEquals(id, ann.connection.id);
            assertNotEquals(key, ann.connection.key);
            assertTrue(changes.stream().noneMatch(change -> change.reason != null), changes.toString());
        }
    }

    @BothFormats
    void aCutLeavesANamesakeInAnotherAppAlone(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var options = stage.withKey(key(stage.makeApp("{\"keys\":[{}]}"), 0));
            options.clientId = "ann";
            var namesake = stage.realtime(options);
            var ann = stage.client("ann");
            connected(namesake);
            connected(ann);
            var changes = new CopyOnWriteArrayList<ConnectionStateChange>();
            namesake.connection.on(changes::add);
            stage.broker()
                    .set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann")
                    .join();
            await().until(() -> ann.connection.state != ConnectionState.connected);
            succeeds(namesake.connection::ping);
            assertEquals(List.of(), changes);
        }
    }

    @BothFormats
    void whatIsPublishedWhileCutIsSentOnceWhenBack(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            connected(ann);
            var rule = stage.broker()
                    .set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann")
                    .join();
            await().until(() -> ann.connection.state != ConnectionState.connected);
            ann.channels.get("c").publish("n", "queued");
            stage.broker().restore(rule);
            var history = stage.rest().channels.get("c");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> history.history(null).items().length > 0);
            succeeds(answer -> ann.channels.get("c").publish("n", "after", answer));
            assertEquals(List.of("after", "queued"), texts(history.history(null).items()));
        }
    }

    @BothFormats
    void aRecoveryKeyCarriesTheConnectionToANewClient(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var before = stage.client("ann");
            heard(before.channels.get("c"));
            var id = before.connection.id;
            var key = before.connection.key;
            var options = stage.as("ann");
            options.recover = before.connection.createRecoveryKey();
            assertEquals(
                    List.of("c"),
                    List.copyOf(RecoveryKeyContext.decode(options.recover)
                            .getChannelSerials()
                            .keySet()));
            stage.rest().channels.get("c").publish("n", "missed");
            var after = stage.realtime(options);
            var heard = heard(after.channels.get("c"));
            await().until(() -> heard.size() == 1);
            assertEquals(List.of("missed"), texts(heard));
            assertEquals(id, after.connection.id);
            assertNotEquals(key, after.connection.key);
        }
    }

    @BothFormats
    void aRecoveryKeyThatNobodyKnowsGivesANewConnectionAndSaysSo(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var options = stage.as("ann");
            options.recover = new RecoveryKeyContext("_____!a-forged-key", 3, Map.of()).encode();
            options.autoConnect = false;
            var ann = stage.realtime(options);
            var changes = new LinkedBlockingQueue<ConnectionStateChange>();
            ann.connection.on(ConnectionEvent.connected, changes::add);
            ann.connection.connect();
            var change = changes.poll(10, TimeUnit.SECONDS);
            assertNotNull(change);
            assertEquals(80018, change.reason.code);
            assertEquals(400, change.reason.statusCode);
            // The forged key's serials are not gone on with: publishing begins anew and is acknowledged.
            succeeds(answer -> ann.channels.get("c").publish("n", "d", answer));
        }
    }
}
