package dev.playhead.transport.check.device;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Map;

/// Rule `token-not-renewed`: a client whose token has expired comes back with another.
///
/// Found is a participant that the broker has cut off with a code from 40140 to 40149 (RSA4b, RTN15h: the
/// token is expired, revoked or no longer good), and that has not been told CONNECTED for thirty seconds
/// since. Whoever renews in time by AUTH, or comes back with another token, is none; who is turned away
/// with its first token was never there and is not looked at.
final class TokenNotRenewed extends VerdictRule {
    private static final long WITHIN_NANOS = 30_000_000_000L;
    private static final int FIRST_CODE = 40140;
    private static final int LAST_CODE = 40149;
    private static final int MOST_CUT = 1_000;

    private final Map<Integer, CutOff> cut = new BoundedMap<>(MOST_CUT);

    private record CutOff(long position, long atNanos, ErrorInfo error) {}

    TokenNotRenewed() {
        super("token-not-renewed", "Every token renewed", "no token of a client that was there ran out");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        if (!cut.isEmpty()) {
            cut.entrySet().removeIf(of -> {
                boolean due = entry.atNanos() - of.getValue().atNanos() > WITHIN_NANOS;
                if (due) {
                    gone(of.getKey(), of.getValue(), session);
                }
                return due;
            });
        }
        if (entry instanceof Entry.FrameOut out && decoded instanceof Decoded.Frame(var frame)) {
            sent(out, frame, session);
        }
    }

    private void sent(Entry.FrameOut out, ProtocolMessage frame, CheckedSession session) {
        if (frame.action() == Action.CONNECTED && !cut.isEmpty()) {
            for (var transport : out.to()) {
                int participant = session.participant(transport);
                if (cut.remove(participant) != null) {
                    held(participant);
                }
            }
        }
        var error = frame.error();
        boolean ends =
                frame.action() == Action.DISCONNECTED || frame.action() == Action.ERROR && frame.channel() == null;
        if (!ends || error == null || error.code() < FIRST_CODE || error.code() > LAST_CODE) {
            return;
        }
        for (var transport : out.to()) {
            int participant = session.participant(transport);
            if (participant >= 0) {
                cut.putIfAbsent(participant, new CutOff(out.position(), out.atNanos(), error));
            }
        }
    }

    private void gone(int participant, CutOff since, CheckedSession session) {
        var evidence = List.of(since.position());
        broken(participant, evidence);
        session.report(finding(
                Severity.WARNING,
                "Token not renewed",
                session.name(participant) + " was cut off with " + since.error().code() + " ("
                        + since.error().message() + ") and has not come back for thirty seconds.",
                "Give the client an authUrl or authCallback, so that it can get another token by itself, and see that what"
                        + " issues tokens answers and has the right time.",
                since.atNanos(),
                null,
                participant,
                evidence));
    }
}
