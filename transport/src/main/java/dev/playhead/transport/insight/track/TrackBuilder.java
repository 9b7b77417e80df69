package dev.playhead.transport.insight.track;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.DeviceTrack.Link;
import dev.playhead.transport.insight.DeviceTrack.Slow;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.session.Via;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One participant's connection as it is read from the log.
public final class TrackBuilder {
    private final int participant;
    private final VersionedList<Span> connected = new VersionedList<>();
    private final VersionedList<Link> links = new VersionedList<>();
    private final VersionedList<Absence> absences = new VersionedList<>();
    private final VersionedList<Slow> slows = new VersionedList<>();
    private final EventSeries.Writer handed = new EventSeries.Writer();
    private final EventSeries.Writer deliveries = new EventSeries.Writer();
    private final EventSeries.Writer latencies = new EventSeries.Writer();
    private final EventSeries.Writer abandoned = new EventSeries.Writer();
    // The last absence, which may still change. In the list it is as it was when somebody asked.
    private @Nullable AbsenceBuilder away;
    private boolean awayChanged;
    private boolean hasTransport;
    private boolean attached;
    private boolean saidClose;
    private int unwritten;
    private int abandonedFrames;

    public TrackBuilder(int participant) {
        this.participant = participant;
    }

    /// Returns whether it was there once and has no transport now.
    public boolean isGone() {
        return !hasTransport && links.size() > 0;
    }

    /// Returns whether it had no transport at a moment, and none that it lost against its will.
    public boolean isClosedAt(long nanos) {
        return Span.at(links.view(), Link::span, nanos) == null && Span.at(absences(), Absence::span, nanos) == null;
    }

    public void connected(long nanos, Via via) {
        // Said once more when a token is renewed, and when a transport takes over from one that seemed to live.
        if (!hasTransport || !links.get(links.size() - 1).via().equals(via)) {
            endLink(nanos);
            links.add(new Link(new Span(nanos, Span.OPEN), via));
        }
        hasTransport = true;
        saidClose = false;
    }

    /// The broker said ATTACHED. The first one after an absence ends it.
    public void attached(long nanos, boolean resumed) {
        if (!attached) {
            attached = true;
            connected.add(new Span(nanos, Span.OPEN));
        }
        if (away != null) {
            away.attached(nanos, resumed);
            awayChanged = true;
        }
    }

    /// Returns whether the client said goodbye.
    public boolean hasSaidClose() {
        return saidClose;
    }

    /// The client says goodbye: what follows is no absence.
    public void saidClose() {
        saidClose = true;
    }

    public void lost(long nanos, @Nullable RuleId rule, boolean meant) {
        hasTransport = false;
        endLink(nanos);
        int last = connected.size() - 1;
        if (last >= 0 && connected.get(last).isOpen()) {
            connected.set(last, new Span(connected.get(last).fromNanos(), nanos));
        }
        if (unwritten > 0) {
            abandonedFrames += unwritten;
            abandoned.add(nanos, abandonedFrames, (byte) 0);
            unwritten = 0;
        }
        endSlow(nanos);
        boolean alreadyAway = away != null && away.isOpen();
        if (attached && !meant && !saidClose && !alreadyAway) {
            absences(); // the one before is as it stays
            away = new AbsenceBuilder(nanos, rule);
            absences.add(away.published());
        } else if (away != null && alreadyAway && saidClose) {
            away.left(nanos);
            awayChanged = true;
        }
        attached = false;
    }

    private void endLink(long nanos) {
        int last = links.size() - 1;
        if (last >= 0 && links.get(last).span().isOpen()) {
            var link = links.get(last);
            links.set(last, new Link(new Span(link.span().fromNanos(), nanos), link.via()));
        }
    }

    public void missed(long nanos, int bytes) {
        if (away != null && away.isOpen()) { // who is there has missed nothing, a fault has kept it from them
            away.missed(nanos, bytes);
            awayChanged = true;
        }
    }

    /// A channel frame was handed to its writer.
    public void handed(long nanos, boolean replay) {
        handed.add(nanos, 0, (byte) 0);
        unwritten++;
        if (replay && away != null) {
            away.replayed();
            awayChanged = true;
        }
    }

    /// A channel frame is in its socket's hands.
    public void written(long nanos, long latencyNanos, int bytes, boolean replay) {
        unwritten = Math.max(0, unwritten - 1);
        boolean late = !replay && latencyNanos > ConnectionStatus.LATE_NANOS;
        deliveries.add(nanos, bytes, (byte) ((late ? EventSeries.LATE : 0) | (replay ? EventSeries.REPLAYED : 0)));
        if (!replay) {
            latencies.add(nanos, (int) Math.min(Integer.MAX_VALUE, latencyNanos / 1000), (byte) 0);
        } else if (away != null) {
            away.replayWritten(nanos);
            awayChanged = true;
        }
    }

    public void delayed(long nanos, long latencyMs, @Nullable RuleId rule) {
        endSlow(nanos);
        if (latencyMs > 0 && rule != null) {
            slows.add(new Slow(new Span(nanos, Span.OPEN), rule, latencyMs));
        }
    }

    private void endSlow(long nanos) {
        int last = slows.size() - 1;
        if (last >= 0 && slows.get(last).span().isOpen()) {
            var slow = slows.get(last);
            slows.set(last, new Slow(new Span(slow.span().fromNanos(), nanos), slow.rule(), slow.latencyMs()));
        }
    }

    private List<Absence> absences() {
        if (away != null && awayChanged) {
            absences.set(absences.size() - 1, away.published());
            awayChanged = false;
        }
        return absences.view();
    }

    /// The track as it is now. Nothing is copied.
    public DeviceTrack published(List<Gap> gaps, List<ConnectionEnd> ends) {
        return new DeviceTrack(
                participant,
                connected.view(),
                deliveries.published(),
                absences(),
                slows.view(),
                links.view(),
                gaps,
                ends);
    }

    /// Returns what the state at a moment needs beyond what the lanes draw.
    public Pace pace() {
        return new Pace(handed.published(), deliveries.published(), latencies.published(), abandoned.published());
    }

    /// The way of a participant's frames, as columns.
    ///
    /// @param handed channel frames given to its writer
    /// @param written the same when they were really written
    /// @param latencies publish to socket, weight in microseconds
    /// @param abandoned ends of transports that left frames unwritten; weight is how many there were by then
    public record Pace(EventSeries handed, EventSeries written, EventSeries latencies, EventSeries abandoned) {}
}
