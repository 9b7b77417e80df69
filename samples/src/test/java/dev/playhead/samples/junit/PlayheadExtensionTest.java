package dev.playhead.samples.junit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.ClientOptions;
import io.ably.lib.types.ErrorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The extension as tests of an application use it, with ably-java.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayheadExtensionTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    @Order(1)
    static final BeforeAllCallback COMMAND = context ->
            System.setProperty("playhead.command", PlayheadCommand.in(folder).toString());

    @RegisterExtension
    @Order(2)
    static final PlayheadExtension PLAYHEAD = new PlayheadExtension(Path.of("target/extension"));

    @Test
    @Order(1)
    void aDeviceThatIsCutHasEverythingOnceItIsBack() throws Exception {
        try (var phone = client(PLAYHEAD.port(), "phone");
                var agent = client(PLAYHEAD.port(), "agent")) {
            var got = new CopyOnWriteArrayList<Object>();
            phone.channels.get("chat").subscribe(message -> got.add(message.data));
            await().until(() -> phone.channels.get("chat").state == ChannelState.attached);
            var channel = agent.channels.get("chat");
            channel.publish("word", "one");
            await().until(() -> got.size() == 1);
            var rule = PLAYHEAD.fault("cut client=phone");
            await().until(() -> phone.connection.state != ConnectionState.connected);
            channel.publish("word", "two");
            PLAYHEAD.end(rule);
            await().until(() -> got.size() == 2);
            assertEquals("two", got.get(1));
        }
    }

    @Test
    @Order(2)
    void aFaultEndsWithItsTest() throws Exception {
        PLAYHEAD.fault("cut client=phone");
    }

    @Test
    @Order(3)
    void soTheNextOneBeginsWithoutAny() throws Exception {
        try (var phone = client(PLAYHEAD.port(), "phone")) {
            await().until(() -> phone.connection.state == ConnectionState.connected);
        }
        assertTrue(Files.exists(PLAYHEAD.recording()));
    }

    @Test
    @Order(4)
    void aFaultThatThereIsNotIsSaidSo() {
        var wrong = assertThrows(IOException.class, () -> PLAYHEAD.fault("cat client=phone"));
        assertTrue(wrong.getMessage().contains("cat"), wrong.getMessage());
    }

    @Test
    @Order(5)
    void rulesThatFailedAreNamedAtTheEnd(@TempDir Path data) throws Exception {
        var playhead = RunningPlayhead.start(PlayheadCommand.in(folder).toString(), data);
        playhead.fault("refuse-publish what=message client=agent");
        try (var agent = client(playhead.port(), "agent")) {
            var refused = new CompletableFuture<ErrorInfo>();
            agent.channels.get("chat").publish("word", "one", new CompletionListener() {
                @Override
                public void onSuccess() {
                    refused.completeExceptionally(new AssertionError("It was taken."));
                }

                @Override
                public void onError(ErrorInfo reason) {
                    refused.complete(reason);
                }
            });
            refused.get(30, TimeUnit.SECONDS);
        }
        assertTrue(playhead.stop().contains("publish-refused"));
    }

    private static AblyRealtime client(int port, String clientId) throws Exception {
        var options = new ClientOptions("dev.key:secret");
        options.clientId = clientId;
        options.realtimeHost = "localhost";
        options.restHost = "localhost";
        options.port = port;
        options.tls = false;
        options.disconnectedRetryTimeout = 100;
        return new AblyRealtime(options);
    }
}
