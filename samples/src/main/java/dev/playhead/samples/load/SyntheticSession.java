package dev.playhead.samples.load;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A session without an end, made by the core without sockets and without a file: agents stream answers token
/// by token into channels, devices ask, listen, lose their sockets and come back. Every frame was written
/// when it was sent.
final class SyntheticSession {
    private static final int DEVICES = 5;
    private static final long START_MS = 1_780_000_000_000L;
    private static final byte[] PAYLOAD = new byte[300];

    private final Shape shape;
    private final int tokens;
    private final BiConsumer<Entry, Decoded> to;
    private final Broker broker = new Broker(BrokerSettings.DEFAULT, 7);
    private final Map<TimerId, Long> timers = new HashMap<>();
    private final PriorityQueue<Map.Entry<TimerId, Long>> due =
            new PriorityQueue<>(Comparator.comparingLong(Map.Entry::getValue));
    private final List<Client> clients = new ArrayList<>();
    private final Map<TransportId, Client> byTransport = new HashMap<>();
    private final List<Entry.Writes> writes = new ArrayList<>();
    private long nowMs = START_MS;
    private long position;
    private long transports;
    private int rows;
    private int answers;

    private static final class Client {
        private final String name;
        private TransportId transport = new TransportId(0);
        private String key = "";
        private long msgSerial;
        private String serial = "";
        // Whether its last publish was a message of its own: only then is the serial of the answer that of a message.
        private boolean creates;
        private final Map<String, String> channelSerials = new LinkedHashMap<>();

        Client(String name) {
            this.name = name;
        }
    }

    /// Form of a session.
    ///
    /// @param channels each has an agent of its own
    /// @param tokens appends of an answer; 0 for messages that do not grow
    /// @param members whether devices enter and update presence
    /// @param payloads whether entries have the bytes of their frames, as in a file; else they have zeros
    record Shape(int channels, int tokens, boolean members, boolean payloads) {
        /// Eight channels without presence, for what is measured without a file.
        static Shape ofTokens(int tokens) {
            return new Shape(8, tokens, false, false);
        }
    }

    /// @param to takes every entry and what its bytes say, in order
    SyntheticSession(Shape shape, BiConsumer<Entry, Decoded> to) {
        this.shape = shape;
        this.tokens = shape.tokens();
        this.to = to;
        emit(new Entry.Started(position, nanos(), 7, "synthetic", BrokerSettings.DEFAULT.toMap()), Decoded.NOTHING);
        for (int i = 0; i < DEVICES; i++) {
            connect("device " + i);
        }
        for (int i = 0; i < shape.channels(); i++) {
            connect("agent " + i);
        }
        for (var device : clients.subList(0, DEVICES)) {
            for (int i = 0; i < shape.channels(); i++) {
                send(device, ProtocolMessage.builder(Action.ATTACH).channel(channel(i)));
            }
        }
    }

    /// Returns how many rows of the frames table there are.
    int rows() {
        return rows;
    }

    /// Returns how many entries there are.
    long entries() {
        return position;
    }

    /// Returns the broker that made them, as it is now. Read it, do not drive it.
    Broker broker() {
        return broker;
    }

    /// The next entry is somebody else's, which nothing follows from: it has the position of the next one here.
    void skip() {
        position++;
    }

    /// Now, ns since 1970.
    long nanos() {
        return nowMs * 1_000_000;
    }

    /// One answer: a question, a message that grows, and now and then an edit, a refusal, or a device that is
    /// away meanwhile. Seven rows for each message and each token, a few more for who comes back.
    void answer() {
        int answer = answers++;
        var channel = channel(answer);
        var agent = clients.get(DEVICES + answer % shape.channels());
        var device = clients.get(answer % DEVICES);
        publish(device, channel, Message.builder().data(new Data.Text("What is the answer to " + answer + "?")));
        publish(agent, channel, Message.builder().data(new Data.Text("The answer")));
        if (answer % 40 == 0) {
            close(device);
        }
        for (int token = 0; token < tokens; token++) {
            pass(50);
            change(agent, channel, MessageAction.APPEND, " token " + token);
        }
        if (answer % 40 == 0) {
            comeBack(device);
        }
        if (answer % 7 == 0) {
            change(agent, channel, MessageAction.UPDATE, "The answer, edited");
        }
        if (answer % 5 == 0) {
            refused(agent, channel);
        }
        if (shape.members() && answer % 3 == 0) {
            present(device, channel, answer);
        }
        pass(500);
    }

    // Nobody knows the message that it would add to.
    private void refused(Client client, String channel) {
        var message = Message.builder().actionCode(MessageAction.APPEND.code()).serial("unknown");
        publish(client, channel, message.data(new Data.Text("nothing")));
    }

    private void present(Client client, String channel, int answer) {
        var action = answer % 2 == 0 ? PresenceAction.ENTER : PresenceAction.UPDATE;
        var member = PresenceMessage.builder(action)
                .data(new Data.Text("reads answer " + answer))
                .build();
        send(
                client,
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel(channel)
                        .msgSerial(client.msgSerial++)
                        .presence(List.of(member)));
    }

    private byte[] payload(ProtocolMessage frame) {
        return shape.payloads() ? FrameCodec.of(Format.JSON).encode(frame) : PAYLOAD;
    }

    private String channel(int index) {
        return "channel " + index % shape.channels();
    }

    private void connect(String name) {
        var client = new Client(name);
        clients.add(client);
        open(client, null);
    }

    private void open(Client client, @Nullable String key) {
        client.transport = new TransportId(++transports);
        byTransport.put(client.transport, client);
        var identity = new Identity("", "app.key", client.name, Capability.UNLIMITED, null);
        var agent = "ably-js/2.28.0 browser";
        long remain = Handshake.DEFAULT_REMAIN_PRESENT_MS;
        apply(new Input.Opened(
                ++nowMs,
                client.transport,
                new Handshake(
                        Format.JSON, 6, identity, null, true, key, agent, remain, "127.0.0.1:1", 0, Via.WEBSOCKET)));
    }

    private void close(Client client) {
        byTransport.remove(client.transport);
        apply(new Input.Closed(++nowMs, client.transport, CloseReason.LOST));
    }

    private void comeBack(Client client) {
        var before = new LinkedHashMap<>(client.channelSerials);
        open(client, client.key);
        before.forEach((channel, serial) -> send(
                client, ProtocolMessage.builder(Action.ATTACH).channel(channel).channelSerial(serial)));
    }

    private void change(Client client, String channel, MessageAction action, String text) {
        publish(
                client,
                channel,
                Message.builder()
                        .actionCode(action.code())
                        .serial(client.serial)
                        .data(new Data.Text(text)));
    }

    private void publish(Client client, String channel, Message.Builder message) {
        var built = message.build();
        client.creates = built.action() == MessageAction.CREATE;
        send(
                client,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel(channel)
                        .msgSerial(client.msgSerial++)
                        .messages(List.of(built)));
    }

    private void send(Client client, ProtocolMessage.Builder frame) {
        apply(new Input.Received(++nowMs, client.transport, frame.build(), 100));
    }

    private void pass(long ms) {
        long until = nowMs + ms;
        for (var next = due.peek(); next != null && next.getValue() <= until; next = due.peek()) {
            due.remove();
            if (timers.remove(next.getKey(), next.getValue())) {
                nowMs = Math.max(nowMs, next.getValue());
                apply(new Input.TimerFired(nowMs, next.getKey()));
            }
        }
        nowMs = until;
    }

    private void apply(Input input) {
        long cause = position;
        switch (input) {
            case Input.Opened(var ms, var transport, var handshake) ->
                emit(new Entry.Opened(position, nanos(), transport, handshake), Decoded.NOTHING);
            case Input.Received(var ms, var transport, var frame, var size) ->
                emit(
                        new Entry.FrameIn(
                                position, nanos(), transport, frame.channel(), Format.JSON, payload(frame), null),
                        new Decoded.Frame(frame));
            case Input.Closed(var ms, var transport, var reason) ->
                emit(new Entry.Closed(position, nanos(), transport, reason), Decoded.NOTHING);
            case Input.TimerFired(var ms, var timer) ->
                emit(new Entry.TimerFired(position, nanos(), timer), Decoded.NOTHING);
            default -> throw new IllegalArgumentException("No such input in here: " + input);
        }
        broker.apply(input).forEach(effect -> perform(effect, cause));
        if (!writes.isEmpty()) {
            emit(new Entry.Written(position, nanos(), writes), Decoded.NOTHING);
            writes.clear();
        }
    }

    private void perform(Effect effect, long cause) {
        switch (effect) {
            case Effect.Send(var all, var frame) -> {
                var writings = all.stream()
                        .map(id -> new Entry.Writing(id, nanos() + 200_000))
                        .toList();
                writes.add(new Entry.Writes(List.of(position), writings));
                emit(
                        new Entry.FrameOut(position, nanos(), cause, all, frame.channel(), Format.JSON, payload(frame)),
                        new Decoded.Frame(frame));
                all.forEach(transport -> heard(byTransport.get(transport), frame));
            }
            case Effect.Undelivered(var from, var frame, var rule) ->
                emit(
                        new Entry.FrameUndelivered(
                                position, nanos(), cause, from, frame.channel(), Format.JSON, payload(frame), rule),
                        new Decoded.Frame(frame));
            case Effect.SetTimer(var timer, var atMs) -> {
                timers.put(timer, atMs);
                due.add(Map.entry(timer, atMs));
            }
            case Effect.CancelTimer(var timer) -> timers.remove(timer);
            default -> throw new IllegalArgumentException("No such effect in here: " + effect);
        }
    }

    private static void heard(@Nullable Client client, ProtocolMessage frame) {
        if (client == null) {
            return;
        }
        if (frame.connectionDetails() != null) {
            client.key = Objects.requireNonNull(frame.connectionDetails().connectionKey());
        }
        if (frame.channel() != null && frame.channelSerial() != null && frame.action() != Action.SYNC) {
            client.channelSerials.put(frame.channel(), frame.channelSerial());
        }
        var results = frame.res();
        if (results != null && client.creates && !results.getFirst().serials().isEmpty()) {
            client.serial = Objects.requireNonNull(results.getFirst().serials().getFirst());
        }
    }

    private void emit(Entry entry, Decoded decoded) {
        rows += switch (entry) {
            case Entry.FrameIn in -> 1;
            case Entry.FrameOut out -> out.to().size();
            case Entry.FrameUndelivered missed -> missed.from().size();
            case Entry.Closed closed -> 1;
            default -> 0;
        };
        position++;
        to.accept(entry, decoded);
    }
}
