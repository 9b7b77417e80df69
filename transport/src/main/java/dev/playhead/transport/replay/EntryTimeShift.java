package dev.playhead.transport.replay;

import dev.playhead.transport.auth.Token;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.session.Identity;
import org.jspecify.annotations.Nullable;

/// Inputs that happen again at another time: the lives of tokens move with them, so that one that was good is good.
public final class EntryTimeShift {
    private EntryTimeShift() {}

    /// Returns an input at another position and time of another log.
    public static InputEntry of(InputEntry entry, long position, long atNanos) {
        long byNanos = atNanos - entry.atNanos();
        return switch (entry) {
            case Entry.Opened e -> {
                var handshake = e.handshake().as(moved(e.handshake().identity(), byNanos));
                yield new Entry.Opened(position, atNanos, e.transport(), handshake);
            }
            case Entry.Reauthenticated e ->
                new Entry.Reauthenticated(position, atNanos, e.transport(), moved(e.identity(), byNanos), e.refusal());
            case Entry.RestIn e ->
                new Entry.RestIn(
                        position,
                        atNanos,
                        e.request(),
                        moved(e.identity(), byNanos),
                        e.refusal(),
                        e.method(),
                        e.target(),
                        e.headers(),
                        e.body());
            case Entry.FrameIn e -> e.at(position, atNanos);
            case Entry.Closed e -> e.at(position, atNanos);
            case Entry.TimerFired e -> e.at(position, atNanos);
            case Entry.LimitsSet e -> e.at(position, atNanos);
            case Entry.RuleSet e -> e.at(position, atNanos);
            case Entry.RuleCleared e -> e.at(position, atNanos);
            case Entry.HeldSettled e -> e.at(position, atNanos);
            case Entry.Stopping e -> e.at(position, atNanos);
        };
    }

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
}
