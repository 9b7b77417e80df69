package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.reaches;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaStage.params;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Limits;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelEvent;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.ChannelStateListener.ChannelStateChange;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.ChannelMode;
import io.ably.lib.types.ChannelOptions;
import io.ably.lib.types.Message;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: ATTACH/ATTACHED flags, params, modes; re-ATTACH / setOptions; DETACH; rewind
/// (+limit); channel name validation; transient publish; echo=false; occupancy events; vcdiff deltas;
/// channel ERROR, unsolicited DETACHED/ATTACHED; continuity loss 90003; rate limits on demand.
class AblyJavaChannelsTest {
    @TempDir
    private Path data;

    @BothFormats
    void attachingGivesTheModesAskedForOrTheUsualOnes(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var usual = ann.channels.get("usual");
            succeeds(usual::attach);
            assertEquals(
                    Set.of("presence", "publish", "subscribe", "presence_subscribe", "annotation_publish"),
                    modes(usual));
            assertNotNull(usual.properties.attachSerial);
            var quiet = ann.channels.get("quiet", modes(ChannelMode.subscribe));
            succeeds(quiet::attach);
            assertEquals(Set.of("subscribe"), modes(quiet));
            assertEquals(40165, refusal(answer -> quiet.publish("n", "d", answer)).code);
            assertEquals(ChannelState.attached, quiet.state);
        }
    }

    @BothFormats
    void optionsChangeInPlaceAndNothingIsMissed(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var channel = ann.channels.get("c", modes(ChannelMode.subscribe));
            var heard = heard(channel);
            stage.rest().channels.get("c").publish("n", "before");
            await().until(() -> heard.size() == 1);
            var attached = new CopyOnWriteArrayList<ChannelStateChange>();
            channel.on(ChannelState.attached, attached::add);
            channel.on(ChannelEvent.update, attached::add);
            var wider = modes(ChannelMode.subscribe, ChannelMode.publish);
            wider.params = Map.of("echo", "false");
            succeeds(answer -> channel.setOptions(wider, answer));
            assertEquals(Set.of("subscribe", "publish"), modes(channel));
            assertEquals(Map.of("echo", "false"), channel.getParams());
            assertTrue(attached.stream().allMatch(change -> change.resumed), attached.toString());
            succeeds(answer -> channel.publish("n", "mine", answer));
            stage.rest().channels.get("c").publish("n", "theirs");
            await().until(() -> heard.size() == 2);
            assertEquals(List.of("before", "theirs"), texts(heard));
        }
    }

    @BothFormats
    void rewindBringsTheLastMessagesThenLiveOnes(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var writer = stage.rest().channels.get("c");
            for (int i = 0; i < 5; i++) {
                writer.publish("n", "m" + i);
            }
            var reader = stage.client("ann").channels.get("c", params("rewind", "2", "nonsense", "x"));
            var heard = heard(reader);
            writer.publish("n", "live");
            await().until(() -> heard.size() == 3);
            assertEquals(List.of("m3", "m4", "live"), texts(heard));
            assertEquals(Map.of("rewind", "2"), reader.getParams());
            var span = stage.client("ben").channels.get("c", params("rewind", "2m", "rewindLimit", "3"));
            var late = heard(span);
            await().until(() -> late.size() == 3);
            assertEquals(List.of("m3", "m4", "live"), texts(late));
            var bad = stage.client("cat").channels.get("c", params("rewind", "yesterday"));
            assertEquals(40003, refusal(bad::attach).code);
            assertEquals(ChannelState.failed, bad.state);
        }
    }

    @BothFormats
    void namesAreCheckedAndTheConnectionGoesOn(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            for (var name : List.of(":begin", " begin", "[what]ever", "")) {
                assertEquals(40010, refusal(ann.channels.get(name)::attach).code, name);
            }
            assertEquals(40010, refusal(answer -> ann.channels.get("[no]such").publish("n", "d", answer)).code);
            assertEquals(ConnectionState.connected, ann.connection.state);
        }
    }

    @BothFormats
    void publishingNeedsNoAttachmentAndEchoCanBeOff(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var transientOne = stage.client("ann").channels.get("c");
            succeeds(answer -> transientOne.publish("n", "transient", answer));
            assertEquals(ChannelState.initialized, transientOne.state);
            var silent = stage.as("ben");
            silent.echoMessages = false;
            var ben = stage.realtime(silent);
            var heard = heard(ben.channels.get("c"));
            succeeds(answer -> ben.channels.get("c").publish("n", "mine", answer));
            succeeds(answer -> transientOne.publish("n", "theirs", answer));
            await().until(() -> heard.size() == 1);
            assertEquals(List.of("theirs"), texts(heard));
        }
    }

    @BothFormats
    void detachingEndsDeliveriesAndAttachingBeginsThemAnew(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            succeeds(channel::detach);
            assertEquals(ChannelState.detached, channel.state);
            stage.rest().channels.get("c").publish("n", "unheard");
            succeeds(channel::attach);
            stage.rest().channels.get("c").publish("n", "heard");
            await().until(() -> !heard.isEmpty());
            assertEquals(List.of("heard"), texts(heard));
        }
    }

    @BothFormats
    void occupancyTellsWhoComesAndGoes(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var watcher = stage.client("ann").channels.get("c", params("occupancy", "metrics"));
            var told = new CopyOnWriteArrayList<JsonObject>();
            watcher.subscribe("[meta]occupancy", message -> told.add(metrics(message)));
            await().until(() -> !told.isEmpty());
            assertEquals(1, told.getFirst().get("connections").getAsInt());
            var ben = stage.client("ben");
            succeeds(answer -> ben.channels.get("c").presence.enter("here", answer));
            await().until(() -> told.getLast().get("presenceMembers").getAsInt() == 1
                    && told.getLast().get("connections").getAsInt() == 2);
            ben.close();
            await().until(() -> told.getLast().get("presenceMembers").getAsInt() == 0
                    && told.getLast().get("connections").getAsInt() == 1);
        }
    }

    @BothFormats
    void deltasAreDecodedToWhatWasSent(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var reader = stage.client("ann").channels.get("c", params("delta", "vcdiff"));
            var heard = heard(reader);
            assertEquals("vcdiff", reader.getParams().get("delta"));
            var writer = stage.rest().channels.get("c");
            var sent = new CopyOnWriteArrayList<Object>();
            for (int i = 0; i < 5; i++) {
                var text = "Three days by the sea, then the mountains. Grüße! ".repeat(20) + i;
                sent.add(text);
                writer.publish("n", text);
            }
            await().until(() -> heard.size() == sent.size());
            assertEquals(sent, texts(heard));
            long deltas = heard.stream().filter(AblyJavaChannelsTest::isDelta).count();
            assertEquals(4, deltas, "all but the first came as deltas");
            var unknown = stage.client("ben").channels.get("c", params("delta", "bsdiff"));
            assertEquals(40003, refusal(unknown::attach).code);
        }
    }

    @BothFormats
    void aChannelThatFailedStaysSoUntilItIsAttachedAgain(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var channel = ann.channels.get("c");
            succeeds(channel::attach);
            interrupt(stage, Interruption.How.FAILED, new ErrorInfo(90000, 400, "Failed for the test."));
            reaches(channel, ChannelState.failed);
            assertEquals(90000, channel.reason.code);
            assertEquals(ConnectionState.connected, ann.connection.state);
            succeeds(channel::attach);
        }
    }

    @BothFormats
    void afterADetachThatNobodyAskedForTheClientAttachesAgain(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            var changes = new CopyOnWriteArrayList<ChannelStateChange>();
            channel.on(changes::add);
            interrupt(stage, Interruption.How.DETACHED, new ErrorInfo(50001, 500, "Detached for the test."));
            await().until(() -> changes.stream().anyMatch(change -> change.current == ChannelState.attached));
            assertTrue(changes.stream().anyMatch(change -> change.reason != null && change.reason.code == 50001));
            stage.rest().channels.get("c").publish("n", "after");
            await().until(() -> heard.size() == 1);
        }
    }

    @BothFormats
    void limitsOfTheServiceRefuseWhenTheyAreSwitchedOn(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            stage.broker().limit(new Limits(0, 2, 1, 0, 0));
            var ann = stage.client("ann");
            var channel = ann.channels.get("c");
            succeeds(channel::attach);
            assertEquals(90010, refusal(ann.channels.get("one too many")::attach).code);
            var refused = new CopyOnWriteArrayList<Integer>();
            for (int i = 0; i < 20; i++) { // far more than two seconds' worth
                channel.publish("n", "m" + i, new CompletionListener() {
                    @Override
                    public void onSuccess() {}

                    @Override
                    public void onError(io.ably.lib.types.ErrorInfo reason) {
                        refused.add(reason.code);
                    }
                });
            }
            await().until(() -> !refused.isEmpty());
            assertEquals(Set.of(42911), Set.copyOf(refused));
            assertEquals(ConnectionState.connected, ann.connection.state);
        }
    }

    @BothFormats
    void lostContinuityIsToldAndTheChannelGoesOn(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var channel = stage.client("ann").channels.get("c");
            var heard = heard(channel);
            var updates = new CopyOnWriteArrayList<ChannelStateChange>();
            channel.on(ChannelEvent.update, updates::add);
            interrupt(stage, Interruption.How.DISCONTINUITY, new ErrorInfo(90003, 404, "Lost for the test."));
            await().until(() -> updates.size() == 1);
            assertFalse(updates.getFirst().resumed);
            assertEquals(90003, updates.getFirst().reason.code);
            stage.rest().channels.get("c").publish("n", "on");
            await().until(() -> heard.size() == 1);
            assertEquals(ChannelState.attached, channel.state);
        }
    }

    private static void interrupt(AblyJavaStage stage, Interruption.How kind, ErrorInfo error) {
        stage.broker()
                .set(new FaultRule.Target.Everyone(), new Interruption(kind, "c", error), "Interrupt " + "c")
                .join();
    }

    private static boolean isDelta(Message message) {
        return message.extras != null && message.extras.getDelta() != null;
    }

    private static JsonObject metrics(Message message) {
        return ((JsonObject) message.data).getAsJsonObject("metrics");
    }

    private static ChannelOptions modes(ChannelMode... modes) {
        var options = new ChannelOptions();
        options.modes = modes;
        return options;
    }

    private static Set<String> modes(Channel channel) {
        return Arrays.stream(channel.getModes()).map(Enum::name).collect(Collectors.toSet());
    }
}
