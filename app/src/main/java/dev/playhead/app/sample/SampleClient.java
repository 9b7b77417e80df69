package dev.playhead.app.sample;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small client of the protocol for one channel: connects, attaches, publishes, and comes back by itself with a
/// resume when its socket is lost, as an SDK does.
final class SampleClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleClient.class);
    private static final FrameCodec JSON = FrameCodec.of(Format.JSON);
    private static final Duration RETRY = Duration.ofMillis(400);
    private static final long ANSWER_WITHIN_S = 10;

    private final HttpClient http;
    private final int port;
    private final String clientId;
    private final String channel;
    private final Consumer<Message> onMessage;
    private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> attached = new CompletableFuture<>();
    private final Object sending = new Object();
    private @Nullable WebSocket socket;
    private volatile @Nullable String connectionKey;
    private volatile @Nullable String channelSerial;
    private volatile boolean closed;
    private long msgSerial;

    SampleClient(HttpClient http, int port, String clientId, String channel, Consumer<Message> onMessage) {
        this.http = http;
        this.port = port;
        this.clientId = clientId;
        this.channel = channel;
        this.onMessage = onMessage;
    }

    /// Connects and waits until the channel is attached.
    void start() throws InterruptedException {
        connect();
        await(attached);
    }

    private void connect() {
        var key = connectionKey;
        var uri = "ws://127.0.0.1:" + port + "/?key=sample.key:secret&clientId=" + clientId
                + "&format=json&v=5&agent=playhead-sample/1" + (key == null ? "" : "&resume=" + key);
        http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(uri), new TransportListener())
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        again();
                    }
                });
    }

    private void again() {
        if (!closed) {
            CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        if (!closed) {
                            connect();
                        }
                    });
        }
    }

    /// Publishes a message and waits for its serial; for a change the serial is the version's.
    String publish(Message.Builder message) throws InterruptedException {
        return await(send(message));
    }

    /// Publishes without waiting, as an agent does with tokens.
    CompletableFuture<String> send(Message.Builder message) {
        var answered = new CompletableFuture<String>();
        synchronized (sending) {
            long serial = msgSerial++;
            waiting.put(serial, answered);
            write(ProtocolMessage.builder(Action.MESSAGE)
                    .channel(channel)
                    .msgSerial(serial)
                    .messages(List.of(message.build())));
        }
        return answered;
    }

    /// Enters, updates or leaves the presence set.
    void present(PresenceAction action, @Nullable String data) {
        synchronized (sending) {
            long serial = msgSerial++;
            waiting.put(serial, new CompletableFuture<>());
            var member = PresenceMessage.builder(action).data(data == null ? null : new Data.Text(data));
            write(ProtocolMessage.builder(Action.PRESENCE)
                    .channel(channel)
                    .msgSerial(serial)
                    .presence(List.of(member.build())));
        }
    }

    static Message.Builder change(MessageAction action, String serial) {
        return Message.builder().actionCode(action.code()).serial(serial);
    }

    private void write(ProtocolMessage.Builder frame) {
        synchronized (sending) {
            var out = socket;
            if (out == null) {
                return;
            }
            try {
                out.sendText(new String(JSON.encode(frame.build()), StandardCharsets.UTF_8), true)
                        .join();
            } catch (CompletionException lost) {
                LOG.debug("{} lost its socket while sending", clientId);
            }
        }
    }

    private <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not answer " + clientId + " in time.", e);
        }
    }

    private void frame(ProtocolMessage frame) {
        switch (frame.action()) {
            case CONNECTED -> {
                var details = frame.connectionDetails();
                connectionKey = details == null ? null : details.connectionKey();
                write(ProtocolMessage.builder(Action.ATTACH).channel(channel).channelSerial(channelSerial));
            }
            case ATTACHED -> {
                channelSerial = frame.channelSerial();
                attached.complete(null);
            }
            case ACK -> acknowledged(frame);
            case NACK -> {
                var error = frame.error();
                LOG.warn("The broker refused a frame of {}: {}", clientId, error == null ? "" : error.message());
            }
            case MESSAGE -> {
                channelSerial = frame.channelSerial();
                if (frame.messages() != null) {
                    frame.messages().forEach(onMessage);
                }
            }
            case PRESENCE -> channelSerial = frame.channelSerial();
            case null, default -> {}
        }
    }

    private void acknowledged(ProtocolMessage frame) {
        long first = frame.msgSerial() == null ? 0 : frame.msgSerial();
        int count = frame.count() == null ? 1 : frame.count();
        for (int i = 0; i < count; i++) {
            var answered = waiting.remove(first + i);
            var result = frame.res() == null || frame.res().size() <= i
                    ? null
                    : frame.res().get(i);
            if (answered != null) {
                var serial = result == null || result.serials().isEmpty()
                        ? ""
                        : result.serials().getFirst();
                answered.complete(serial == null ? "" : serial);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        write(ProtocolMessage.builder(Action.CLOSE));
        synchronized (sending) {
            if (socket != null) {
                socket.abort();
            }
        }
    }

    private final class TransportListener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (sending) {
                socket = opened;
            }
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                text.setLength(0);
                try {
                    frame(JSON.decode(bytes));
                } catch (MalformedFrameException e) {
                    LOG.warn("{} was sent what is no frame", clientId, e);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            again();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            again();
        }
    }
}
