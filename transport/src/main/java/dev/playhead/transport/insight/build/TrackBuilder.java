package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One participant's connection as it is read from the log.
final class TrackBuilder {
    private final int participant;
    private final List<Span> connected = new ArrayList<>();
    private final List<DeviceTrack.Link> links = new ArrayList<>();
    private final List<Absent> absences = new ArrayList<>();
    private final List<DeviceTrack.Slow> slows = new ArrayList<>();
    private final EventSeries.Writer handed = new EventSeries.Writer();
    private final EventSeries.Writer deliveries = new EventSeries.Writer();
    private final EventSeries.Writer latencies = new EventSeries.Writer();
    private final EventSeries.Writer abandoned = new EventSeries.Writer();
    private boolean hasTransport;
    private boolean attached;
    private boolean saidClose;
    private int unwritten;

    private static final class Absent {
        private final long fromNanos;
        private final @Nullable RuleId rule;
        private final EventSeries.Writer missed = new EventSeries.Writer();
        private long toNanos = Span.OPEN;
        private int attaches;
        private boolean resumed = true;
        private int replayed;
        private long replayedUntilNanos;

        Absent(long fromNanos, @Nullable RuleId rule) {
            this.fromNanos = fromNanos;
            this.rule = rule;
        }

        DeviceTrack.Absence published() {
            return new DeviceTrack.Absence(
                    new Span(fromNanos, toNanos),
                    rule,
                    missed.published(),
                    resumed && attaches > 0,
                    replayed,
                    replayedUntilNanos);
        }
    }

    TrackBuilder(int participant) {
        this.participant = participant;
    }

    int participant() {
        return participant;
    }

    /// Whether it was there once and has no transport now.
    boolean isGone() {
        return !hasTransport && !links.isEmpty();
    }

    /// Whether it had no transport at a moment, and none that it lost against its will.
    boolean isClosedAt(long nanos) {
        return links.stream().noneMatch(link -> link.span().contains(nanos))
                && absences.stream().noneMatch(away -> away.fromNanos <= nanos && nanos < away.toNanos);
    }

    void connected(long nanos, Via via) {
        // Said once more when a token is renewed, and when a transport takes over from one that seemed to live.
        if (!hasTransport || !links.getLast().via().equals(via)) {
            endLink(nanos);
            links.add(new DeviceTrack.Link(new Span(nanos, Span.OPEN), via));
        }
        hasTransport = true;
        saidClose = false;
    }

    /// The broker said ATTACHED. The first one after an absence ends it.
    void attached(long nanos, boolean resumed) {
        if (!attached) {
            attached = true;
            connected.add(new Span(nanos, Span.OPEN));
        }
        var absence = lastAbsence();
        if (absence == null || absence.toNanos != Span.OPEN && nanos - absence.toNanos > 10_000_000_000L) {
            return;
        }
        if (absence.toNanos == Span.OPEN) {
            absence.toNanos = nanos;
        }
        absence.attaches++;
        absence.resumed &= resumed;
    }

    /// Whether the client said goodbye.
    boolean hasSaidClose() {
        return saidClose;
    }

    /// The client says goodbye: what follows is no absence.
    void saidClose() {
        saidClose = true;
    }

    void lost(long nanos, @Nullable RuleId rule, boolean meant) {
        hasTransport = false;
        endLink(nanos);
        end(connected, nanos);
        if (unwritten > 0) {
            abandoned.add(nanos, unwritten, (byte) 0);
            unwritten = 0;
        }
        endSlow(nanos);
        var absence = lastAbsence();
        boolean alreadyAway = absence != null && absence.toNanos == Span.OPEN;
        if (attached && !meant && !saidClose && !alreadyAway) {
            absences.add(new Absent(nanos, rule));
        } else if (alreadyAway && saidClose && absence != null) {
            absence.toNanos = nanos;
            absence.resumed = false;
        }
        attached = false;
    }

    private void endLink(long nanos) {
        if (!links.isEmpty() && links.getLast().span().isOpen()) {
            var last = links.getLast();
            links.set(
                    links.size() - 1, new DeviceTrack.Link(new Span(last.span().fromNanos(), nanos), last.via()));
        }
    }

    private static void end(List<Span> spans, long nanos) {
        if (!spans.isEmpty() && spans.getLast().isOpen()) {
            spans.set(spans.size() - 1, new Span(spans.getLast().fromNanos(), nanos));
        }
    }

    void missed(long nanos, int bytes) {
        var absence = lastAbsence();
        if (absence != null) {
            absence.missed.add(nanos, bytes, (byte) 0);
        }
    }

    /// A channel frame was handed to its writer.
    void handed(long nanos, int bytes, boolean replay) {
        handed.add(nanos, bytes, replay ? EventSeries.REPLAYED : 0);
        unwritten++;
        var absence = lastAbsence();
        if (replay && absence != null && absence.toNanos != Span.OPEN) {
            absence.replayed++;
        }
    }

    /// A channel frame is in its socket's hands.
    void written(long nanos, long latencyNanos, int bytes, boolean replay) {
        unwritten = Math.max(0, unwritten - 1);
        boolean late = !replay && latencyNanos > ConnectionStatus.LATE_NANOS;
        deliveries.add(nanos, bytes, (byte) ((late ? EventSeries.LATE : 0) | (replay ? EventSeries.REPLAYED : 0)));
        if (!replay) {
            latencies.add(nanos, (int) Math.min(Integer.MAX_VALUE, latencyNanos / 1000), (byte) 0);
        }
        var absence = lastAbsence();
        if (replay && absence != null) {
            absence.replayedUntilNanos = nanos;
        }
    }

    void delayed(long nanos, long latencyMs, @Nullable RuleId rule) {
        endSlow(nanos);
        if (latencyMs > 0 && rule != null) {
            slows.add(new DeviceTrack.Slow(new Span(nanos, Span.OPEN), rule, latencyMs));
        }
    }

    private void endSlow(long nanos) {
        if (!slows.isEmpty() && slows.getLast().span().isOpen()) {
            var last = slows.getLast();
            slows.set(
                    slows.size() - 1,
                    new DeviceTrack.Slow(new Span(last.span().fromNanos(), nanos), last.rule(), last.latencyMs()));
        }
    }

    private @Nullable Absent lastAbsence() {
        return absences.isEmpty() ? null : absences.getLast();
    }

    DeviceTrack published(List<Gap> gaps, List<ConnectionEnd> ends) {
        return new DeviceTrack(
                participant,
                connected,
                deliveries.published(),
                absences.stream().map(Absent::published).toList(),
                slows,
                links,
                gaps,
                ends);
    }

    /// What the state at a moment needs beyond what the lanes draw.
    Pace pace() {
        return new Pace(
                links.stream().map(DeviceTrack.Link::span).toList(),
                handed.published(),
                deliveries.published(),
                latencies.published(),
                abandoned.published());
    }

    /// How a participant's frames went, as columns.
    ///
    /// @param transports when it had a transport, attached or not
    /// @param handed channel frames given to its writer
    /// @param written the same when they were really written
    /// @param latencies publish to socket, weight in microseconds
    /// @param abandoned frames that were never written since their transport ended, weight in frames
    record Pace(
            List<Span> transports,
            EventSeries handed,
            EventSeries written,
            EventSeries latencies,
            EventSeries abandoned) {}
}
