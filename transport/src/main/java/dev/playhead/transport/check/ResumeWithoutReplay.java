package dev.playhead.transport.check;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Rule `resume-without-replay`: a client was told that it has a channel with nothing lost, and lacks
/// something.
///
/// The claim is an ATTACHED with the flag RESUMED (RTL2f) on a connection to which messages of that channel were
/// not delivered since its transport ended. It is kept when within a second each of those messages was sent
/// to it as it was then, or newer as a whole; a later append alone does not count, since it
/// adds to what is not there. An ATTACHED without RESUMED claims nothing: that continuity was lost is then
/// said openly, and no finding of this rule. A transport that ends within the second says nothing either way.
/// Attachments with a filter are left out: what they are to be sent depends on what the messages have become.
final class ResumeWithoutReplay extends VerdictRule {
    private static final long WITHIN_NANOS = 1_000_000_000;
    private static final int MOST_SHOWN = 8;

    private final Map<ConnectionId, Map<String, MissedMessages>> missed = new HashMap<>(); // never iterated
    private final Map<TransportId, ConnectionId> connections = new HashMap<>(); // looked up only, never iterated
    private final Deque<Claim> claims = new ArrayDeque<>();

    /// @param position of the ATTACHED
    /// @param cause position of the ATTACH
    private record Claim(
            TransportId transport, String channel, long position, long cause, long atNanos, MissedMessages missed) {}

    ResumeWithoutReplay() {
        super(
                "resume-without-replay",
                "Every resume kept its word",
                "nobody came back, with nothing lost, to a channel of which it had missed something");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!claims.isEmpty() && claims.getFirst().atNanos() + WITHIN_NANOS < entry.atNanos()) {
            judge(claims.removeFirst(), session);
        }
        switch (entry) {
            case Entry.FrameUndelivered undelivered -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    undelivered(undelivered, frame, session);
                }
            }
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    sent(out, frame);
                }
            }
            case Entry.Closed closed -> {
                connections.remove(closed.transport());
                claims.removeIf(claim -> claim.transport().equals(closed.transport()));
            }
            case Entry.TimerFired fired -> {
                if (fired.timer().purpose() == TimerId.Purpose.CONNECTION_EXPIRED) {
                    missed.remove(new ConnectionId(fired.timer().subject()));
                }
            }
            default -> {} // all else has no part in a resume
        }
    }

    // What a fault has kept from a client that was there is for the broker sent: no resume owes it.
    private void undelivered(Entry.FrameUndelivered undelivered, ProtocolMessage frame, CheckedSession session) {
        if (session.isDropping(undelivered.rule())) {
            return;
        }
        if (frame.action() != Action.MESSAGE || frame.messages() == null || frame.channel() == null) {
            return;
        }
        for (var connection : undelivered.from()) {
            missed.computeIfAbsent(connection, c -> new HashMap<>())
                    .computeIfAbsent(base(frame.channel()), c -> new MissedMessages())
                    .undelivered(frame.messages(), undelivered.position());
        }
    }

    /// The channel behind a name with a qualifier, such as `[?rewind=1]room`.
    private static String base(String name) {
        return name.startsWith("[") ? name.substring(name.indexOf(']') + 1) : name;
    }

    private void sent(Entry.FrameOut out, ProtocolMessage frame) {
        switch (frame.action()) {
            case CONNECTED -> {
                if (frame.connectionId() != null) {
                    var connection = new ConnectionId(frame.connectionId());
                    out.to().forEach(transport -> connections.put(transport, connection));
                }
            }
            case ATTACHED, DETACHED -> out.to().forEach(transport -> attached(out, transport, frame));
            case MESSAGE -> {
                for (var claim : claims) {
                    if (frame.messages() != null
                            && frame.channel() != null
                            && out.to().contains(claim.transport())
                            && base(frame.channel()).equals(base(claim.channel()))) {
                        claim.missed().sent(frame.messages(), out.cause() == claim.cause());
                    }
                }
            }
            case null, default -> {} // all else brings nothing of a channel's messages
        }
    }

    private void attached(Entry.FrameOut out, TransportId transport, ProtocolMessage frame) {
        var connection = connections.get(transport);
        var ofConnection = connection == null ? null : missed.get(connection);
        var gap = ofConnection == null || frame.channel() == null ? null : ofConnection.remove(base(frame.channel()));
        if (connection != null && ofConnection != null && ofConnection.isEmpty()) {
            missed.remove(connection);
        }
        if (gap != null
                && frame.channel() != null
                && frame.action() == Action.ATTACHED
                && frame.has(Flag.RESUMED)
                && subscribes(frame)
                && !frame.channel().startsWith("[filter")) {
            claims.add(new Claim(transport, frame.channel(), out.position(), out.cause(), out.atNanos(), gap));
        }
    }

    private static boolean subscribes(ProtocolMessage frame) {
        var modes = ChannelMode.in(frame.flags() == null ? 0 : frame.flags());
        return modes.isEmpty() || modes.contains(ChannelMode.SUBSCRIBE);
    }

    private void judge(Claim claim, CheckedSession session) {
        int count = claim.missed().count();
        int participant = session.participant(claim.transport());
        if (count == 0) {
            held(participant);
            return;
        }
        var channel = session.channel(participant, base(claim.channel()));
        var evidence = new ArrayList<Long>(claim.missed().positions(MOST_SHOWN));
        evidence.add(claim.position());
        broken(participant, evidence);
        session.report(finding(
                "Resumed without replay",
                session.name(participant) + " was told that it has " + channel.name()
                        + " with nothing lost (RESUMED), but "
                        + (count == 1 ? "one message that it" : count + " messages that it")
                        + " missed while it was away " + (count == 1 ? "was" : "were")
                        + " not sent to it, the first with serial "
                        + claim.missed().first()
                        + ". What it shows stays incomplete without a sign of it.",
                "The client cannot know of this. Let it read the history from its last message on, or attach anew"
                        + " without a channelSerial; and look for what lost the replay: a fault, a proxy or the broker.",
                claim.atNanos(),
                channel,
                participant,
                evidence));
    }
}
