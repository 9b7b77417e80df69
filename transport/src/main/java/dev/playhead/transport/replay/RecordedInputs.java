package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.codec.RestRefusedException;
import dev.playhead.transport.codec.RestRequests;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/// Turns entries of a log back into the inputs that the core was given, by the same decoding that it was given them.
public final class RecordedInputs {
    private static final Identity NOBODY = new Identity(null, null);

    private RecordedInputs() {}

    /// The input that this entry recorded; empty for effects, notes and requests that never reached the core.
    public static Optional<Input> of(Entry entry) {
        long atMs = entry.atNanos() / 1_000_000;
        return switch (entry) {
            case Entry.Opened e -> Optional.of(new Input.Opened(atMs, e.transport(), e.handshake()));
            case Entry.FrameIn e -> Optional.of(frame(e, atMs));
            case Entry.Reauthenticated e ->
                Optional.of(new Input.Reauthenticated(atMs, e.transport(), e.identity(), e.refusal()));
            case Entry.Closed e -> Optional.of(new Input.Closed(atMs, e.transport(), e.reason()));
            case Entry.TimerFired e -> Optional.of(new Input.TimerFired(atMs, e.timer()));
            case Entry.RestIn e -> request(e, atMs);
            case Entry.RuleSet e -> Optional.of(new Input.RuleSet(atMs, e.rule()));
            case Entry.RuleCleared e -> Optional.of(new Input.RuleCleared(atMs, e.rule()));
            case Entry.Interrupted e -> Optional.of(new Input.Interrupted(atMs, e.interruption()));
            case Entry.LimitsSet e -> Optional.of(new Input.LimitsSet(atMs, e.limits()));
            case Entry.Stopping e -> Optional.of(new Input.Stopping(atMs));
            case Entry.Started e -> Optional.empty();
            case Entry.Keyframe e -> Optional.empty();
            case Entry.FrameOut e -> Optional.empty();
            case Entry.FrameWithheld e -> Optional.empty();
            case Entry.TransportEffect e -> Optional.empty();
            case Entry.RestOut e -> Optional.empty();
            case Entry.Written e -> Optional.empty();
            case Entry.Note e -> Optional.empty();
            case Entry.Foreign e -> Optional.empty();
        };
    }

    /// The input at an entry of `log`. A request without credentials was refused before it reached the
    /// core; nothing in its entry tells it from one that came with a token of nobody, but it has no
    /// effects.
    ///
    /// @throws IOException when the log cannot be read
    static Optional<Input> of(LogReader log, Entry entry) throws IOException {
        if (entry instanceof Entry.RestIn request
                && request.identity().equals(NOBODY)
                && !hasEffects(log, entry.position())) {
            return Optional.empty();
        }
        return of(entry);
    }

    private static boolean hasEffects(LogReader log, long position) throws IOException {
        if (position + 1 >= log.size()) {
            return false;
        }
        return switch (log.read(position + 1)) {
            case Entry.FrameOut e -> e.cause() == position;
            case Entry.FrameWithheld e -> e.cause() == position;
            case Entry.TransportEffect e -> e.cause() == position;
            case Entry.RestOut e -> e.cause() == position;
            default -> false;
        };
    }

    private static Input frame(Entry.FrameIn entry, long atMs) {
        if (entry.problem() != null) {
            return new Input.Malformed(atMs, entry.transport(), entry.problem());
        }
        try {
            var frame = FrameCodec.of(entry.format()).decode(entry.payload());
            return new Input.Received(atMs, entry.transport(), frame, entry.payload().length);
        } catch (MalformedFrameException e) {
            return new Input.Malformed(atMs, entry.transport(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static Optional<Input> request(Entry.RestIn entry, long atMs) {
        try {
            var call = RestRequests.decode(entry.method(), entry.target(), entry.headers(), entry.body());
            return Optional.of(new Input.Requested(atMs, entry.request(), entry.identity(), call));
        } catch (RestRefusedException refused) {
            return Optional.empty(); // it was refused the same way when it was recorded
        }
    }
}
