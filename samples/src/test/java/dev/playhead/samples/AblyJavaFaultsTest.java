package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.DeterminismCheck;
import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelStateListener;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.rest.Auth;
import io.ably.lib.types.ErrorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void whatIsHeldLeavesInBursts() throws Exception {
        var heard = heard(channel(stage.client("ann")));
        var ben = channel(stage.client("ben"));
        set("hold client=ann ms=1500");
        for (int i = 0; i < 10; i++) {
            publish(ben, String.valueOf(i));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 10);
        await().until(() -> writes().size() == 10);
        assertTrue(Set.copyOf(writes()).size() < 5, writes().toString());
    }

    /// Moments at which the frames with messages were written: ben has not attached, so all of them went to
    /// ann.
    private List<Long> writes() throws IOException {
        var log = stage.broker().log();
        var frames = new HashSet<Long>();
        var moments = new ArrayList<Long>();
        for (long position = 0; position < log.size(); position++) {
            var entry = log.read(position);
            if (entry instanceof Entry.FrameOut out
                    && EntryDecoder.decode(out) instanceof Decoded.Frame(var frame)
                    && frame.action() == Action.MESSAGE) {
                frames.add(position);
            } else if (entry instanceof Entry.Written written) {
                written.receipts().stream()
                        .filter(receipt -> frames.contains(receipt.frame()))
                        .forEach(receipt -> moments.add(receipt.writtenAtNanos()));
            }
        }
        return moments;
    }

    @Test
    void anAgentThatDiesNeverComesBackAndWhatItSaidIsThere() throws Exception {
        var heard = heard(channel(stage.client("ann")));
        var agent = stage.client("agent");
        var channel = channel(agent);
        set("die client=agent nth=2");
        publish(channel, "one");
        channel.publish("chat", "two");
        await().until(() -> agent.connection.state != ConnectionState.connected);
        await().until(() -> texts(heard).equals(List.of("one", "two")));
        await().until(() -> resets() > 2); // it tries again, and again
    }

    private long resets() throws IOException {
        var log = stage.broker().log();
        long resets = 0;
        for (long position = 0; position < log.size(); position++) {
            resets += log.read(position) instanceof Entry.TransportEffect effect
                            && effect.act() instanceof Entry.Act.Reset
                    ? 1
                    : 0;
        }
        return resets;
    }

    @Test
    void messagesComeInAnotherOrder() throws Exception {
        var heard = heard(channel(stage.client("ann")));
        var ben = channel(stage.client("ben"));
        set("reorder client=ann group=3");
        for (var text : List.of("one", "two", "three")) {
            publish(ben, text);
        }
        await().until(() -> texts(heard).equals(List.of("three", "two", "one")));
    }

    @Test
    void aPublishOverRestIsRefusedToo() throws Exception {
        set("refuse-publish what=message code=40160 first=1");
        var chat = stage.rest().channels.get("chat");
        assertEquals(40160, AblyJavaAnswers.thrown(() -> chat.publish("chat", "one")));
        chat.publish("chat", "two");
        assertEquals(List.of("two"), texts(chat.history(null).items()));
    }
}
