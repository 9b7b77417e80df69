package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Publishes that the broker has not answered yet, and what it then says of each: over a connection by its
/// `msgSerial` (RTN7), over REST by the request. What a connection left unanswered is forgotten when its
/// transport ends. For one thread.
public final class OpenPublishes {
    private static final int MOST_REQUESTS = 1_000;
    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");

    private final Map<TransportId, Map<Long, Publish>> frames = new HashMap<>(); // looked up, or all changed alike
    private final Map<HeldId, Long> held = new BoundedMap<>(MOST_REQUESTS);
    private final Map<Long, Publish> requests = new BoundedMap<>(MOST_REQUESTS);

    /// @param position of the entry that brought it
    /// @param what in words, for example `message` or `PATCH /channels/x/messages/y`
    /// @param channel null for a request whose channel cannot be read
    /// @param messages empty for what is no message
    /// @param transport that it came by; null for a request
    public record Publish(
            long position,
            long atNanos,
            int participant,
            String what,
            @Nullable ChannelId channel,
            List<Message> messages,
            @Nullable TransportId transport) {
        private Publish with(List<Message> others) {
            return new Publish(position, atNanos, participant, what, channel, others, transport);
        }
    }

    /// @param position of the answer
    /// @param error why it was refused; null when it was accepted
    /// @param serials one for each message that was accepted; an append that became part of a later one has
    /// none
    public record Answer(
            Publish publish,
            long position,
            long atNanos,
            @Nullable ErrorInfo error,
            List<@Nullable String> serials) {}

    /// Takes the next entry, after `who` has. Returns the publishes that it answers, mostly none.
    public List<Answer> accept(Entry entry, Decoded decoded, TimelineBuilder who) {
        switch (entry) {
            case Entry.FrameIn in -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    arrived(in, frame, who);
                }
            }
            case Entry.FrameHeld held -> {
                if (!held.hold().toClient()) {
                    held(held);
                } else if (decoded instanceof Decoded.Frame(var frame) && frame.action() == Action.ACK) {
                    return withheld(List.of(held.hold().connection()), held, frame, who);
                }
            }
            case Entry.HeldSettled settled -> {
                if (decoded instanceof Decoded.Frame(var edited)) {
                    edited(settled.held(), edited);
                }
            }
            case Entry.RestIn in -> asked(in, decoded, who);
            case Entry.Closed closed -> frames.remove(closed.transport());
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)
                        && (frame.action() == Action.ACK || frame.action() == Action.NACK)) {
                    return answered(out, frame);
                }
            }
            case Entry.FrameUndelivered out -> {
                if (decoded instanceof Decoded.Frame(var frame) && frame.action() == Action.ACK) {
                    return withheld(out.from(), out, frame, who);
                }
            }
            case Entry.RestOut out -> {
                return answered(out, decoded);
            }
            default -> {} // all else neither publishes nor answers
        }
        return List.of();
    }

    private void arrived(Entry.FrameIn in, ProtocolMessage frame, TimelineBuilder who) {
        if (frame.msgSerial() == null && frame.action() != Action.MESSAGE) {
            return;
        }
        int sender = who.participantOf(in.transport());
        var channel = frame.channel() == null ? null : channel(sender, frame.channel(), who);
        var messages = frame.messages() == null ? List.<Message>of() : frame.messages();
        var publish = new Publish(in.position(), in.atNanos(), sender, what(frame), channel, messages, in.transport());
        frames.computeIfAbsent(in.transport(), transport -> new HashMap<>()).put(number(frame), publish);
    }

    private void held(Entry.FrameHeld entry) {
        held.put(entry.hold().id(), entry.cause());
    }

    // What the broker hears, stores and answers is what somebody made of it at a breakpoint.
    private void edited(HeldId id, ProtocolMessage edited) {
        var arrival = held.remove(id);
        if (arrival == null) {
            return;
        }
        long position = arrival;
        var messages = edited.messages() == null ? List.<Message>of() : edited.messages();
        for (var open : frames.values()) {
            open.replaceAll((number, publish) -> publish.position() == position ? publish.with(messages) : publish);
        }
    }

    private static ChannelId channel(int participant, String name, TimelineBuilder who) {
        return new ChannelId(participant < 0 ? "" : who.participant(participant).app(), name);
    }

    private static String what(ProtocolMessage frame) {
        return switch (frame.action()) {
            case MESSAGE -> "message";
            case PRESENCE -> "presence";
            case ANNOTATION -> "annotation";
            case OBJECT -> "change of objects";
            case null, default -> "frame";
        };
    }

    private static long number(ProtocolMessage frame) {
        return frame.msgSerial() == null ? 0 : frame.msgSerial();
    }

    private void asked(Entry.RestIn in, Decoded decoded, TimelineBuilder who) {
        int sender = who.senderOf(in.position());
        var what = in.method() + " " + path(in.target());
        if (decoded instanceof Decoded.Call(var call)) {
            switch (call) {
                case RestCall.Publish(var channel, var messages) ->
                    requests.put(in.position(), publish(in, sender, what, channel(sender, channel, who), messages));
                case RestCall.Change(var channel, var serial, var message) ->
                    requests.put(
                            in.position(),
                            publish(
                                    in,
                                    sender,
                                    what,
                                    channel(sender, channel, who),
                                    List.of(message.toBuilder().serial(serial).build())));
                case RestCall.Annotate(var channel, var serial, var annotations) ->
                    requests.put(in.position(), publish(in, sender, what, channel(sender, channel, who), List.of()));
                case RestCall.ChangeObjects(var channel, var changes) ->
                    requests.put(in.position(), publish(in, sender, what, channel(sender, channel, who), List.of()));
                case RestCall.BatchPublish batch ->
                    requests.put(in.position(), publish(in, sender, what, null, List.of()));
                default -> {} // all else publishes nothing
            }
        } else if (WRITES.contains(in.method()) && what.contains(" /channels/")) {
            requests.put(in.position(), publish(in, sender, what, null, List.of()));
        }
    }

    private static Publish publish(
            Entry.RestIn in, int sender, String what, @Nullable ChannelId channel, List<Message> messages) {
        return new Publish(in.position(), in.atNanos(), sender, what, channel, messages, null);
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private List<Answer> answered(Entry.FrameOut out, ProtocolMessage frame) {
        return out.to().isEmpty() ? List.of() : answered(out.to().getFirst(), out.position(), out.atNanos(), frame);
    }

    // What a fault does not let a publisher know, or not yet, is stored all the same.
    private List<Answer> withheld(
            List<ConnectionId> from, EffectEntry out, ProtocolMessage frame, TimelineBuilder who) {
        var answers = new ArrayList<Answer>();
        for (var connection : from) {
            who.transportOf(connection)
                    .ifPresent(transport -> answers.addAll(answered(transport, out.position(), out.atNanos(), frame)));
        }
        return answers;
    }

    private List<Answer> answered(TransportId transport, long position, long atNanos, ProtocolMessage frame) {
        var open = frames.get(transport);
        if (open == null) {
            return List.of();
        }
        var answers = new ArrayList<Answer>();
        int count = frame.count() == null ? 1 : frame.count();
        var error = frame.action() == Action.NACK
                ? frame.error() != null ? frame.error() : new ErrorInfo(0, 400, "no reason given")
                : null;
        for (int i = 0; i < count && !open.isEmpty(); i++) {
            var publish = open.remove(number(frame) + i);
            if (publish != null) {
                answers.add(new Answer(publish, position, atNanos, error, serials(frame.res(), i)));
            }
        }
        return answers;
    }

    private static List<@Nullable String> serials(@Nullable List<PublishResult> results, int index) {
        return results == null || index >= results.size()
                ? List.of()
                : results.get(index).serials();
    }

    private List<Answer> answered(Entry.RestOut out, Decoded decoded) {
        var publish = requests.remove(out.cause());
        if (publish == null) {
            return List.of();
        }
        var error = decoded instanceof Decoded.Refused(var refusal) ? refusal : null;
        var serials = decoded instanceof Decoded.Stored(var stored) ? stored : List.<String>of();
        return List.of(new Answer(publish, out.position(), out.atNanos(), error, new ArrayList<>(serials)));
    }
}
