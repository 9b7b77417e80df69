package dev.playhead.transport.check.device;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Rule `continuity-lost` (F12): whoever goes on with a channel in the middle of a run misses nothing of
/// it, or reads it up.
///
/// Found is a client that asked to go on after a place of the channel (ATTACH with `channelSerial`, RTL4c1)
/// or was attached, was told ATTACHED without RESUMED (RTL12) while a run of the channel went on, and asked
/// for no history within ten seconds; a rewind counts as history. That continuity was lost was said openly,
/// so the broker has kept its word; what the client shows may have a hole all the same. Without a run going
/// on, nothing is said.
final class ContinuityLost extends VerdictRule {
    private static final long WITHIN_NANOS = 10_000_000_000L;
    private static final int MOST_ASKED = 1_000;

    // Positions of ATTACH frames that name a place.
    private final Map<Long, Boolean> asked = new BoundedMap<>(MOST_ASKED);
    private final Deque<Lost> lost = new ArrayDeque<>();

    private record Lost(int participant, ChannelId channel, AgentRun run, long cause, long position, long atNanos) {}

    ContinuityLost() {
        super("continuity-lost", "No hole in an answer", "nobody came back to a channel in the middle of a run");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!lost.isEmpty() && lost.getFirst().atNanos() + WITHIN_NANOS < entry.atNanos()) {
            judge(lost.removeFirst(), session);
        }
        switch (entry) {
            case Entry.FrameIn in -> {
                if (decoded instanceof Decoded.Frame(var frame)
                        && frame.action() == Action.ATTACH
                        && frame.channelSerial() != null
                        && !frame.channelSerial().isEmpty()) {
                    asked.put(in.position(), true);
                }
            }
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)
                        && frame.action() == Action.ATTACHED
                        && (asked.remove(out.cause()) != null || frame.error() != null)) {
                    attached(out, frame, session);
                }
            }
            case Entry.RestIn in -> {
                if (!lost.isEmpty() && decoded instanceof Decoded.Call(RestCall.History history)) {
                    int reader = session.senderOf(in.position());
                    var channel = session.channel(reader, history.channel());
                    lost.removeIf(each ->
                            each.participant() == reader && each.channel().equals(channel));
                }
            }
            default -> {} // all else has no part in coming back
        }
    }

    private void attached(Entry.FrameOut out, ProtocolMessage frame, CheckedSession session) {
        for (var transport : out.to()) {
            int participant = session.participant(transport);
            if (participant < 0 || frame.channel() == null) {
                continue;
            }
            var channel = session.channel(participant, QualifiedName.base(frame.channel()));
            var run = session.openRun(channel);
            if (run == null) {
                continue;
            }
            if (frame.has(Flag.RESUMED) || frame.has(Flag.HAS_BACKLOG)) {
                held(participant);
            } else {
                lost.add(new Lost(participant, channel, run, out.cause(), out.position(), out.atNanos()));
            }
        }
    }

    private void judge(Lost each, CheckedSession session) {
        var evidence = List.of(each.run().startPosition(), each.cause(), each.position());
        broken(each.participant(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Continuity lost in an answer",
                session.name(each.participant()) + " was told in the middle of run "
                        + each.run().id() + " that it cannot go on with "
                        + each.channel().name()
                        + " where it was (ATTACHED without RESUMED), and has not read the history since:"
                        + " what came in between may be missing.",
                each.run().agent() == each.participant()
                        ? "An agent of AI Transport ends its runs as cancelled then. Let it come back within the time for"
                                + " which a connection can be resumed, or begin the step anew."
                        : "Read the history up to the attach (untilAttach) whenever a channel is attached without resumed, or"
                                + " attach with rewind.",
                each.atNanos(),
                each.channel(),
                each.participant(),
                evidence));
    }
}
