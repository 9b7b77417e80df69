package dev.playhead.transport.scenario;

import dev.playhead.transport.protocol.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulated agent of a scenario: it answers every question on its channel with its text, or its texts in turn, token
/// by token. Immutable.
///
/// @param tokens the pieces of its first answer, in order
/// @param gapMs mean time between two tokens, ms
/// @param jitterPercent how much the time between two tokens varies by chance, percent of it
/// @param present whether it enters the presence set
/// @param format how its frames are written
/// @param mistakes what it does wrong
/// @param approvalAt the token before which each of its answers waits until somebody lets a tool run; 0 for none
/// @param more the answers that it gives after the first, in turn; then it begins anew
public record Agent(
        String name,
        String clientId,
        String channel,
        List<String> tokens,
        double gapMs,
        int jitterPercent,
        boolean present,
        Format format,
        Mistakes mistakes,
        int approvalAt,
        List<List<String>> more) {
    public Agent {
        tokens = List.copyOf(tokens);
        more = more.stream().map(List::copyOf).toList();
    }

    /// One that says the same each time, asks nobody for an approval, and writes JSON.
    public Agent(
            String name,
            String clientId,
            String channel,
            List<String> tokens,
            double gapMs,
            int jitterPercent,
            boolean present,
            Mistakes mistakes) {
        this(name, clientId, channel, tokens, gapMs, jitterPercent, present, Format.JSON, mistakes, 0, List.of());
    }

    /// Returns the pieces of an answer.
    ///
    /// @param number 1 for its first
    public List<String> answer(int number) {
        int of = Math.floorMod(number - 1, more.size() + 1);
        return of == 0 ? tokens : more.get(of - 1);
    }

    /// Returns this agent with another answer.
    public Agent saying(List<String> other) {
        return new Agent(
                name, clientId, channel, other, gapMs, jitterPercent, present, format, mistakes, approvalAt, more);
    }

    /// Mistakes of an agent. Tokens count from 1.
    ///
    /// @param dieAt the token with which its process ends, for good; 0 for never
    /// @param duplicateAt the token that it publishes twice; 0 for none
    /// @param stall a pause before a token; null for none
    /// @param burst tokens that it holds back and publishes at once; null for none
    /// @param noTerminator whether its runs and streams never say that they have ended
    /// @param ignoresStop whether it goes on when somebody stops it
    public record Mistakes(
            int dieAt,
            int duplicateAt,
            @Nullable Stall stall,
            @Nullable Burst burst,
            boolean noTerminator,
            boolean ignoresStop) {
        /// None at all.
        public static final Mistakes NONE = new Mistakes(0, 0, null, null, false, false);
    }

    /// @param at the token that comes so much later
    /// @param forMs how much, ms
    public record Stall(int at, long forMs) {}

    /// @param at the first token that is held back
    /// @param tokens how many of them
    public record Burst(int at, int tokens) {}
}
