package dev.playhead.transport.core.state;

import java.util.Map;

/// What watchers of a channel were told last.
///
/// @param crowd the channel's count of comings and goings at that time
/// @param number how often they were told
public record SentOccupancy(long crowd, Map<String, Integer> metrics, long number) {}
