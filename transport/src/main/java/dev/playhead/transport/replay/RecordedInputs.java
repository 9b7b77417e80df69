package dev.playhead.transport.replay;

import dev.playhead.transport.core.Input;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import java.util.Optional;

/// The one mapping from what is recorded to what the core is told. The live broker, the time machine and a recording
/// that is served again all use it, so that a re-run is told what the broker was told.
public final class RecordedInputs {
    private RecordedInputs() {}

    /// The input that an entry stands for; empty when the core is not told: a request that was refused before.
    public static Optional<Input> of(InputEntry entry) {
        return of(entry, DecodedInput.of(entry));
    }

    /// The input that an entry stands for, when its payload has been decoded already; empty when the core is not told.
    public static Optional<Input> of(InputEntry entry, DecodedInput decoded) {
        long atMs = entry.atNanos() / 1_000_000;
        return switch (entry) {
            case Entry.Opened e -> Optional.of(new Input.Opened(atMs, e.transport(), e.handshake()));
            case Entry.FrameIn e -> Optional.of(frame(e, decoded, atMs));
            case Entry.Reauthenticated e ->
                Optional.of(new Input.Reauthenticated(atMs, e.transport(), e.identity(), e.refusal()));
            case Entry.Closed e -> Optional.of(new Input.Closed(atMs, e.transport(), e.reason()));
            case Entry.TimerFired e -> Optional.of(new Input.TimerFired(atMs, e.timer()));
            case Entry.RestIn e -> request(e, decoded, atMs);
            case Entry.RuleSet e -> Optional.of(new Input.RuleSet(atMs, e.rule()));
            case Entry.RuleCleared e -> Optional.of(new Input.RuleCleared(atMs, e.rule()));
            case Entry.HeldSettled e -> settled(e, decoded, atMs);
            case Entry.LimitsSet e -> Optional.of(new Input.LimitsSet(atMs, e.limits()));
            case Entry.Stopping e -> Optional.of(new Input.Stopping(atMs));
        };
    }

    // An edit that cannot be read was refused before it was recorded; a file of strangers may have one all the same.
    private static Optional<Input> settled(Entry.HeldSettled entry, DecodedInput decoded, long atMs) {
        return switch (decoded) {
            case DecodedInput.Frame(var edited) ->
                Optional.of(new Input.HeldSettled(atMs, entry.held(), entry.dropped(), edited));
            case DecodedInput.Nothing n ->
                Optional.of(new Input.HeldSettled(atMs, entry.held(), entry.dropped(), null));
            case DecodedInput.Unreadable u -> Optional.empty();
            case DecodedInput.Call c -> throw mismatch(entry);
            case DecodedInput.Refused r -> throw mismatch(entry);
        };
    }

    private static Input frame(Entry.FrameIn entry, DecodedInput decoded, long atMs) {
        return switch (decoded) {
            case DecodedInput.Frame(var frame) ->
                new Input.Received(atMs, entry.transport(), frame, entry.payload().length);
            case DecodedInput.Unreadable(var problem) -> new Input.Malformed(atMs, entry.transport(), problem);
            case DecodedInput.Call c -> throw mismatch(entry);
            case DecodedInput.Refused r -> throw mismatch(entry);
            case DecodedInput.Nothing n -> throw mismatch(entry);
        };
    }

    private static Optional<Input> request(Entry.RestIn entry, DecodedInput decoded, long atMs) {
        var identity = entry.identity();
        if (entry.refusal() != null || identity == null) {
            return Optional.empty();
        }
        return switch (decoded) {
            case DecodedInput.Call(var call) -> Optional.of(new Input.Requested(atMs, entry.request(), identity, call));
            // Recorded by a version that understood more: there is nothing to tell the core.
            case DecodedInput.Refused refused -> Optional.empty();
            case DecodedInput.Frame f -> throw mismatch(entry);
            case DecodedInput.Unreadable u -> throw mismatch(entry);
            case DecodedInput.Nothing n -> throw mismatch(entry);
        };
    }

    private static IllegalArgumentException mismatch(InputEntry entry) {
        return new IllegalArgumentException("Entry " + entry.position() + " was decoded as something else.");
    }
}
