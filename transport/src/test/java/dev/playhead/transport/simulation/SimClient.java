package dev.playhead.transport.simulation;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A client that does what the SDKs do: it queues nothing while it is away, sends what was not answered again after a
/// resume, attaches again from where it was, and enters its members again (RTN15, RTP17).
final class SimClient {
    final String id;
    final boolean echo;
    /// 0 for a client that comes with a key.
    final long tokenLifeMs;
    /// 0 for a client whose appends are published at once.
    final long appendRollupMs;
    final Map<String, SimChannel> channels = new LinkedHashMap<>();
    /// Tokens that were sent once more as new, since nobody could know whether they had arrived.
    final List<String> uncertain = new ArrayList<>();
    /// Tokens that were answered with a serial, by channel, in the order they were sent.
    final Map<String, List<String>> accepted = new LinkedHashMap<>();

    private final World world;
    private final Map<Long, Sent> unanswered = new LinkedHashMap<>();
    private final List<Sent> postponed = new ArrayList<>();
    private @Nullable Pipe pipe;
    private boolean connected;
    private @Nullable String connectionId;
    private @Nullable String key;
    private long nextSerial;

    /// A frame that waits for its answer.
    private record Sent(ProtocolMessage.Builder frame, Action action, List<String> tokens, int messages) {}

    SimClient(String id, boolean echo, long tokenLifeMs, long appendRollupMs, World world, List<String> names) {
        this.id = id;
        this.echo = echo;
        this.tokenLifeMs = tokenLifeMs;
        this.appendRollupMs = appendRollupMs;
        this.world = world;
        names.forEach(name -> channels.put(name, new SimChannel(name, world, this)));
    }

    boolean connected() {
        return connected;
    }

    @Nullable
    Pipe pipe() {
        return pipe;
    }

    boolean isOwn(Message message) {
        return connectionId != null && connectionId.equals(message.connectionId());
    }

    boolean isOwn(PresenceMessage event) {
        return connectionId != null && connectionId.equals(event.connectionId());
    }

    // ---- the connection ------------------------------------------------------------------------

    void connect() {
        if (pipe == null) {
            world.open(this, key);
        }
    }

    void opened(Pipe opened) {
        pipe = opened;
    }

    /// It gives its transport up; what it has sent may still arrive.
    void abandon() {
        var left = Objects.requireNonNull(pipe);
        world.tell(() -> id + " gives up " + left.id);
        world.lost(left);
    }

    /// Its transport is gone.
    void lost() {
        pipe = null;
        connected = false;
        for (var channel : channels.values()) {
            switch (channel.state) {
                case ATTACHED, ATTACHING -> channel.state = SimChannel.State.ATTACHING;
                // It has read nothing of it since, and forgets where it was (RTL15b1).
                case DETACHING -> channel.detached();
                case DETACHED -> {}
            }
        }
    }

    void close() {
        send(ProtocolMessage.builder(Action.CLOSE));
    }

    private void send(ProtocolMessage.Builder frame) {
        Objects.requireNonNull(pipe).toBroker.add(frame.build());
    }

    void read(ProtocolMessage frame) {
        switch (Objects.requireNonNull(frame.action())) {
            case CONNECTED -> connected(frame);
            case CLOSED -> closed();
            case ACK -> answered(frame);
            case NACK -> refused(frame);
            case HEARTBEAT, DISCONNECTED -> {}
            case AUTH -> send(ProtocolMessage.builder(Action.AUTH));
            case ATTACHED, DETACHED, MESSAGE, PRESENCE, SYNC -> onChannel(frame);
            default -> throw new AssertionError(world.problem(id + " was sent " + Brief.of(frame)));
        }
    }

    private void onChannel(ProtocolMessage frame) {
        var channel = Objects.requireNonNull(channels.get(frame.channel()));
        if (channel.state == SimChannel.State.DETACHING && frame.action() != Action.DETACHED) {
            return; // what is still on its way to a channel that is being left
        }
        switch (Objects.requireNonNull(frame.action())) {
            case ATTACHED -> channel.attached(frame);
            case DETACHED -> channel.detached();
            case MESSAGE -> {
                if (!world.isRepeat(id, frame)) {
                    channel.message(frame);
                }
            }
            case PRESENCE -> channel.presence(frame);
            default -> channel.sync(frame);
        }
    }

    private void connected(ProtocolMessage frame) {
        var details = Objects.requireNonNull(frame.connectionDetails());
        boolean same = Objects.equals(connectionId, frame.connectionId());
        world.check(same || key == null || frame.error() != null, () -> id + " lost its connection without a word");
        world.check(!Objects.equals(key, details.connectionKey()), () -> "the key of a new transport is the old one");
        connectionId = frame.connectionId();
        key = details.connectionKey();
        if (connected) {
            world.check(same, () -> id + " has become another connection with another token");
            return;
        }
        connected = true;
        var again = new ArrayList<>(unanswered.values());
        var serials = new ArrayList<>(unanswered.keySet());
        unanswered.clear();
        nextSerial = same ? nextSerial : 0;
        for (int i = 0; i < again.size(); i++) {
            var sent = again.get(i);
            if (sent.action == Action.MESSAGE) {
                long serial = same ? serials.get(i) : nextSerial++;
                if (!same) {
                    uncertain.addAll(sent.tokens);
                }
                unanswered.put(serial, sent);
                send(sent.frame.msgSerial(serial));
            }
        }
        for (var channel : channels.values()) {
            if (channel.state == SimChannel.State.ATTACHING) {
                send(channel.attach());
            }
        }
        // Presence goes out again only once the channel is attached, with new serials.
        again.stream().filter(sent -> sent.action == Action.PRESENCE).forEach(postponed::add);
    }

    private void closed() {
        key = null;
        connectionId = null;
        unanswered.clear();
        postponed.clear();
        channels.values().forEach(SimChannel::detached);
    }

    private void answered(ProtocolMessage ack) {
        long serial = Objects.requireNonNull(ack.msgSerial());
        var sent = unanswered.remove(serial);
        if (sent == null) {
            throw new AssertionError(world.problem(id + " was answered " + serial + ", which it does not wait for"));
        }
        if (sent.action == Action.MESSAGE) {
            boolean first =
                    unanswered.isEmpty() || unanswered.keySet().iterator().next() > serial;
            world.check(first, () -> id + " was answered out of order: " + serial);
            var result = Objects.requireNonNull(ack.res(), "an ACK of a publish without serials");
            int serials = result.getFirst().serials().size();
            world.check(serials == sent.messages, () -> sent.messages + " messages had " + serials + " serials");
            var channel = Objects.requireNonNull(sent.frame.build().channel());
            accepted.computeIfAbsent(channel, name -> new ArrayList<>()).addAll(sent.tokens);
        }
    }

    // Nothing that a client of the simulation publishes is wrong, but what it changes may be gone by then.
    private void refused(ProtocolMessage nack) {
        var sent = unanswered.remove(Objects.requireNonNull(nack.msgSerial()));
        var frame = Objects.requireNonNull(sent, "the answer to nothing").frame.build();
        var gone = frame.messages() != null
                && frame.messages().stream()
                        .anyMatch(message -> message.serial() != null
                                && world.truth.isGone(String.valueOf(frame.channel()), message.serial()));
        world.check(
                gone && Objects.requireNonNull(nack.error()).code() == 40400,
                () -> id + " was refused " + Brief.of(frame) + ": " + nack.error());
    }

    // ---- channels ------------------------------------------------------------------------------

    void attach(SimChannel channel) {
        send(channel.attach());
    }

    void detach(SimChannel channel) {
        channel.state = SimChannel.State.DETACHING;
        send(ProtocolMessage.builder(Action.DETACH).channel(channel.name));
    }

    /// @param tokens what can be recognised in the text it makes
    void publish(SimChannel channel, List<Message> messages, List<String> tokens) {
        var frame =
                ProtocolMessage.builder(Action.MESSAGE).channel(channel.name).messages(messages);
        sendNumbered(new Sent(frame, Action.MESSAGE, tokens, messages.size()));
    }

    void presence(SimChannel channel, PresenceAction action, String data) {
        var change = PresenceMessage.builder(action).data(new Data.Text(data)).build();
        var frame =
                ProtocolMessage.builder(Action.PRESENCE).channel(channel.name).presence(List.of(change));
        sendNumbered(new Sent(frame, Action.PRESENCE, List.of(), 0));
    }

    private void sendNumbered(Sent sent) {
        long serial = nextSerial++;
        unanswered.put(serial, sent);
        send(sent.frame.msgSerial(serial));
    }

    /// Enters the members again that this client believes to have there, then sends what was not answered.
    void reenter(SimChannel channel) {
        for (var member : List.copyOf(channel.own.values())) {
            boolean sameConnection = isOwn(member);
            var enter = PresenceMessage.builder(PresenceAction.ENTER)
                    .id(sameConnection ? member.id() : null)
                    .clientId(member.clientId())
                    .data(member.data());
            var frame = ProtocolMessage.builder(Action.PRESENCE)
                    .channel(channel.name)
                    .presence(List.of(enter.build()));
            sendNumbered(new Sent(frame, Action.PRESENCE, List.of(), 0));
        }
        for (var sent : List.copyOf(postponed)) {
            if (channel.name.equals(sent.frame.build().channel())) {
                postponed.remove(sent);
                sendNumbered(sent);
            }
        }
    }

    // ---- the end -------------------------------------------------------------------------------

    /// Whether nothing is on its way and nothing is owed.
    boolean settled() {
        var open = pipe;
        return connected && open != null && open.toClient.isEmpty() && open.toBroker.isEmpty();
    }

    /// The last of it: whatever it has sent was answered.
    void compareAnswers() {
        world.check(unanswered.isEmpty(), () -> id + " was never answered " + unanswered.keySet());
    }

    /// Compares all that it believes with the broker; call it when it is settled.
    void compare() {
        channels.values().forEach(SimChannel::compare);
    }
}
