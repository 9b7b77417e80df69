package dev.playhead.transport.check.device;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rule `reconnect-loop` (F20): a connection lasts.
///
/// Found is a participant of which five connections ended against its will within ten seconds of CONNECTED
/// each, all within a minute. The sentence names how the last of them ended. Ends that the client asked
/// for, those that a fault of Playhead made and the end of the broker do not count. One finding for each
/// participant; it grows.
final class ReconnectLoop extends VerdictRule {
    private static final long SHORT_NANOS = 10_000_000_000L;
    private static final long TOGETHER_NANOS = 60_000_000_000L;
    private static final int LEAST_ENDS = 5;
    private static final int MOST_PARTICIPANTS = 1_000;

    private final Map<TransportId, Long> connected = new HashMap<>(); // looked up only, never iterated
    private final Map<TransportId, ErrorInfo> errors = new HashMap<>(); // looked up only, never iterated
    private final Map<Integer, Ends> ends = new BoundedMap<>(MOST_PARTICIPANTS);

    private static final class Ends {
        private final Deque<Entry.Closed> last = new ArrayDeque<>();
        private int count;
        private int finding = -1;
        private boolean told;
    }

    ReconnectLoop() {
        super(
                "reconnect-loop",
                "Connections last",
                "no connection lasted ten seconds or ended against the client's will");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    if (frame.action() == Action.CONNECTED) {
                        out.to().forEach(transport -> connected.putIfAbsent(transport, out.atNanos()));
                    } else if (frame.channel() == null && frame.error() != null) {
                        out.to().forEach(transport -> errors.put(transport, frame.error()));
                    }
                }
            }
            case Entry.Closed closed -> {
                var since = connected.remove(closed.transport());
                var error = errors.remove(closed.transport());
                int participant = session.participant(closed.transport());
                if (since != null && participant >= 0) {
                    ended(closed, closed.atNanos() - since, error, participant, session);
                }
            }
            default -> {} // all else neither connects nor ends
        }
    }

    private void ended(
            Entry.Closed closed, long lasted, @Nullable ErrorInfo error, int participant, CheckedSession session) {
        if (lasted > SHORT_NANOS) {
            held(participant);
        }
        if (lasted > SHORT_NANOS || !isUnwanted(closed.reason().kind(), error)) {
            return;
        }
        var of = ends.computeIfAbsent(participant, key -> new Ends());
        of.last.add(closed);
        while (of.last.size() > LEAST_ENDS
                || closed.atNanos() - of.last.getFirst().atNanos() > TOGETHER_NANOS) {
            of.last.removeFirst();
        }
        of.count = of.told ? of.count + 1 : of.last.size();
        if (of.last.size() == LEAST_ENDS) {
            again(of, closed, error, participant, session);
        }
    }

    private static boolean isUnwanted(CloseReason.Kind kind, @Nullable ErrorInfo error) {
        return switch (kind) {
            case CLIENT_CLOSED, CLIENT_LEFT, BROKER_STOPPED, CUT -> false;
            case BROKER_CLOSED -> error != null;
            default -> true; // all else is the network's, or a defect
        };
    }

    private void again(Ends of, Entry.Closed last, @Nullable ErrorInfo error, int participant, CheckedSession session) {
        var how = error != null
                ? "with " + error.code() + " (" + error.message() + ")"
                : "since the " + last.reason().kind().by().name().toLowerCase(Locale.ROOT) + " ended it";
        var finding = finding(
                Severity.WARNING,
                "Reconnect loop",
                session.name(participant) + " connected " + of.count
                        + " times and was gone again within ten seconds, the" + " last time " + how + ".",
                error != null && error.code() / 10 == 4014
                        ? "Renew the token: what issues it gives the client one that is no longer good."
                        : "Look at the frames just before each end: what the client was sent last may be what it cannot"
                                + " take. A reset by a proxy comes after the same time each time.",
                of.last.getFirst().atNanos(),
                null,
                participant,
                of.last.stream().map(Entry::position).toList());
        if (of.told) {
            session.revise(of.finding, finding);
        } else {
            broken(participant, finding.evidence());
            of.finding = session.report(finding);
            of.told = true;
        }
    }
}
