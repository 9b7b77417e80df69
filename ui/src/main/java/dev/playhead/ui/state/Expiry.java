package dev.playhead.ui.state;

import dev.playhead.transport.insight.ConnectionTrack.Credential;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Tone;
import org.jspecify.annotations.Nullable;

/// Time that a credential is good for, at a moment, in words and tone.
final class Expiry {
    private static final long SOON_NANOS = 60_000_000_000L;

    private Expiry() {}

    /// Returns what there is to say; empty when nothing is known.
    static String words(@Nullable Credential credential, long nanos) {
        if (credential == null) {
            return "";
        }
        if (!credential.token()) {
            return "key, no expiry";
        }
        long left = credential.expiresNanos() - nanos;
        return credential.expiresNanos() == Span.OPEN
                ? "token, no expiry"
                : left <= 0 ? "expired" : "expires in " + left(left);
    }

    // `28:14`, `1:02:07`, `2 days`.
    private static String left(long nanos) {
        long days = nanos / 86_400_000_000_000L;
        return days > 1 ? Formats.count(days, "day") : Formats.shortClock(nanos);
    }

    static Tone tone(@Nullable Credential credential, long nanos) {
        if (credential == null || credential.expiresNanos() == Span.OPEN) {
            return Tone.MUTED;
        }
        long left = credential.expiresNanos() - nanos;
        return left <= 0 ? Tone.FAULT : left < SOON_NANOS ? Tone.WARN : Tone.PLAIN;
    }
}
