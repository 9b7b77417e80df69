package dev.playhead.app.sample;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientChannel;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/// A device of the sample: attached to one channel, and back by itself with a resume when its socket is lost.
///
/// @param channel the one it is attached to
record SampleDevice(RealtimeClient client, ClientChannel channel) implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(400);

    /// Connects and waits until the channel is attached.
    ///
    /// @param onMessage told of every message, on the thread that reads
    /// @throws IllegalStateException when the broker cannot be reached, refuses it, or does not answer
    static SampleDevice start(int port, String clientId, String channel, Consumer<Message> onMessage)
            throws InterruptedException {
        var options = ClientOptions.key(port, "sample.key:secret")
                .clientId(clientId)
                .with("agent", "playhead-sample/1")
                .retryingAfter(RETRY);
        try {
            var client = RealtimeClient.connect(options, frame -> {
                if (frame.action() == Action.MESSAGE && frame.messages() != null) {
                    frame.messages().forEach(onMessage);
                }
            });
            return attached(client, client.channel(channel));
        } catch (IOException e) {
            throw new IllegalStateException("The broker cannot be reached by " + clientId, e);
        }
    }

    private static SampleDevice attached(RealtimeClient client, ClientChannel channel) throws InterruptedException {
        try {
            channel.attach().await();
            return new SampleDevice(client, channel);
        } catch (InterruptedException | IllegalStateException e) {
            client.close(); // it would come back for ever
            throw e;
        }
    }

    /// Waits for the serial of what was published; for a change it is the version's.
    static String serial(Answer<PublishResult> published) throws InterruptedException {
        return Objects.requireNonNullElse(published.await().serials().getFirst(), "");
    }

    @Override
    public void close() {
        client.close();
    }
}
