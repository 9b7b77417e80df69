package dev.playhead.transport.insight;

import dev.playhead.transport.fault.FaultRule;

/// One fault rule over the time it was on. What was over at once has a span from a moment to the same moment.
///
/// @param participant index of the participant it hits; -1 when it hits everyone, and when none matched
public record FaultTrack(FaultRule rule, int participant, Span span) {}
