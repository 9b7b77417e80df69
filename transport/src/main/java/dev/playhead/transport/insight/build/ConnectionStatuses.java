package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a participant stood at a moment, out of its track.
final class ConnectionStatuses {
    private static final long STALLED_NANOS = 3_000_000_000L;
    private static final long RECOVERED_NANOS = 10_000_000_000L;
    private static final long COMING_BACK_NANOS = 10_000_000_000L;
    private static final int USUAL = 21;

    private ConnectionStatuses() {}

    /// @param ttlNanos how long a lost connection can be resumed
    static ConnectionStatus of(
            DeviceTrack track, TrackBuilder.Pace pace, FaultIndex faults, long nanos, long ttlNanos) {
        long latency = usualLatency(pace.latencies(), nanos);
        var absence = absenceAt(track, nanos);
        var transport = in(pace.transports(), nanos);
        if (absence != null && transport == null) {
            long since = absence.span().fromNanos();
            int behind = absence.missed().countUntil(nanos);
            if (nanos - since >= ttlNanos) {
                return new ConnectionStatus(
                        track.participant(), ConnectionStatus.State.SUSPENDED, since, latency, behind, absence.rule());
            }
            long restored = absence.rule() == null ? Span.OPEN : faults.endedAt(absence.rule());
            if (restored <= nanos) {
                return new ConnectionStatus(
                        track.participant(),
                        ConnectionStatus.State.RETURNING,
                        restored,
                        latency,
                        behind,
                        absence.rule());
            }
            var state = absence.rule() == null ? ConnectionStatus.State.LOST : ConnectionStatus.State.CUT;
            return new ConnectionStatus(track.participant(), state, since, latency, behind, absence.rule());
        }
        if (transport == null) {
            return new ConnectionStatus(
                    track.participant(), ConnectionStatus.State.GONE, lastEnd(pace.transports(), nanos), -1, 0, null);
        }
        var attached = in(track.connected(), nanos);
        if (attached == null) {
            // A publisher needs no attachment; who had one and is back attaches in a moment.
            boolean coming = absence != null && nanos - transport.fromNanos() < COMING_BACK_NANOS;
            var state = coming ? ConnectionStatus.State.CONNECTING : ConnectionStatus.State.CONNECTED;
            return new ConnectionStatus(track.participant(), state, transport.fromNanos(), latency, 0, null);
        }
        for (var slow : track.slows()) {
            if (slow.span().contains(nanos)) {
                return new ConnectionStatus(
                        track.participant(),
                        ConnectionStatus.State.SLOW,
                        slow.span().fromNanos(),
                        latency,
                        0,
                        slow.rule());
            }
        }
        long stalled = stalledSince(pace, nanos);
        if (stalled > 0) {
            return new ConnectionStatus(track.participant(), ConnectionStatus.State.STALLED, stalled, latency, 0, null);
        }
        for (var past : track.absences()) {
            long back = past.span().toNanos();
            if (past.resumed() && nanos >= back && nanos - back < RECOVERED_NANOS) {
                return new ConnectionStatus(
                        track.participant(), ConnectionStatus.State.RECOVERED, back, latency, 0, null);
            }
        }
        return new ConnectionStatus(
                track.participant(), ConnectionStatus.State.CONNECTED, attached.fromNanos(), latency, 0, null);
    }

    private static DeviceTrack.@Nullable Absence absenceAt(DeviceTrack track, long nanos) {
        for (var absence : track.absences()) {
            if (absence.span().contains(nanos)) {
                return absence;
            }
        }
        return null;
    }

    private static @Nullable Span in(List<Span> spans, long nanos) {
        for (var span : spans) {
            if (span.contains(nanos)) {
                return span;
            }
        }
        return null;
    }

    private static long lastEnd(List<Span> spans, long nanos) {
        long end = 0;
        for (var span : spans) {
            if (span.toNanos() <= nanos) {
                end = span.toNanos();
            }
        }
        return end;
    }

    /// Since when frames wait that were handed to the writer; 0 when none waits too long.
    private static long stalledSince(TrackBuilder.Pace pace, long nanos) {
        int gone = pace.written().countUntil(nanos);
        var abandoned = pace.abandoned();
        for (int i = 0; i < abandoned.countUntil(nanos); i++) {
            gone += abandoned.weight(i);
        }
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
