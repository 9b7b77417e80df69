package dev.playhead.transport.insight.build;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.Via;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A session told in words, without a socket: `connect("phone").attach("phone", "chat").cut("phone")`. The real core
/// answers, and [ScriptedLog] has the entries that a live broker would have recorded. Every step takes 1 ms.
public final class SessionScript {
    private static final long START_MS = 1_780_000_000_000L;

    private final Broker broker = new Broker(BrokerSettings.DEFAULT, 7);
    private final ScriptedLog log = new ScriptedLog(7, START_MS);
    private final ScriptedShell shell = new ScriptedShell();
    private final TimelineBuilder builder = new TimelineBuilder();
    private final Map<String, ScriptedDevice> devices = new LinkedHashMap<>();
    private final Map<TransportId, ScriptedDevice> byTransport = new LinkedHashMap<>();
    private long transports;
    private long nowMs = START_MS;
    private int rules;
    private long requests;
    private boolean takesNothing;

    public SessionScript() {
        tell(0);
    }

    private void tell(long from) {
        for (long position = from; position < log.size(); position++) {
            var entry = log.read(position);
            builder.accept(entry, EntryDecoder.decode(entry));
        }
    }

    /// A device of this name comes; its client id is the name.
    public SessionScript connect(String name) {
        return connectAs(name, name, "ably-js/2.28.0 browser");
    }

    /// A device comes that the script calls `name`.
    public SessionScript connectAs(String name, @Nullable String clientId, @Nullable String agent) {
        devices.put(name, new ScriptedDevice(clientId, agent));
        return open(name, null);
    }

    /// A device comes whose appends to a message are put together for so long.
    public SessionScript connectRollingUp(String name, long windowMs) {
        var device = new ScriptedDevice(name, null);
        device.appendRollupMs = windowMs;
        devices.put(name, device);
        return open(name, null);
    }

    /// It comes back with its connection key, and asks to go on on every channel.
    public SessionScript resume(String name) {
        return resumeWith(name, device(name).key);
    }

    /// It comes back with the key of a connection that this broker never had.
    public SessionScript resumeUnknown(String name) {
        return resumeWith(name, "unknown!key");
    }

    private SessionScript resumeWith(String name, @Nullable String key) {
        var device = device(name);
        var before = Map.copyOf(device.channelSerials);
        open(name, key);
        before.forEach((channel, serial) -> send(
                name, ProtocolMessage.builder(Action.ATTACH).channel(channel).channelSerial(serial)));
        return this;
    }

    /// It comes back as an app that was started anew, and attaches to its channels from now on.
    public SessionScript returnFresh(String name) {
        var channels = List.copyOf(device(name).channelSerials.keySet());
        open(name, null);
        channels.forEach(channel -> attach(name, channel));
        return this;
    }

    /// Only the transport and CONNECTED of a return, with the key of the connection or without one.
    public SessionScript open(String name, @Nullable String key) {
        var device = device(name);
        var transport = new TransportId(++transports);
        device.transport = transport;
        byTransport.put(transport, device);
        if (key == null) {
            device.msgSerial = 0;
        }
        var identity = new Identity("", "app.key", device.clientId, Capability.UNLIMITED, null);
        return apply(new Input.Opened(
                ++nowMs,
                transport,
                new Handshake(
                        Format.JSON,
                        6,
                        identity,
                        null,
                        true,
                        key,
                        device.agent,
                        Handshake.DEFAULT_REMAIN_PRESENT_MS,
                        "127.0.0.1:50000",
                        device.appendRollupMs,
                        Via.WEBSOCKET)));
    }

    public SessionScript attach(String name, String channel) {
        return send(name, ProtocolMessage.builder(Action.ATTACH).channel(channel));
    }

    /// Asks to go on after a serial, which may be one that nobody knows.
    public SessionScript attachFrom(String name, String channel, String channelSerial) {
        return send(
                name, ProtocolMessage.builder(Action.ATTACH).channel(channel).channelSerial(channelSerial));
    }

    public SessionScript publish(String name, String channel, String text) {
        return publish(
                name,
                channel,
                Message.builder().name("message").data(new Data.Text(text)).build());
    }

    public SessionScript publish(String name, String channel, Message message) {
        var device = device(name);
        device.channel = channel;
        return send(
                name,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel(channel)
                        .msgSerial(device.msgSerial++)
                        .messages(List.of(message)));
    }

    /// Adds to the message that it published last.
    public SessionScript append(String name, String text) {
        return change(name, MessageAction.APPEND, text);
    }

    public SessionScript change(String name, MessageAction action, String text) {
        var device = device(name);
        return publish(
                name,
                device.channel,
                Message.builder()
                        .actionCode(action.code())
                        .serial(device.serial)
                        .data(new Data.Text(text))
                        .build());
    }

    /// So many appends, 20 ms apart.
    public SessionScript appends(String name, int count) {
        for (int i = 1; i <= count; i++) {
            pass(19).append(name, " word" + i);
        }
        return this;
    }

    /// Sends its last frame once more, as an SDK does that has no answer to it.
    public SessionScript sendAgain(String name) {
        return send(name, Objects.requireNonNull(device(name).lastSent));
    }

    /// The same under the next number, as on a connection that is new.
    public SessionScript sendAgainRenumbered(String name) {
        var device = device(name);
        return send(name, Objects.requireNonNull(device.lastSent).msgSerial(device.msgSerial++));
    }

    public SessionScript enter(String name, String channel, @Nullable Data data, @Nullable Map<String, Object> extras) {
        var change = PresenceMessage.builder(PresenceAction.ENTER).data(data).extras(extras);
        return send(name, device(name).presence(channel, change));
    }

    public SessionScript leave(String name, String channel) {
        return send(name, device(name).presence(channel, PresenceMessage.builder(PresenceAction.LEAVE)));
    }

    public SessionScript send(String name, ProtocolMessage.Builder frame) {
        var device = device(name);
        if (frame.build().action() == Action.MESSAGE) {
            device.lastSent = frame;
        }
        return apply(new Input.Received(++nowMs, transport(name), frame.build(), 100));
    }

    /// The last frame of a transport that ends before the broker has read it is lost; the SDK still has it.
    public SessionScript loseUnread(String name, String channel, String text) {
        var device = device(name);
        device.lastSent = ProtocolMessage.builder(Action.MESSAGE)
                .channel(channel)
                .msgSerial(device.msgSerial++)
                .messages(List.of(Message.builder()
                        .name("message")
                        .data(new Data.Text(text))
                        .build()));
        return lose(name);
    }

    /// A REST request of this client id, or of nobody in particular.
    public SessionScript request(@Nullable String clientId, RestCall call) {
        var identity = new Identity("app.key", clientId);
        return apply(new Input.Requested(++nowMs, new RequestId(++requests), identity, call));
    }

    /// From now on frames are handed to writers, and no socket takes them.
    public SessionScript takeNothing() {
        takesNothing = true;
        return this;
    }

    public SessionScript malformed(String name, String problem) {
        return apply(new Input.Malformed(++nowMs, transport(name), problem));
    }

    /// The socket breaks.
    public SessionScript lose(String name) {
        return end(name, CloseReason.LOST);
    }

    public SessionScript end(String name, CloseReason reason) {
        var transport = transport(name);
        device(name).transport = null;
        return apply(new Input.Closed(++nowMs, transport, reason));
    }

    /// It says goodbye.
    public SessionScript close(String name) {
        return send(name, ProtocolMessage.builder(Action.CLOSE));
    }

    public SessionScript cut(String name) {
        return set(name, new Cut());
    }

    /// Sets a fault on a device.
    public SessionScript set(String name, Fault fault) {
        return set(
                new FaultRule.Target.Client(Objects.requireNonNull(device(name).clientId)), fault, fault.label(name));
    }

    private SessionScript set(FaultRule.Target target, Fault fault, String label) {
        var id = RuleId.of(++rules);
        return apply(new Input.RuleSet(++nowMs, new FaultRule(id, target, fault, label)));
    }

    /// Ends the last fault.
    public SessionScript restore() {
        return apply(new Input.RuleCleared(++nowMs, new RuleId("F-" + rules)));
    }

    public SessionScript interrupt(Interruption interruption) {
        return set(new FaultRule.Target.Everyone(), interruption, interruption.label("everyone"));
    }

    /// Lets time pass and the timers that are due by then fire, each at its time.
    public SessionScript pass(long ms) {
        long until = nowMs + ms;
        for (var due = shell.dueUntil(until); due != null; due = shell.dueUntil(until)) {
            nowMs = Math.max(nowMs, due.getValue());
            apply(new Input.TimerFired(nowMs, due.getKey()));
        }
        nowMs = until;
        return this;
    }

    public SessionScript apply(LongFunction<Input> input) {
        return apply(input.apply(++nowMs));
    }

    private SessionScript apply(Input input) {
        long from = log.size();
        var effects = broker.apply(input);
        var sent = log.record(input, effects);
        effects.forEach(shell::perform);
        sent.forEach(frame ->
                frame.effect().to().forEach(to -> left(to, frame.effect().frame())));
        if (!takesNothing) {
            log.written(sent);
        }
        tell(from);
        for (var ended = shell.ended(); ended != null; ended = shell.ended()) {
            var device = byTransport.get(ended.transport());
            if (device != null && ended.transport().equals(device.transport)) {
                device.transport = null;
                apply(new Input.Closed(++nowMs, ended.transport(), ended.reason()));
            }
        }
        return this;
    }

    /// What a device was sent changes what it says next.
    private void left(TransportId to, ProtocolMessage frame) {
        var device = Objects.requireNonNull(byTransport.get(to));
        if (frame.connectionDetails() != null) {
            device.key = frame.connectionDetails().connectionKey();
        }
        if (frame.channel() != null && frame.channelSerial() != null && frame.action() != Action.SYNC) {
            device.channelSerials.put(frame.channel(), frame.channelSerial());
        }
        if (frame.action() == Action.CONNECTED && frame.error() != null) {
            device.msgSerial = 0;
        }
        var results = frame.res();
        if (results != null && device.lastSent != null && isCreate(device.lastSent.build())) {
            results.stream()
                    .map(PublishResult::serials)
                    .filter(serials -> !serials.isEmpty() && serials.getFirst() != null)
                    .forEach(serials -> device.serial = Objects.requireNonNull(serials.getFirst()));
        }
    }

    private static boolean isCreate(ProtocolMessage sent) {
        return sent.messages() != null && sent.messages().getFirst().action() == MessageAction.CREATE;
    }

    private ScriptedDevice device(String name) {
        return Objects.requireNonNull(devices.get(name), name);
    }

    private TransportId transport(String name) {
        return Objects.requireNonNull(device(name).transport, () -> name + " has no transport");
    }

    /// Serial of the message that it published last.
    public String serial(String name) {
        return device(name).serial;
    }

    public ScriptedLog log() {
        return log;
    }

    public TimelineBuilder builder() {
        return builder;
    }

    public long now() {
        return nowMs * 1_000_000;
    }

    public Timeline timeline() {
        return builder.timeline(now());
    }

    /// The only participant that is called so.
    public Participant participant(String name) {
        var named = timeline().participants().stream()
                .filter(participant -> participant.name().equals(name))
                .toList();
        if (named.size() != 1) {
            throw new AssertionError(name + " among " + timeline().participants());
        }
        return named.getFirst();
    }

    public DeviceTrack track(String name) {
        return timeline().tracks().get(participant(name).index());
    }

    public ConnectionStatus connectionStatus(String name) {
        return builder.connectionStatuses(now()).get(participant(name).index());
    }
}
