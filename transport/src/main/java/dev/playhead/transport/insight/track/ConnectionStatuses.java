package dev.playhead.transport.insight.track;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.ConnectionStatus.State;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.DeviceTrack.Link;
import dev.playhead.transport.insight.DeviceTrack.Slow;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Span;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Works out the status of a participant at a moment, out of its track.
public final class ConnectionStatuses {
    private static final long STALLED_NANOS = 3_000_000_000L;
    private static final long RECOVERED_NANOS = 10_000_000_000L;
    private static final long COMING_BACK_NANOS = 10_000_000_000L;
    private static final int USUAL = 21;

    private ConnectionStatuses() {}

    /// Returns its status at a moment, ns since 1970.
    ///
    /// @param restored when a rule ended, ns since 1970; [Span#OPEN] while it is on
    /// @param ttlNanos how long a lost connection can be resumed
    public static ConnectionStatus of(
            DeviceTrack track, TrackBuilder.Pace pace, ToLongFunction<RuleId> restored, long nanos, long ttlNanos) {
        long latency = usualLatency(pace.latencies(), nanos);
        var absence = Span.at(track.absences(), Absence::span, nanos);
        var transport = Span.at(track.links(), Link::span, nanos);
        if (absence != null && transport == null) {
            return away(track.participant(), absence, restored, nanos, ttlNanos, latency);
        }
        if (transport == null) {
            int begun = Span.begunAt(track.links(), Link::span, nanos);
            long since = begun == 0 ? 0 : track.links().get(begun - 1).span().toNanos();
            return new ConnectionStatus(track.participant(), State.GONE, since, -1, 0, null);
        }
        var attached = Span.at(track.connected(), span -> span, nanos);
        if (attached == null) {
            // A publisher needs no attachment; who had one and is back attaches in a moment.
            long since = transport.span().fromNanos();
            boolean coming = absence != null && nanos - since < COMING_BACK_NANOS;
            return here(track, coming ? State.CONNECTING : State.CONNECTED, since, latency, null);
        }
        var slow = Span.at(track.slows(), Slow::span, nanos);
        if (slow != null) {
            return here(track, State.SLOW, slow.span().fromNanos(), latency, slow.rule());
        }
        long stalled = stalledSince(pace, nanos);
        if (stalled > 0) {
            return here(track, State.STALLED, stalled, latency, null);
        }
        long back = recoveredAt(track.absences(), nanos);
        return back > 0
                ? here(track, State.RECOVERED, back, latency, null)
                : here(track, State.CONNECTED, attached.fromNanos(), latency, null);
    }

    private static ConnectionStatus here(
            DeviceTrack track, State state, long since, long latency, @Nullable RuleId rule) {
        return new ConnectionStatus(track.participant(), state, since, latency, 0, rule);
    }

    private static ConnectionStatus away(
            int participant,
            Absence absence,
            ToLongFunction<RuleId> restored,
            long nanos,
            long ttlNanos,
            long latency) {
        long since = absence.span().fromNanos();
        int behind = absence.missed().countUntil(nanos);
        var rule = absence.rule();
        if (nanos - since >= ttlNanos) {
            return new ConnectionStatus(participant, State.SUSPENDED, since, latency, behind, rule);
        }
        long until = rule == null ? Span.OPEN : restored.applyAsLong(rule);
        if (until <= nanos) {
            return new ConnectionStatus(participant, State.RETURNING, until, latency, behind, rule);
        }
        return new ConnectionStatus(participant, rule == null ? State.LOST : State.CUT, since, latency, behind, rule);
    }

    /// Returns when an absence of which nothing is missing ended lately, the earliest of several; 0 when none
    /// did.
    private static long recoveredAt(List<Absence> absences, long nanos) {
        long recovered = 0;
        for (int i = Span.begunAt(absences, Absence::span, nanos) - 1; i >= 0; i--) {
            long back = absences.get(i).span().toNanos();
            if (nanos - back >= RECOVERED_NANOS) {
                break; // those before ended earlier still
            }
            if (absences.get(i).resumed() && back <= nanos) {
                recovered = back;
            }
        }
        return recovered;
    }

    /// Returns since when frames wait that were handed to the writer; 0 when none waits too long.
    private static long stalledSince(TrackBuilder.Pace pace, long nanos) {
        int gone = pace.written().countUntil(nanos);
        int ends = pace.abandoned().countUntil(nanos);
        gone += ends == 0 ? 0 : pace.abandoned().weight(ends - 1);
        var handed = pace.handed();
        if (gone >= handed.countUntil(nanos)) {
            return 0;
        }
        long since = handed.atNanos(gone);
        return nanos - since >= STALLED_NANOS ? since : 0;
    }

    /// The median of what was delivered lately, ns; -1 when nothing was.
    private static long usualLatency(EventSeries latencies, long nanos) {
        int until = latencies.countUntil(nanos);
        if (until == 0) {
            return -1;
        }
        var last = new int[Math.min(USUAL, until)];
        for (int i = 0; i < last.length; i++) {
            last[i] = latencies.weight(until - 1 - i);
        }
        Arrays.sort(last);
        return last[last.length / 2] * 1000L;
    }
}
