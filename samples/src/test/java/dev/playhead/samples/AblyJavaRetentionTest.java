package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaStage.change;
import static dev.playhead.samples.AblyJavaStage.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelEvent;
import io.ably.lib.realtime.ChannelStateListener.ChannelStateChange;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.Message;
import io.ably.lib.types.Param;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;

/// A broker that keeps little, seen by the official Java SDK: history ends, a resume into what is gone says so, and
/// what is gone cannot be changed. A re-run of the recording drops the same.
class AblyJavaRetentionTest {
    private static final int PUBLISHED = 40;
    /// Some ten messages of a thousand characters.
    private static final long KEPT_BYTES = 16_000;

    private static final String LONG = "x".repeat(1_000);

    @TempDir
    private Path data;

    @BothFormats
    void whatIsGoneIsSaidToBeGone(boolean binary) throws Exception {
        Path recording;
        try (var stage = AblyJavaStage.keeping(data, binary, KEPT_BYTES)) {
            recording = stage.broker().recording();
            var ann = stage.client("ann").channels.get("c");
            succeeds(ann::attach);
            publish(ann, 0);
            var first = ann.history(null).items()[0].serial;

            var phone = stage.client("phone");
            var channel = phone.channels.get("c");
            var heard = heard(channel);
            var changes = new CopyOnWriteArrayList<ChannelStateChange>();
            channel.on(ChannelEvent.update, changes::add);
            channel.on(ChannelEvent.attached, changes::add);
            publish(ann, 1);
            await().until(() -> heard.size() == 1);
            var cut = stage.broker()
                    .set(new FaultRule.Target.Client("phone"), new Cut(), "Cut phone")
                    .join();
            await().until(() -> phone.connection.state != ConnectionState.connected);
            changes.clear();
            for (int i = 2; i < PUBLISHED; i++) {
                publish(ann, i);
            }
            stage.broker().restore(cut);
            await().atMost(Duration.ofSeconds(30)).until(() -> !changes.isEmpty());
            var told = changes.getFirst();
            assertFalse(told.resumed);
            assertEquals(90003, told.reason.code);
            assertEquals(404, told.reason.statusCode);

            var kept = numbers(ann);
            assertTrue(kept.size() >= 8 && kept.size() < PUBLISHED / 2, kept.toString());
            for (int i = 0; i < kept.size(); i++) {
                assertEquals(PUBLISHED - 1 - i, kept.get(i), "history is the newest, without a hole: " + kept);
            }

            var rest = stage.rest();
            var refused = change(rest, "c", first, "{\"action\":1,\"data\":\"late\"}");
            assertEquals(404, refused.statusCode);
            assertEquals(40400, refused.errorCode);
            assertEquals(404, get(rest, "/channels/c/messages/" + first).statusCode);

            publish(ann, PUBLISHED);
            await().until(() -> number(heard.getLast()) == PUBLISHED);
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    /// The next broker goes on with what was kept, and within its own limit.
    @BothFormats
    void theNextBrokerGoesOnWithWhatWasKept(boolean binary) throws Exception {
        List<Integer> before;
        try (var stage = AblyJavaStage.keeping(data, binary, KEPT_BYTES)) {
            var ann = stage.client("ann").channels.get("c");
            succeeds(ann::attach);
            for (int i = 0; i < PUBLISHED; i++) {
                publish(ann, i);
            }
            before = numbers(ann);
        }
        try (var stage = AblyJavaStage.keeping(data, binary, KEPT_BYTES / 2)) {
            var after = numbers(stage.client("ben").channels.get("c"));
            assertTrue(after.size() < before.size() && !after.isEmpty(), after.toString());
            assertEquals(before.subList(0, after.size()), after);
        }
    }

    private static void publish(Channel channel, int number) throws Exception {
        succeeds(listener -> channel.publish("n", number + " " + LONG, listener));
    }

    /// Numbers that history has, newest first, by all of its pages.
    private static List<Integer> numbers(Channel channel) throws AblyException {
        var numbers = new ArrayList<Integer>();
        for (var page = channel.history(new Param[] {new Param("limit", "3")}); page != null; page = page.next()) {
            for (var message : page.items()) {
                numbers.add(number(message));
            }
            if (!page.hasNext()) {
                break;
            }
        }
        return numbers;
    }

    private static int number(Message message) {
        return Integer.parseInt(String.valueOf(message.data).split(" ", 2)[0]);
    }
}
