package dev.playhead.transport.check;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.HeldId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rule `ack-discipline`: every publish over a connection is answered once, by ACK or NACK, in the order in which they
/// came (RTN7).
///
/// Found are an answer to nothing, an answer while an older publish waits (SDKs take it for that one), and a publish
/// that waits ten seconds while its transport is there. What a transport left open when it ended is none: the SDK sends
/// it again; nor what waits at a breakpoint, or has waited there. One finding for each transport.
final class AckDiscipline extends VerdictRule {
    private static final long WITHIN_NANOS = 10_000_000_000L;

    private final Map<TransportId, Waiting> open = new HashMap<>();
    private final Map<HeldId, Integer> held = new HashMap<>(); // looked up only, never iterated in an order
    private final Map<Integer, Long> quietUntil = new HashMap<>(); // looked up only
    private long askedNanos;

    /// The publishes of one transport that wait for their answer, by `msgSerial`.
    private static final class Waiting {
        private final TreeMap<Long, Asked> bySerial = new TreeMap<>();
        private boolean ending;
        private boolean told;
    }

    /// @param times how often it was sent on this transport
    private record Asked(long position, long atNanos, int times) {}

    AckDiscipline() {
        super("ack-discipline", "Every publish answered once", "nobody published over a connection and was answered");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.FrameIn in -> {
                if (decoded instanceof Decoded.Frame(var frame) && isPublish(frame)) {
                    asked(in, frame);
                }
            }
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame) && !out.to().isEmpty()) {
                    sent(out, frame, session);
                }
            }
            case Entry.FrameUndelivered kept -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    kept(kept, frame, session);
                }
            }
            case Entry.FrameHeld held ->
                this.held.put(held.hold().id(), session.participant(held.hold().connection()));
            case Entry.HeldEnded ended -> {
                var participant = held.remove(ended.held());
                if (participant != null) {
                    quietUntil.put(participant, entry.atNanos() + WITHIN_NANOS);
                }
            }
            case Entry.Closed closed -> open.remove(closed.transport());
            default -> {} // all else asks nothing and answers nothing
        }
        if (entry.atNanos() - askedNanos > WITHIN_NANOS / 10) {
            askedNanos = entry.atNanos();
            open.forEach((transport, waiting) -> late(transport, waiting, entry, session));
        }
    }

    private static boolean isPublish(ProtocolMessage frame) {
        return switch (frame.action()) {
            case MESSAGE, PRESENCE, ANNOTATION, OBJECT -> true;
            case null, default -> false;
        };
    }

    private static long number(ProtocolMessage frame) {
        return frame.msgSerial() == null ? 0 : frame.msgSerial();
    }

    private void asked(Entry.FrameIn in, ProtocolMessage frame) {
        open.computeIfAbsent(in.transport(), transport -> new Waiting())
                .bySerial
                .merge(
                        number(frame),
                        new Asked(in.position(), in.atNanos(), 1),
                        (before, now) -> new Asked(before.position(), before.atNanos(), before.times() + 1));
    }

    private void sent(Entry.FrameOut out, ProtocolMessage frame, CheckedSession session) {
        var transport = out.to().getFirst();
        var waiting = open.get(transport);
        boolean ends =
                frame.action() == Action.DISCONNECTED || frame.action() == Action.ERROR && frame.channel() == null;
        if (ends && waiting != null) {
            waiting.ending = true;
        }
        if (frame.action() == Action.CONNECTED) {
            replaced(transport, session);
        }
        if (frame.action() != Action.ACK && frame.action() != Action.NACK) {
            return;
        }
        int count = frame.count() == null ? 1 : frame.count();
        for (long serial = number(frame); serial < number(frame) + count; serial++) {
            answered(transport, waiting, serial, out, session);
        }
    }

    // A fault has kept an answer from its publisher, or a publish from the broker: then nobody waits for it here.
    private void kept(Entry.FrameUndelivered kept, ProtocolMessage frame, CheckedSession session) {
        boolean isAnswer = frame.action() == Action.ACK || frame.action() == Action.NACK;
        for (var connection : isAnswer ? kept.from() : List.<ConnectionId>of()) {
            int participant = session.participant(connection);
            open.forEach((transport, waiting) -> {
                if (session.participant(transport) == participant) {
                    waiting.bySerial.remove(number(frame));
                }
            });
        }
        if (kept.from().isEmpty() && isPublish(frame)) {
            open.values()
                    .forEach(waiting -> waiting.bySerial.values().removeIf(asked -> asked.position() == kept.cause()));
        }
    }

    // A connection has one transport: from here on answers go to this one.
    private void replaced(TransportId by, CheckedSession session) {
        int participant = session.participant(by);
        open.forEach((transport, waiting) ->
                waiting.ending |= !transport.equals(by) && session.participant(transport) == participant);
    }

    private void answered(
            TransportId transport, @Nullable Waiting waiting, long serial, Entry.FrameOut out, CheckedSession session) {
        var asked = waiting == null ? null : waiting.bySerial.get(serial);
        if (waiting == null || asked == null) {
            broken(
                    transport,
                    waiting,
                    "was sent an answer to its publish " + serial + ", which it has not sent or was told of before",
                    out.atNanos(),
                    List.of(out.position()),
                    session);
            return;
        }
        var oldest = waiting.bySerial.firstEntry();
        if (oldest.getKey() < serial) {
            broken(
                    transport,
                    waiting,
                    "was sent the answer to its publish " + serial + " while its publish " + oldest.getKey() + " waits",
                    out.atNanos(),
                    List.of(oldest.getValue().position(), out.position()),
                    session);
        } else {
            held(session.participant(transport));
        }
        if (asked.times() > 1) {
            waiting.bySerial.put(serial, new Asked(asked.position(), asked.atNanos(), asked.times() - 1));
        } else {
            waiting.bySerial.remove(serial);
        }
    }

    // What waits at a breakpoint, or has until now, cannot be answered: the publish, the answer, or what came before.
    private boolean isHeld(int participant, long nanos) {
        return held.containsValue(participant) || nanos < quietUntil.getOrDefault(participant, 0L);
    }

    private void late(TransportId transport, Waiting waiting, Entry now, CheckedSession session) {
        var oldest = waiting.bySerial.firstEntry();
        if (oldest != null
                && !waiting.ending
                && !isHeld(session.participant(transport), now.atNanos())
                && now.atNanos() - oldest.getValue().atNanos() > WITHIN_NANOS) {
            broken(
                    transport,
                    waiting,
                    "has had no answer to its publish " + oldest.getKey() + " for ten seconds",
                    oldest.getValue().atNanos(),
                    List.of(oldest.getValue().position()),
                    session);
        }
    }

    private void broken(
            TransportId transport,
            @Nullable Waiting waiting,
            String what,
            long atNanos,
            List<Long> evidence,
            CheckedSession session) {
        int participant = session.participant(transport);
        if (waiting != null && waiting.told) {
            return;
        }
        broken(participant, evidence);
        if (waiting != null) {
            waiting.told = true;
        }
        session.report(finding(
                notSo(),
                session.name(participant) + " " + what + "."
                        + session.faultOn(participant)
                                .map(fault -> " The fault " + fault + " was on.")
                                .orElse(""),
                "An SDK takes an answer for the oldest publish that waits, so its promises settle wrongly or never. Let it"
                        + " connect anew, and look for what lost or repeated the answer.",
                atNanos,
                null,
                participant,
                evidence));
    }
}
