package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Deliveries of one version of a message: to whom it went, who missed it, and what each of them had of the
/// message at a moment.
final class MessageDeliveries {
    private final LogReader log;
    private final TimelineBuilder builder;
    private final Timeline timeline;
    private final long nanos;

    /// @param nanos the moment, ns since 1970
    MessageDeliveries(LogReader log, TimelineBuilder builder, Timeline timeline, long nanos) {
        this.log = log;
        this.builder = builder;
        this.timeline = timeline;
        this.nanos = nanos;
    }

    /// @param cause position of the input at which it was handed on
    /// @param serial null when the message got none
    /// @throws IOException when the log cannot be read
    List<FrameDetail.Delivery> of(long cause, @Nullable ChannelId channel, @Nullable String serial) throws IOException {
        var frames = timeline.frames();
        var deliveries = new ArrayList<FrameDetail.Delivery>();
        var versions = new Versions(channel, serial);
        var connectionStatuses = builder.connectionStatuses(Math.min(nanos, timeline.endNanos()));
        for (long position = cause + 1; position < log.size(); position++) {
            var entry = log.readForShow(position);
            if (FrameDetails.cause(entry) != cause) {
                break;
            }
            if (serial != null && !PublishedSerials.in(entry).contains(serial)) {
                continue; // what was held back before it, or an answer
            }
            for (int row = frames.rowOf(position);
                    row >= 0 && row < frames.count() && frames.position(row) == position;
                    row++) {
                int participant = frames.participant(row);
                if (participant < 0 || !frames.kind(row).equals("MESSAGE")) {
                    continue;
                }
                boolean sent = frames.way(row) == Frames.Way.OUT;
                long written = frames.writtenNanos(row);
                boolean there = sent && written > 0 && written <= nanos;
                // What was handed to a transport that ended before it was written comes with the resume.
                boolean comes = sent
                        && channel != null
                        && frames.atNanos(row) >= builder.attachedSince(participant, channel, nanos);
                var outcome = entry instanceof Entry.FrameUndelivered missed
                                && DeliveryOutcome.isDropped(missed, builder)
                        ? DeliveryOutcome.DROPPED
                        : DeliveryOutcome.of(timeline, connectionStatuses, participant, frames.atNanos(row), nanos);
                var state = frames.atNanos(row) > nanos
                        ? FrameDetail.Delivery.State.NOT_YET
                        : versions.state(participant, comes, there, frames.version(row));
                long latency = there ? frames.latencyNanos(row) : -1;
                deliveries.add(new FrameDetail.Delivery(
                        participant,
                        row,
                        latency,
                        versions.of(participant),
                        sent,
                        state,
                        why(state, outcome),
                        because(entry)));
            }
        }
        missing(channel, serial, deliveries);
        return deliveries;
    }

    /// Adds the participants that were not attached when it went out and cannot resume it.
    private void missing(@Nullable ChannelId channel, @Nullable String serial, List<FrameDetail.Delivery> deliveries) {
        var reached = deliveries.stream().map(FrameDetail.Delivery::participant).collect(Collectors.toSet());
        for (var track : timeline.tracks()) {
            boolean known = reached.contains(track.participant());
            for (var gap : track.gaps()) {
                if (!known
                        && serial != null
                        && gap.channel().equals(channel)
                        && gap.lacks(serial, Math.min(nanos, timeline.endNanos()))) {
                    deliveries.add(new FrameDetail.Delivery(
                            track.participant(),
                            -1,
                            -1,
                            0,
                            false,
                            FrameDetail.Delivery.State.MISSING,
                            "Missing: " + gap.why(),
                            ""));
                    known = true;
                }
            }
        }
    }

    private String because(Entry entry) {
        return entry instanceof Entry.FrameUndelivered undelivered ? FrameText.lost(timeline, undelivered) : "";
    }

    private static String why(FrameDetail.Delivery.State state, DeliveryOutcome outcome) {
        if (state != FrameDetail.Delivery.State.MISSING) {
            return state.words();
        }
        return switch (outcome) {
            case WAITS, RESUMED -> state.words();
            case EXPIRED -> "Missing: nothing can be resumed any more";
            case LOST -> "Missing: it came back without a resume";
            case DROPPED -> "Missing: a fault has kept it back";
        };
    }

    /// The versions of a message that had reached each participant by a moment.
    private final class Versions {
        private final Map<Integer, Integer> newest = new LinkedHashMap<>();
        private int current;

        Versions(@Nullable ChannelId channel, @Nullable String serial) {
            if (channel == null || serial == null) {
                return;
            }
            current = builder.versionAt(channel, serial, nanos);
            var frames = timeline.frames();
            for (long position : builder.carriers(channel, serial, 0)) {
                for (int row = frames.rowOf(position);
                        row >= 0 && row < frames.count() && frames.position(row) == position;
                        row++) {
                    if (frames.way(row) != Frames.Way.OUT || frames.atNanos(row) > nanos) {
                        continue;
                    }
                    current = Math.max(current, frames.version(row));
                    long written = frames.writtenNanos(row);
                    if (frames.participant(row) >= 0 && written > 0 && written <= nanos) {
                        newest.merge(frames.participant(row), frames.version(row), Math::max);
                    }
                }
            }
        }

        int of(int participant) {
            return newest.getOrDefault(participant, 0);
        }

        FrameDetail.Delivery.State state(int participant, boolean comes, boolean there, int version) {
            int has = of(participant);
            if (has >= current && current > 0) {
                return there ? FrameDetail.Delivery.State.SAME : FrameDetail.Delivery.State.RESUMED;
            } else if (there) {
                return FrameDetail.Delivery.State.OLDER;
            } else if (has >= version && has > 0) {
                return FrameDetail.Delivery.State.RESUMED;
            }
            return comes ? FrameDetail.Delivery.State.ON_ITS_WAY : FrameDetail.Delivery.State.MISSING;
        }
    }
}
