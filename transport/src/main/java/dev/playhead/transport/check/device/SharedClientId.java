package dev.playhead.transport.check.device;

import dev.playhead.transport.check.Audience;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rule `shared-client-id` (F13): participants of a channel have client ids of their own.
///
/// Found are two participants with the same client id that are both attached to a channel ten seconds after
/// the later of them came. Two devices of one person may well share one, so that is a note, and no verdict;
/// an agent that shares one with somebody who is none is a warning, since then nobody can tell who said
/// what and who may change it. Who comes back is the same participant, and none; nor is who has no client
/// id. One finding for each client id of a channel.
final class SharedClientId extends VerdictRule {
    private static final long TOGETHER_NANOS = 10_000_000_000L;
    private static final int MOST_NAMES = 5_000;

    private final Deque<Attached> fresh = new ArrayDeque<>();
    private final Map<Name, Boolean> told = new BoundedMap<>(MOST_NAMES);

    private record Attached(ChannelId channel, int participant, long position, long atNanos) {}

    private record Name(ChannelId channel, String clientId) {}

    SharedClientId() {
        super("shared-client-id", "Client ids of their own", "nobody with a client id was attached for ten seconds");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!fresh.isEmpty() && fresh.getFirst().atNanos() + TOGETHER_NANOS < entry.atNanos()) {
            judge(fresh.removeFirst(), session);
        }
        if (entry instanceof Entry.FrameOut out
                && decoded instanceof Decoded.Frame(var frame)
                && frame.action() == Action.ATTACHED
                && frame.channel() != null) {
            for (var transport : out.to()) {
                int participant = session.participant(transport);
                if (participant >= 0) {
                    var channel = session.channel(participant, QualifiedName.base(frame.channel()));
                    fresh.add(new Attached(channel, participant, out.position(), out.atNanos()));
                }
            }
        }
    }

    private void judge(Attached later, CheckedSession session) {
        var own = session.who(later.participant());
        if (own.clientId() == null) {
            return;
        }
        boolean isThere = false;
        Audience.Seat other = null;
        for (var seat : session.audience().of(later.channel())) {
            if (seat.participant() == later.participant()) {
                isThere = true;
            } else if (own.clientId().equals(session.who(seat.participant()).clientId())) {
                other = seat;
            }
        }
        if (isThere && other == null) {
            held(later.participant());
        } else if (isThere && told.putIfAbsent(new Name(later.channel(), own.clientId()), true) == null) {
            shared(later, own, Objects.requireNonNull(other), session);
        }
    }

    private void shared(Attached later, Participant own, Audience.Seat other, CheckedSession session) {
        var evidence = List.of(other.position(), later.position());
        var beside = session.who(other.participant());
        boolean isOfAgent = (own.kind() == Participant.Kind.AGENT) != (beside.kind() == Participant.Kind.AGENT);
        if (isOfAgent) {
            broken(later.participant(), evidence);
        }
        session.report(finding(
                isOfAgent ? Severity.WARNING : Severity.NOTE,
                "Client id shared",
                beside.name() + " and " + own.name() + " are on "
                        + later.channel().name() + " at the same time with one client id, " + own.clientId()
                        + ": who said what, whose run it is and who may change a message cannot be told apart.",
                isOfAgent
                        ? "Give the agent a client id of its own."
                        : "Two devices of one person may share one; then a stop or a fault by client id is meant for both."
                                + " Two persons need two.",
                later.atNanos(),
                later.channel(),
                later.participant(),
                evidence));
    }
}
