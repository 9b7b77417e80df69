package dev.playhead.transport.check;

import dev.playhead.transport.insight.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that went wrong in a session, and what proves it. Immutable; a rule may publish a newer version
/// of it under the same number when more of the same happens.
///
/// @param rule the rule that found it, in words with hyphens: `publish-refused`. Never changes, so that files
/// and scripts may name it
/// @param title a few words, for a list
/// @param sentence what happened, in whole sentences
/// @param remedy what to do about it, in whole sentences
/// @param atNanos when it happened, ns since 1970
/// @param channel the channel it happened on; null when it concerns none
/// @param participant index in the timeline of whom it concerns; -1 when nobody knows
/// @param evidence positions of the entries that prove it, in the order they happened; at least one
public record Finding(
        String rule,
        Severity severity,
        String title,
        String sentence,
        String remedy,
        long atNanos,
        @Nullable ChannelId channel,
        int participant,
        List<Long> evidence) {
    /// @throws IllegalArgumentException without evidence: what cannot be shown is not said
    public Finding {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("A finding of rule " + rule + " has no evidence.");
        }
    }
}
