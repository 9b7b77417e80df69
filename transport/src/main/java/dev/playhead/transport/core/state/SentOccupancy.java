package dev.playhead.transport.core.state;

import java.util.Map;

/// Occupancy that the watchers of a channel were sent last. Immutable.
///
/// @param crowd the channel's count of comings and goings at that time
/// @param number how often they were told
public record SentOccupancy(long crowd, Map<String, Integer> metrics, long number) {}
