package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientChannel;
import dev.playhead.transport.client.ClientListener;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.scenario.stage.ClientRole;
import dev.playhead.transport.scenario.stage.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Base of simulated devices and agents: a client that stays attached to its channels, comes
/// back when it loses its socket, and gives a socket up on which nothing comes any more, as SDKs do
/// (RTN23a). Everything happens on the thread of the stage.
public abstract class SimulatedClient {
    private static final long LOOK_NANOS = 1_000_000_000L;
    private static final long SILENT_NANOS = 25_000_000_000L;
    private static final long CONNECT_WITHIN_NANOS = 10_000_000_000L;
    private static final int MOST_HEARD = 50_000;

    final Stage stage;
    private final ClientRole role;
    private final List<String> channels;
    private final Map<String, String> params;
    // Versions that were taken already; they come again with a resume, and with faults.
    private final Set<String> heard = Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_HEARD;
        }
    });
    private final List<Answer<ProtocolMessage>> attaching = new ArrayList<>();
    private @Nullable RealtimeClient client;
    private @Nullable String trouble;
    private @Nullable ConnectionId connection;
    private long heardNanos;
    private long lostNanos;
    private boolean isOver;

    /// @param params of the channels
    SimulatedClient(Stage stage, ClientRole role, List<String> channels, Map<String, String> params) {
        this.stage = stage;
        this.role = role;
        this.channels = List.copyOf(channels);
        this.params = Map.copyOf(params);
    }

    /// Name in the scenario.
    public final String name() {
        return role.name();
    }

    final String clientId() {
        return role.clientId();
    }

    /// Returns whether it has a socket on which the broker has said CONNECTED.
    public final boolean isConnected() {
        return client != null && client.isConnected() && !isOver;
    }

    /// Returns the last refusal of the broker, in words; null when it has refused nothing since it attached last.
    public final @Nullable String trouble() {
        return trouble;
    }

    /// The first connection that it had; null before the broker said CONNECTED.
    public final @Nullable ConnectionId firstConnection() {
        return connection;
    }

    /// The connection that it has now, or had last; null before the broker said CONNECTED.
    public final @Nullable ConnectionId connection() {
        var id = client().connectionId();
        return id == null ? null : new ConnectionId(id);
    }

    /// Returns whether it was connected and attached to its channels once, so that it can play its part.
    public final boolean isReady() {
        return connection != null && attaching.stream().allMatch(Answer::isGiven);
    }

    /// Returns whether its connection was ended for good.
    public final boolean isOver() {
        return isOver;
    }

    /// Connects and attaches.
    ///
    /// @param present whether it enters the presence set
    /// @throws IOException when the broker cannot be reached
    public final void start(boolean present) throws IOException {
        client = stage.open(role, new ClientListener() {
            @Override
            public void frame(ProtocolMessage frame) {
                received(frame);
            }

            @Override
            public void ended(int closeCode) {
                lostNanos = stage.nowNanos();
            }
        });
        channels.forEach(channel -> attaching.add(channel(channel).attach(params, Set.of())));
        if (present) {
            channel().enter(null);
        }
        heardNanos = stage.nowNanos();
        lostNanos = heardNanos;
        stage.later(LOOK_NANOS, this::look);
    }

    private void look() {
        if (isOver) {
            return;
        }
        boolean isSilent = client().isConnected()
                ? stage.nowNanos() - heardNanos > SILENT_NANOS
                : stage.nowNanos() - lostNanos > CONNECT_WITHIN_NANOS;
        if (isSilent) {
            client().cut();
        }
        stage.later(LOOK_NANOS, this::look);
    }

    private void received(ProtocolMessage frame) {
        heardNanos = stage.nowNanos();
        if (frame.action() == Action.CONNECTED && connection == null && frame.connectionId() != null) {
            connection = new ConnectionId(frame.connectionId());
        }
        note(frame);
        if (frame.action() == Action.MESSAGE && frame.messages() != null && !isOver) {
            for (var message : frame.messages()) {
                took(String.valueOf(frame.channel()), message);
                if (message.serial() != null
                        && message.action() == MessageAction.CREATE
                        && heard.add(frame.channel() + " " + message.serial())) {
                    heard(String.valueOf(frame.channel()), message);
                }
            }
        }
    }

    /// A message has come, or another version of one; it may be one that came before.
    void took(String channel, Message message) {}

    private void note(ProtocolMessage frame) {
        switch (frame.action()) {
            case ERROR, DETACHED, NACK -> {
                var error = frame.error();
                trouble = error == null ? trouble : error.message() + " (" + error.code() + ")";
                // RTN15i: the connection has failed, and does not come back by itself.
                isOver |= frame.action() == Action.ERROR && frame.channel() == null;
            }
            case CONNECTED, ATTACHED -> trouble = null;
            case null, default -> {}
        }
    }

    /// A new message has come; each does once.
    abstract void heard(String channel, Message message);

    /// Returns whether something that it has begun goes on.
    public abstract boolean isBusy();

    /// Returns things that it was to do and could not, in sentences.
    public List<String> remarks() {
        return List.of();
    }

    /// Returns why it cannot do something now, as a sentence; null when it can.
    public @Nullable String refusal(Verb verb) {
        return isOver ? name() + " is gone: connect it first." : null;
    }

    /// Does something.
    ///
    /// @param text what is said; empty where nothing is
    public void act(Verb verb, String text) {
        switch (verb) {
            case PUBLISH -> channel().publish(Message.builder().data(new Data.Text(text)));
            case ENTER -> channel().enter(text.isEmpty() ? null : text);
            case LEAVE -> channel().leave();
            case ATTACH -> channels.forEach(channel -> channel(channel).attach(params, Set.of()));
            case DETACH -> channels.forEach(channel -> channel(channel).detach());
            case DROP -> client().cut();
            case CLOSE -> {
                isOver = true;
                client().close();
            }
            case DIE -> {
                isOver = true;
                client().abort();
            }
            case SEND, EDIT, DELETE, CANCEL, STOP, STEER, INTERRUPT, ASK, REGENERATE, APPROVE, REJECT, ANSWER ->
                throw new IllegalArgumentException(name() + " cannot " + verb.word() + ".");
        }
    }

    /// Ends what it has on this machine, when all is over.
    public final void end() {
        isOver = true;
        if (client != null) {
            client.close();
        }
    }

    /// Returns whether a message was published by this client.
    final boolean isOwn(Message message) {
        return connection != null && connection.value().equals(message.connectionId())
                || String.valueOf(client().connectionId()).equals(message.connectionId());
    }

    /// The channel that it talks on.
    final ClientChannel channel() {
        return channel(channels.getFirst());
    }

    private ClientChannel channel(String of) {
        return client().channel(of);
    }

    private RealtimeClient client() {
        return Objects.requireNonNull(client, "It was not started.");
    }
}
