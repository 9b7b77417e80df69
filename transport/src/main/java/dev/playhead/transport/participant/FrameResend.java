package dev.playhead.transport.participant;

import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Publishes frames as a participant of its own, over a socket, so that it can say all that a client can. Its sockets
/// stay open until the broker ends, since who is present leaves with them. Safe for use by many threads.
final class FrameResend {
    private static final String AGENT = "playhead/1";
    private static final String ANY_KEY = "playhead.key:secret";
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final int MOST = 8;

    private final BrokerServer broker;
    private final Map<String, RealtimeClient> clients = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();
    private boolean isClosed;

    FrameResend(BrokerServer broker) {
        this.broker = broker;
    }

    /// Publishes a frame. Never blocks.
    ///
    /// @return serials of what was stored; failed with an [IllegalArgumentException] that says in a
    ///     sentence why it was not published
    CompletableFuture<List<String>> publish(String json, String clientId) {
        var done = new CompletableFuture<List<String>>();
        Thread.ofVirtual().name("send-again").start(() -> {
            try {
                var frame = FrameDraft.read(json.getBytes(StandardCharsets.UTF_8));
                var result = published(frame, clientId);
                done.complete(result.serials().stream().filter(Objects::nonNull).toList());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                done.completeExceptionally(new IllegalArgumentException("The broker is stopping.", e));
            } catch (IOException e) {
                done.completeExceptionally(new IllegalArgumentException(
                        "It was not sent, since the broker cannot be reached: " + e.getMessage(), e));
            } catch (IllegalStateException e) { // refused, or not answered in time
                done.completeExceptionally(new IllegalArgumentException(e.getMessage(), e));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private PublishResult published(ProtocolMessage frame, String clientId) throws IOException, InterruptedException {
        var client = client(clientId);
        if (frame.action() == Action.PRESENCE) {
            // Nothing is wanted of the channel but to be seen there.
            client.channel(Objects.requireNonNull(frame.channel()))
                    .attach(Map.of(), Set.of(ChannelMode.PRESENCE))
                    .await();
        }
        var builder = frame.toBuilder()
                .id(null)
                .connectionId(null)
                .channelSerial(null)
                .timestamp(null)
                .count(null);
        return client.publish(builder).await();
    }

    private synchronized RealtimeClient client(String clientId) throws IOException {
        if (isClosed) {
            throw new IOException("it is stopping.");
        }
        var known = clients.get(clientId);
        if (known != null) {
            return known;
        }
        if (order.size() == MOST) {
            Objects.requireNonNull(clients.remove(order.removeFirst())).close();
        }
        var options = ClientOptions.key(broker.port(), broker.key().orElse(ANY_KEY))
                .clientId(clientId)
                .with("agent", AGENT)
                .retryingAfter(RETRY);
        var client = RealtimeClient.open(options, frame -> {});
        clients.put(clientId, client);
        order.addLast(clientId);
        return client;
    }

    synchronized void close() {
        isClosed = true;
        clients.values().forEach(RealtimeClient::close);
        clients.clear();
    }
}
