package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.types.ErrorInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
        var spec = FaultSpec.parse(fault);
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
}
