package dev.playhead.transport.insight;

import dev.playhead.transport.fault.FaultRule;

/// One fault rule over the time it was on.
///
/// @param party index of the party it hits; -1 when none matched
public record FaultTrack(FaultRule rule, int party, Span span) {}
