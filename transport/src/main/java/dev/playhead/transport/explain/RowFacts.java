package dev.playhead.transport.explain;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Handshake;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Facts about a row beyond its own entry. Immutable.
///
/// @param refusal why the broker refused what the row brought; null when it did not
/// @param outcome what became of a frame that was not delivered; null for other rows
/// @param end how a transport ended; null for other rows
/// @param turnedAway what somebody said of themselves whose credentials were refused; null for everybody else
/// @param keptBy the rule that has kept it from the broker, or changed it; null when none has
/// @param first the row that this one repeats; -1 when it repeats nothing, or when that row is not known
record RowFacts(
        Timeline timeline,
        int row,
        @Nullable ErrorInfo refusal,
        int first,
        @Nullable DeliveryOutcome outcome,
        @Nullable ConnectionEnd end,
        @Nullable Handshake turnedAway,
        @Nullable FaultRule keptBy) {
    /// @throws IOException when the log cannot be read
    static RowFacts of(Timeline timeline, int row, Entry entry, TimelineBuilder builder, Reasons reasons)
            throws IOException {
        long position = timeline.frames().position(row);
        long first = timeline.frames().isResend(row) ? builder.firstSent(position) : -1;
        return new RowFacts(
                timeline,
                row,
                timeline.frames().error(row) == 0 ? null : reasons.refusal(builder.refusal(position)),
                first < 0 ? -1 : timeline.frames().rowOf(first),
                outcome(timeline, row, entry, builder),
                entry instanceof Entry.Closed ? builder.end(position).orElse(null) : null,
                timeline.frames().participant(row) < 0 ? reasons.handshake(turnedAway(entry, builder)) : null,
                entry instanceof Entry.FrameIn || entry instanceof Entry.RestIn
                        ? builder.keptBy(position).orElse(null)
                        : null);
    }

    private static @Nullable DeliveryOutcome outcome(Timeline timeline, int row, Entry entry, TimelineBuilder builder) {
        var frames = timeline.frames();
        int participant = frames.participant(row);
        if (entry instanceof Entry.FrameUndelivered undelivered && DeliveryOutcome.isDropped(undelivered, builder)) {
            return DeliveryOutcome.DROPPED;
        }
        return frames.way(row) != Frames.Way.UNDELIVERED || participant < 0
                ? null
                : DeliveryOutcome.of(
                        timeline,
                        builder.connectionStatuses(timeline.endNanos()),
                        participant,
                        frames.atNanos(row),
                        timeline.endNanos());
    }

    private static long turnedAway(Entry entry, TimelineBuilder builder) {
        return switch (entry) {
            case Entry.FrameOut out ->
                out.to().size() == 1 ? builder.turnedAway(out.to().getFirst()) : -1;
            case Entry.Closed closed -> builder.turnedAway(closed.transport());
            case StateEntry _,
                    ControlEntry _,
                    Entry.FrameIn _,
                    Entry.RestIn _,
                    Entry.FrameUndelivered _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Entry.RestOut _,
                    Observation _ -> -1;
        };
    }

    boolean isResend() {
        return timeline.frames().isResend(row);
    }
}
