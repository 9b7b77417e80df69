package dev.playhead.ui.device;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Timeline;
import org.jspecify.annotations.Nullable;

/// The faults that a button sets on one device, and the rules of their kind that are on.
public final class DeviceFaults {
    public static final Cut CUT = new Cut();
    public static final Slow SLOW = new Slow(400);

    private DeviceFaults() {}

    /// Returns the rule of the same kind as that of a button, whoever set it; null when none is on.
    ///
    /// @param participant index in the timeline
    /// @param atNanos the moment, ns since 1970
    public static @Nullable RuleId active(Timeline timeline, int participant, long atNanos, Fault fault) {
        return timeline.faults().stream()
                .filter(track ->
                        track.participant() == participant && track.span().contains(atNanos))
                .map(FaultTrack::rule)
                .filter(rule -> rule.fault().kind().equals(fault.kind()))
                .map(rule -> rule.id())
                .reduce((before, after) -> after)
                .orElse(null);
    }
}
