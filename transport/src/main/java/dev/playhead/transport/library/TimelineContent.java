package dev.playhead.transport.library;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.library.RecordingContent.Attendance;
import dev.playhead.transport.library.RecordingContent.ChannelCount;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.library.RecordingContent.FaultMark;
import dev.playhead.transport.library.RecordingContent.FindingMark;
import dev.playhead.transport.log.RecordingOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a [RecordingContent] off a timeline. For one thread.
final class TimelineContent {
    private static final int MOST_LANES = 10;
    private static final int MOST_FINDINGS = 500;
    private static final int MOST_FAULTS = 500;
    private static final String NOBODY_KNOWN = "cannot tell who";

    private final Timeline timeline;
    private final long length;
    private final Histogram density;
    private final long[] frames;
    private final long[] channelFrames;
    private final Histogram[] lanes;
    private long total;
    private long ofNobody;
    private long ofNoChannel;

    TimelineContent(Timeline timeline) {
        this.timeline = timeline;
        this.length = Math.max(0, timeline.endNanos() - timeline.startNanos());
        this.density = histogram(RecordingContent.PARTS);
        int participants = timeline.participants().size();
        this.frames = new long[participants];
        this.channelFrames = new long[timeline.channels().size()];
        this.lanes = new Histogram[Math.min(MOST_LANES, participants)];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = histogram(RecordingContent.LANE_PARTS);
        }
        var rows = timeline.frames();
        for (int row = 0; row < rows.count(); row++) {
            if (rows.way(row) == Frames.Way.IN || rows.way(row) == Frames.Way.OUT) {
                count(rows, row);
            }
        }
    }

    private Histogram histogram(int parts) {
        return new Histogram(parts, timeline.startNanos(), length);
    }

    private void count(Frames rows, int row) {
        total++;
        density.add(rows.atNanos(row), 1);
        int participant = rows.participant(row);
        if (participant < 0 || participant >= frames.length) {
            ofNobody++;
        } else {
            frames[participant]++;
            if (participant < lanes.length) {
                lanes[participant].add(rows.atNanos(row), 1);
            }
        }
        int channel = rows.channel(row);
        if (channel < 0 || channel >= channelFrames.length) {
            ofNoChannel++;
        } else {
            channelFrames[channel]++;
        }
    }

    RecordingContent with(List<Finding> findings, long leftOut, @Nullable RecordingOrigin origin, List<String> damage) {
        var marks = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparingLong(Finding::atNanos))
                .limit(MOST_FINDINGS) // the worst of them
                .sorted(Comparator.comparingLong(Finding::atNanos))
                .map(finding -> new FindingMark(finding.rule(), finding.severity(), finding.title(), finding.atNanos()))
                .toList();
        return new RecordingContent(
                Depth.CHECKED,
                timeline.startNanos(),
                length,
                total,
                density.counts(),
                participants(),
                channels(),
                timeline.faults().stream().limit(MOST_FAULTS).map(this::fault).toList(),
                marks,
                leftOut + findings.size() - marks.size(),
                origin,
                damage);
    }

    private List<Attendance> participants() {
        var all = new ArrayList<Attendance>();
        for (var each : timeline.participants()) {
            if (frames[each.index()] > 0 || each.isDevice()) {
                all.add(new Attendance(
                        each.name(),
                        each.kind(),
                        each.number(),
                        each.clientId(),
                        each.sdk(),
                        frames[each.index()],
                        each.index() < lanes.length ? lanes[each.index()].counts() : List.of()));
            }
        }
        if (ofNobody > 0) {
            all.add(new Attendance(NOBODY_KNOWN, Participant.Kind.REST, 0, null, null, ofNobody, List.of()));
        }
        return all;
    }

    private List<ChannelCount> channels() {
        var all = new ArrayList<ChannelCount>();
        for (int i = 0; i < channelFrames.length; i++) {
            var track = timeline.channels().get(i);
            all.add(new ChannelCount(
                    track.id().words(), channelFrames[i], track.messages().size()));
        }
        if (ofNoChannel > 0) {
            all.add(new ChannelCount("", ofNoChannel, 0));
        }
        return ContentReader.atMost(all);
    }

    private FaultMark fault(FaultTrack track) {
        var span = track.span();
        return new FaultMark(
                track.rule().label(),
                span.fromNanos(),
                span.isOpen() ? timeline.endNanos() : span.toNanos(),
                track.rule().fault().loses());
    }
}
