package dev.playhead.transport.insight;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.session.Via;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// History of one participant's connection, devices and agents alike. Immutable.
///
/// @param participant index in [Timeline#participants]
/// @param connected when it had a transport and was attached to something
/// @param deliveries channel frames written to it, bytes as weight; at the time they were really written
/// @param absences when it had lost its transport
/// @param slows when a rule slowed it
/// @param links when it had a transport, and of which kind
/// @param gaps what it was not sent and cannot resume
/// @param ends how its transports ended, in order
public record DeviceTrack(
        int participant,
        List<Span> connected,
        EventSeries deliveries,
        List<Absence> absences,
        List<Slow> slows,
        List<Link> links,
        List<Gap> gaps,
        List<ConnectionEnd> ends) {
    public DeviceTrack {
        connected = VersionedList.frozen(connected);
        absences = VersionedList.frozen(absences);
        slows = VersionedList.frozen(slows);
        links = VersionedList.frozen(links);
        gaps = VersionedList.frozen(gaps);
        ends = VersionedList.frozen(ends);
    }

    /// One that has missed nothing for good, and of whose ends nothing is known.
    public DeviceTrack(
            int participant,
            List<Span> connected,
            EventSeries deliveries,
            List<Absence> absences,
            List<Slow> slows,
            List<Link> links) {
        this(participant, connected, deliveries, absences, slows, links, List.of(), List.of());
    }

    /// Returns how its last transport before a moment ended, ns since 1970; null when it has one, or had none
    /// yet.
    public @Nullable ConnectionEnd endAt(long nanos) {
        if (viaAt(nanos) != null) {
            return null;
        }
        int before = Span.begunAt(ends, end -> new Span(end.atNanos(), Span.OPEN), nanos);
        return before == 0 ? null : ends.get(before - 1);
    }

    /// Returns the number of messages that it cannot resume at a moment, ns since 1970.
    public int missingAt(long nanos) {
        return gaps.stream().mapToInt(gap -> gap.countAt(nanos)).sum();
    }

    /// The latest gap of which something is missing at a moment; null when nothing is.
    public @Nullable Gap gapAt(long nanos) {
        for (int i = gaps.size() - 1; i >= 0; i--) {
            if (gaps.get(i).countAt(nanos) > 0) {
                return gaps.get(i);
            }
        }
        return null;
    }

    /// By which kind of transport it was there at a moment, ns since 1970; null when it had none.
    public @Nullable Via viaAt(long nanos) {
        var link = Span.at(links, Link::span, nanos);
        return link == null ? null : link.via();
    }

    /// A time with a transport of one kind, from the moment the broker said CONNECTED.
    public record Link(Span span, Via via) {}

    /// A time without a transport that was not meant to be.
    ///
    /// @param rule the fault that did it; null when no fault of ours did
    /// @param missed frames it would have got, bytes as weight
    /// @param resumed whether it came back with proven continuity on every channel
    /// @param replayed how many frames its return replayed
    /// @param replayedUntilNanos when the last of them was written; 0 when none was
    public record Absence(
            Span span,
            @Nullable RuleId rule,
            EventSeries missed,
            boolean resumed,
            int replayed,
            long replayedUntilNanos) {}

    /// @param latencyMs the most that the rule added
    public record Slow(Span span, RuleId rule, long latencyMs) {}
}
