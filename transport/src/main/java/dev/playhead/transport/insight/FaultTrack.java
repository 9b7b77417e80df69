package dev.playhead.transport.insight;

import dev.playhead.transport.fault.FaultRule;

/// One fault rule over the time it was on.
///
/// @param participant index of the participant it hits; -1 when none matched
public record FaultTrack(FaultRule rule, int participant, Span span) {}
