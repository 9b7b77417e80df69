package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionEvent;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.ErrorInfo;
import io.ably.lib.util.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Why an `attach` or `presence.enter` of ably-java is now and then left unanswered: the client never sends it.
///
/// It looks whether its connection is being made, and if so leaves the channel to be attached when that is done. If the
/// connection is done between the look and the note, nobody attaches the channel until the attach times out. The window
/// is a few instructions, but classes are loaded in it the first time, which takes long on a busy machine. This test
/// holds the client there.
@Isolated("The handler of ably-java's log is one for the whole JVM: another client would take it away.")
class AblyJavaLostAttachTest {
    @TempDir
    private Path data;

    @Test
    void whatIsAskedForInTheMomentOfConnectingIsNeverSent() throws Exception {
        var answered = new AtomicBoolean();
        try (var stage = AblyJavaStage.open(data, true)) {
            var looked = new CountDownLatch(1);
            var passed = new CountDownLatch(1);
            var caller = Thread.currentThread();
            var options = stage.as("ann");
            options.autoConnect = false;
            options.logLevel = Log.VERBOSE;
            options.logHandler = (severity, tag, text, thrown) -> {
                // What it logs right after the look, on the thread that asks.
                if (Thread.currentThread() == caller && text.endsWith("channel = c; setting attaching")) {
                    looked.countDown();
                    uninterrupted(passed);
                }
                // Once connected it attaches channels in the order of its map, "z" after "c".
                if (text.endsWith("channel = z; sending ATTACH request")) {
                    passed.countDown();
                }
            };
            var ann = stage.realtime(options);
            ann.connection.on(ConnectionEvent.connecting, change -> uninterrupted(looked));
            var channel = ann.channels.get("c");
            ann.connect();
            await().until(() -> ann.connection.state == ConnectionState.connecting);
            ann.channels.get("z").attach();
            channel.presence.enter("here", new CompletionListener() {
                @Override
                public void onSuccess() {
                    answered.set(true);
                }

                @Override
                public void onError(ErrorInfo reason) {
                    answered.set(true);
                }
            });
            // What it sent before a ping has arrived before the answer to the ping.
            succeeds(ann.connection::ping);
            assertEquals(ConnectionState.connected, ann.connection.state);
            assertEquals(ChannelState.attaching, channel.state);
            assertFalse(answered.get());
        }
        assertEquals(List.of("ATTACH z", "HEARTBEAT null"), sentBeforeClosing());
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "nobody came this far");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> sentBeforeClosing() throws Exception {
        var sent = new ArrayList<String>();
        try (var log = LogFile.open(new DataDirectory(data).newest().orElseThrow())) {
            for (long position = 0; position < log.size(); position++) {
                if (log.read(position) instanceof Entry.FrameIn in) {
                    var frame = FrameCodec.of(in.format()).decode(in.payload());
                    if (frame.action() != Action.CLOSE) {
                        sent.add(frame.action() + " " + frame.channel());
                    }
                }
            }
        }
        return sent;
    }
}
