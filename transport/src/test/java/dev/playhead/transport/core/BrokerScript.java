package dev.playhead.transport.core;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TimerId;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A broker driven in words, with a clock that moves one ms per input.
final class BrokerScript {
    final Broker broker;
    final List<Input> inputs = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    private final Map<String, TransportId> transports = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Long> msgSerials = new LinkedHashMap<>();
    private final Map<TransportId, List<ProtocolMessage>> received = new LinkedHashMap<>();
    private long now = 1_780_000_000_000L;
    private long lastTransport;
    List<Effect> last = List.of();

    BrokerScript(long seed) {
        this(new Broker(BrokerSettings.DEFAULT, seed));
    }

    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private static final int NEWEST = 6;
    private int version = NEWEST;
    private long appendRollupMs;
    private long remainPresentMs = Handshake.DEFAULT_REMAIN_PRESENT_MS;

    BrokerScript(Broker broker) {
        this.broker = broker;
    }

    Broker broker() {
        return broker;
    }

    BrokerScript connect(String client) {
        return open(client, null, true);
    }

    /// Connects on a transport of this number, for a broker that has seen others.
    BrokerScript connectAs(long transport, String client) {
        lastTransport = transport - 1;
        return open(client, null, true);
    }

    BrokerScript connectSilent(String client) {
        return open(client, null, false);
    }

    /// Connects with members that outlive a loss by `remainPresentForMs`.
    BrokerScript connectStaying(String client, long remainPresentForMs) {
        remainPresentMs = remainPresentForMs;
        open(client, null, true);
        remainPresentMs = Handshake.DEFAULT_REMAIN_PRESENT_MS;
        return this;
    }

    /// Connects with appends put together for `windowMs`; timers fire in [#pass] only.
    BrokerScript connectRolling(String client, long windowMs) {
        appendRollupMs = windowMs;
        open(client, null, true);
        appendRollupMs = 0;
        return this;
    }

    BrokerScript resumeRolling(String client, long windowMs) {
        appendRollupMs = windowMs;
        open(client, keys.get(client), true);
        appendRollupMs = 0;
        return this;
    }

    /// Lets time pass and the timers that are due by then fire, each at its time.
    BrokerScript pass(long ms) {
        long until = now + ms;
        while (true) {
            var due = timers.entrySet().stream()
                    .filter(timer -> timer.getValue() <= until)
                    .min(Map.Entry.comparingByValue());
            if (due.isEmpty()) {
                now = until;
                return this;
            }
            now = Math.max(now, due.get().getValue());
            var timer = due.get().getKey();
            timers.remove(timer);
            apply(new Input.TimerFired(now, timer));
        }
    }

    /// Time of the last input.
    long now() {
        return now;
    }

    BrokerScript resume(String client) {
        return open(client, keys.get(client), true);
    }

    BrokerScript resumeSilent(String client) {
        return open(client, keys.get(client), false);
    }

    /// A client of another app; the script calls it by the app and its name, with a slash between.
    BrokerScript connectTo(String app, String client) {
        var identity = new Identity(app, app + ".key", client, Capability.UNLIMITED, null);
        return open(app + "/" + client, identity, null, true);
    }

    BrokerScript open(String client, @org.jspecify.annotations.Nullable String key, boolean echo) {
        return open(client, new Identity("app.key", client), key, echo);
    }

    BrokerScript open(String client, Identity identity) {
        return open(client, identity, null, true);
    }

    /// Connects with a version of the protocol that is not the newest.
    BrokerScript connectSpeaking(String client, int spoken) {
        version = spoken;
        open(client, null, true);
        version = NEWEST;
        return this;
    }

    BrokerScript open(String client, Identity identity, @org.jspecify.annotations.Nullable String key, boolean echo) {
        var transport = new TransportId(++lastTransport);
        transports.put(client, transport);
        var handshake = new Handshake(
                Format.JSON,
                version,
                identity,
                null,
                echo,
                key,
                null,
                remainPresentMs,
                "test",
                appendRollupMs,
                Via.WEBSOCKET);
        apply(new Input.Opened(++now, transport, handshake));
        for (var frame : got(client)) {
            if (frame.connectionDetails() != null) {
                keys.put(client, frame.connectionDetails().connectionKey());
            }
        }
        if (key == null) {
            msgSerials.put(client, 0L);
        }
        return this;
    }

    /// Sends another token of the same client.
    BrokerScript reauthenticate(String client) {
        var identity = new Identity("app.key", client);
        return apply(new Input.Reauthenticated(++now, transport(client), identity, null));
    }

    BrokerScript lose(String client) {
        return apply(new Input.Closed(++now, transport(client), CloseReason.LOST));
    }

    BrokerScript attach(String client, String channel) {
        return send(client, ProtocolMessage.builder(Action.ATTACH).channel(channel));
    }

    BrokerScript attachWith(String client, String channel, String modes) {
        return attachWith(client, channel, Map.of("modes", modes));
    }

    BrokerScript attachWith(String client, String channel, Map<String, String> params) {
        return send(
                client, ProtocolMessage.builder(Action.ATTACH).channel(channel).params(params));
    }

    BrokerScript attachFrom(String client, String channel, String serial) {
        return send(
                client, ProtocolMessage.builder(Action.ATTACH).channel(channel).channelSerial(serial));
    }

    BrokerScript publish(String client, String channel, String text) {
        return publish(
                client, channel, Message.builder().data(new Data.Text(text)).build());
    }

    BrokerScript publish(String client, String channel, Message message) {
        long serial = Objects.requireNonNull(msgSerials.merge(client, 1L, Long::sum)) - 1;
        return publishAs(client, channel, serial, message);
    }

    BrokerScript publishAs(String client, String channel, long msgSerial, Message message) {
        return send(
                client,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel(channel)
                        .msgSerial(msgSerial)
                        .messages(List.of(message)));
    }

    BrokerScript append(String client, String channel, String serial, String text) {
        return publish(client, channel, change(MessageAction.APPEND, serial, text));
    }

    BrokerScript annotate(String client, String channel, Annotation... annotations) {
        long serial = Objects.requireNonNull(msgSerials.merge(client, 1L, Long::sum)) - 1;
        return send(
                client,
                ProtocolMessage.builder(Action.ANNOTATION)
                        .channel(channel)
                        .msgSerial(serial)
                        .annotations(List.of(annotations)));
    }

    static Annotation reaction(String messageSerial, String name) {
        return Annotation.builder()
                .messageSerial(messageSerial)
                .type("reaction:distinct.v1")
                .name(name)
                .build();
    }

    static Message change(MessageAction action, String serial, String text) {
        return Message.builder()
                .actionCode(action.code())
                .serial(serial)
                .data(new Data.Text(text))
                .build();
    }

    BrokerScript enter(String client, String channel) {
        long serial = Objects.requireNonNull(msgSerials.merge(client, 1L, Long::sum)) - 1;
        return send(
                client,
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel(channel)
                        .msgSerial(serial)
                        .presence(List.of(
                                PresenceMessage.builder(PresenceAction.ENTER).build())));
    }

    BrokerScript cut(String client) {
        return cut(new FaultRule.Target.Client(client));
    }

    BrokerScript cut(FaultRule.Target target) {
        return set(target, new Cut());
    }

    /// Sets a fault as rule F-1.
    BrokerScript set(FaultRule.Target target, Fault fault) {
        return apply(new Input.RuleSet(++now, new FaultRule(RuleId.of(1), target, fault, fault.label("them"))));
    }

    BrokerScript restore() {
        return apply(new Input.RuleCleared(++now, new RuleId("F-1")));
    }

    BrokerScript fire(TimerId.Purpose purpose, String subject, long afterMs) {
        now += afterMs;
        return apply(new Input.TimerFired(now, new TimerId(purpose, subject)));
    }

    RestReply rest(RestCall call) {
        apply(new Input.Requested(++now, new RequestId(now), new Identity("app.key", Identity.ANY), call));
        return ((Effect.Respond) last.getLast()).reply();
    }

    BrokerScript send(String client, ProtocolMessage.Builder frame) {
        return apply(new Input.Received(++now, transport(client), frame.build(), 100));
    }

    BrokerScript apply(Input input) {
        inputs.add(input);
        last = broker.apply(input);
        effects.addAll(last);
        for (var effect : last) {
            if (effect instanceof Effect.SetTimer(var timer, var atMs)) {
                timers.put(timer, atMs);
            } else if (effect instanceof Effect.CancelTimer(var timer)) {
                timers.remove(timer);
            } else if (effect instanceof Effect.Send(var to, var frame)) {
                to.forEach(
                        t -> received.computeIfAbsent(t, x -> new ArrayList<>()).add(frame));
            }
        }
        return this;
    }

    TransportId transport(String client) {
        return Objects.requireNonNull(transports.get(client), client);
    }

    /// What the client's present transport was sent.
    List<ProtocolMessage> got(String client) {
        return received.getOrDefault(transport(client), List.of());
    }

    List<ProtocolMessage> got(String client, Action action) {
        return got(client).stream().filter(f -> f.action() == action).toList();
    }

    /// The text a client has of every message, in order of serial, folded as an SDK does.
    Map<String, String> texts(String client) {
        var texts = new java.util.TreeMap<String, String>();
        for (var frame : got(client, Action.MESSAGE)) {
            builder(texts, frame);
        }
        return texts;
    }

    static void builder(Map<String, String> texts, ProtocolMessage frame) {
        for (var message : Objects.requireNonNull(frame.messages())) {
            var text = message.data() instanceof Data.Text(var value) ? value : "";
            var serial = Objects.requireNonNull(message.serial());
            if (message.action() == MessageAction.APPEND) {
                texts.merge(serial, text, String::concat);
            } else {
                texts.put(serial, text);
            }
        }
    }

    /// Serial of the message that this client published last, from its ACK.
    String lastSerial(String client) {
        var ack = got(client, Action.ACK).getLast();
        return Objects.requireNonNull(
                Objects.requireNonNull(ack.res()).getFirst().serials().getFirst());
    }

    String lastChannelSerial(String client) {
        return Objects.requireNonNull(got(client).stream()
                .filter(f -> f.channelSerial() != null && f.action() != Action.SYNC && f.action() != Action.OBJECT_SYNC)
                .toList()
                .getLast()
                .channelSerial());
    }

    void tick(long ms) {
        now += ms;
    }
}
