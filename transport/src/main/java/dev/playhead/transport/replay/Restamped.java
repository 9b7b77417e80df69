package dev.playhead.transport.replay;

import dev.playhead.transport.auth.Token;
import dev.playhead.transport.core.Handshake;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.log.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The same entry at another place and time of another log.
public final class Restamped {
    private Restamped() {}

    // A token that was good then is good now: its life moves with the entry.
    private static @Nullable Identity moved(@Nullable Identity identity, long byNanos) {
        var token = identity == null ? null : identity.token();
        if (identity == null || token == null || token.expiresMs() == Long.MAX_VALUE) {
            return identity;
        }
        long byMs = byNanos / 1_000_000;
        return new Identity(
                identity.app(),
                identity.keyName(),
                identity.clientId(),
                identity.capability(),
                new Token(token.issuedMs() + byMs, token.expiresMs() + byMs, token.revocationKey()));
    }

    private static Handshake moved(Handshake handshake, long byNanos) {
        return handshake.as(moved(handshake.identity(), byNanos));
    }

    /// An input entry with a new position and time; other entries cannot move, since they point at their cause.
    public static Entry of(Entry entry, long position, long atNanos) {
        return switch (entry) {
            case Entry.Opened e ->
                new Entry.Opened(position, atNanos, e.transport(), moved(e.handshake(), atNanos - e.atNanos()));
            case Entry.FrameIn e ->
                new Entry.FrameIn(position, atNanos, e.transport(), e.channel(), e.format(), e.payload(), e.problem());
            case Entry.Reauthenticated e ->
                new Entry.Reauthenticated(
                        position, atNanos, e.transport(), moved(e.identity(), atNanos - e.atNanos()), e.refusal());
            case Entry.Closed e -> new Entry.Closed(position, atNanos, e.transport(), e.reason());
            case Entry.TimerFired e -> new Entry.TimerFired(position, atNanos, e.timer());
            case Entry.RestIn e ->
                new Entry.RestIn(
                        position,
                        atNanos,
                        e.request(),
                        Objects.requireNonNull(moved(e.identity(), atNanos - e.atNanos())),
                        e.method(),
                        e.target(),
                        e.headers(),
                        e.body());
            case Entry.Interrupted e -> new Entry.Interrupted(position, atNanos, e.interruption());
            case Entry.LimitsSet e -> new Entry.LimitsSet(position, atNanos, e.limits());
            case Entry.RuleSet e -> new Entry.RuleSet(position, atNanos, e.rule());
            case Entry.RuleCleared e -> new Entry.RuleCleared(position, atNanos, e.rule());
            default -> throw new IllegalArgumentException("Entry " + entry.position() + " is no input.");
        };
    }
}
