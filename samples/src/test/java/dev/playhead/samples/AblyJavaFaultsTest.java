package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelStateListener;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.rest.Auth;
import io.ably.lib.types.ErrorInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults as of the command line, met by the official Java SDK; a re-run of each session sends the same.
class AblyJavaFaultsTest {
    @TempDir
    private Path data;

    private AblyJavaStage stage;

    @BeforeEach
    void start() throws Exception {
        stage = AblyJavaStage.open(data, true);
    }

    @AfterEach
    void aRerunSendsTheSame() throws Exception {
        var recording = stage.broker().recording();
        stage.close();
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    private RuleId set(String fault) {
        var spec = FaultSpec.parse(fault + " after=1ms");
        return stage.broker().set(spec.target(), spec.fault(), spec.label()).join();
    }

    private Channel channel(AblyRealtime client) {
        return client.channels.get("chat");
    }

    private static void publish(Channel channel, String text) throws Exception {
        succeeds(answer -> channel.publish("chat", text, answer));
    }

    @Test
    void aDroppedMessageIsNeverHeardAndTheNextOneIs() throws Exception {
        var heard = heard(channel(stage.client("ann")));
        var ben = channel(stage.client("ben"));
        set("drop client=ann nth=2");
        for (var text : List.of("one", "two", "three")) {
            publish(ben, text);
        }
        await().until(() -> texts(heard).contains("three"));
        assertEquals(List.of("one", "three"), texts(heard));
    }

    @Test
    void aPublishWhoseAckIsWithheldFailsWithTheNextOneAndIsThereAllTheSame() throws Exception {
        var heard = heard(channel(stage.client("ann")));
        var ben = channel(stage.client("ben"));
        set("withhold-ack client=ben first=1");
        var refused = new CopyOnWriteArrayList<ErrorInfo>();
        ben.publish("chat", "one", new CompletionListener() {
            @Override
            public void onSuccess() {
                refused.add(new ErrorInfo("it was acknowledged", 0));
            }

            @Override
            public void onError(ErrorInfo reason) {
                refused.add(reason);
            }
        });
        await().until(() -> texts(heard).equals(List.of("one")));
        assertEquals(List.of(), refused);
        publish(ben, "two");
        // ably-java takes an answer to a later publish for a refusal of those before it.
        await().until(() -> refused.size() == 1);
        assertEquals(50000, refused.getFirst().code, refused.toString());
        await().until(() -> texts(heard).equals(List.of("one", "two")));
    }

    @Test
    void aRefusedPublishFailsWithTheCodeThatWasSaidAndIsNowhere() throws Exception {
        var ben = channel(stage.client("ben"));
        set("refuse-publish client=ben what=message code=42911 status=429 first=1");
        var refused = refusal(answer -> ben.publish("chat", "one", answer));
        assertEquals(42911, refused.code);
        assertEquals(429, refused.statusCode);
        publish(ben, "two");
        assertEquals(List.of("two"), texts(ben.history(null).items()));
    }

    @Test
    void whoMayNotResumeGetsAnotherConnectionAndGoesOnWhereItWas() throws Exception {
        var ann = stage.client("ann");
        var heard = heard(channel(ann));
        var before = ann.connection.id;
        var reasons = new CopyOnWriteArrayList<Integer>();
        ann.connection.on(change -> {
            if (change.reason != null) {
                reasons.add(change.reason.code);
            }
        });
        set("resume-refused client=ann first=1");
        var cut = set("cut client=ann");
        await().until(() -> ann.connection.state != ConnectionState.connected);
        stage.rest().channels.get("chat").publish("chat", "missed");
        stage.broker().restore(cut);
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 1);
        assertNotEquals(before, ann.connection.id);
        assertTrue(reasons.contains(80018), reasons.toString());
        assertEquals(List.of("missed"), texts(heard)); // continuity of a channel is a matter of its serial (RTN15c7)
    }

    @Test
    void whoMayNotGoOnWithAChannelIsToldSoAndLacksWhatItMissed() throws Exception {
        var ann = stage.client("ann");
        var channel = channel(ann);
        var heard = heard(channel);
        var updates = new CopyOnWriteArrayList<ChannelStateListener.ChannelStateChange>();
        channel.on(updates::add);
        set("resume-refused client=ann at=channel first=1");
        var cut = set("cut client=ann");
        await().until(() -> ann.connection.state != ConnectionState.connected);
        stage.rest().channels.get("chat").publish("chat", "missed");
        stage.broker().restore(cut);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> updates.stream()
                        .anyMatch(update -> !update.resumed && update.reason != null && update.reason.code == 90003));
        publish(channel, "after");
        await().until(() -> texts(heard).equals(List.of("after")));
    }

    @Test
    void whoIsDisconnectedWithAFrameComesBackAndGoesOn() throws Exception {
        var ann = stage.client("ann");
        var heard = heard(channel(ann));
        var before = ann.connection.id;
        var states = new CopyOnWriteArrayList<ConnectionState>();
        ann.connection.on(change -> states.add(change.current));
        set("close client=ann nth=1 code=80003"); // after a bare close frame this SDK waits for its heartbeat
        stage.rest().channels.get("chat").publish("chat", "one");
        await().atMost(Duration.ofSeconds(30)).until(() -> states.contains(ConnectionState.connected));
        stage.rest().channels.get("chat").publish("chat", "two");
        await().atMost(Duration.ofSeconds(30)).until(() -> texts(heard).equals(List.of("one", "two")));
        assertEquals(before, ann.connection.id);
        assertEquals(ConnectionState.disconnected, states.getFirst(), states.toString());
    }

    @Test
    void whoIsToldThatItsTokenHasExpiredGetsAnotherAndGoesOn() throws Exception {
        var issued = new AtomicInteger();
        var rest = stage.rest();
        var ann = stage.realtime(stage.withCallback(wish -> {
            issued.incrementAndGet();
            var named = new Auth.TokenParams();
            named.clientId = "ann";
            return rest.auth.requestToken(named, null);
        }));
        AblyJavaAnswers.connected(ann);
        var before = ann.connection.id;
        var reasons = new CopyOnWriteArrayList<Integer>();
        ann.connection.on(change -> reasons.add(change.reason == null ? 0 : change.reason.code));
        set("close client=ann code=40142 reason='Token expired.'");
        await().until(() -> reasons.contains(40142));
        await().atMost(Duration.ofSeconds(30)).until(() -> ann.connection.state == ConnectionState.connected);
        assertEquals(2, issued.get());
        assertEquals(before, ann.connection.id);
    }
}
