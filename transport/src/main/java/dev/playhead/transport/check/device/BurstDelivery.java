package dev.playhead.transport.check.device;

import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rule `burst-delivery`: what is handed to the socket of a device leaves as it is handed over.
///
/// Found is a transport to which, three times or more, nothing was written for a second and then eight
/// frames or more within 50 ms that the broker had handed over in the course of a second, while others were
/// written to without such a break: the socket took nothing for a while and then all of it, as behind a
/// network, or a fault, that holds bytes back. Frames that are handed over together, a delay that is the
/// same for all, and a broker that is itself behind are none. A log without receipts says nothing. One
/// finding for each transport; it grows.
final class BurstDelivery extends VerdictRule {
    private static final long TOGETHER_NANOS = 50_000_000L;
    private static final long SPAN_NANOS = 1_000_000_000L;
    private static final long BREAK_NANOS = 500_000_000L;
    private static final int LEAST_FRAMES = 8;
    private static final int LEAST_BURSTS = 3;
    private static final int STEADY_FRAMES = 100;
    private static final int MOST_SHOWN = 8;
    private static final int REMEMBERED = 1 << 14;

    // When frames were handed over, by position; later ones take the places of earlier ones.
    private final long[] positions = new long[REMEMBERED];
    private final long[] handedNanos = new long[REMEMBERED];
    private final Map<TransportId, Flow> flows = new HashMap<>(); // looked up, or asked of any order

    private static final class Flow {
        private final List<Long> evidence = new ArrayList<>();
        private long writtenNanos = Long.MIN_VALUE / 2;
        // Of the frames that were written together last.
        private long firstPosition;
        private long fromNanos;
        private long toNanos;
        private long beganNanos = Long.MIN_VALUE / 2;
        private long breakNanos;
        // Since when it has been written to without a break.
        private long steadyNanos;
        private int together;
        private boolean counted;
        private long firstNanos;
        private long longestNanos;
        private int bursts;
        private long frames;
        private int finding = -1;

        /// Returns whether what is written together with these frames is a burst that was not counted.
        boolean takes(List<Long> written, long fromHandedNanos, long toHandedNanos, long atNanos) {
            if (atNanos - writtenNanos >= BREAK_NANOS) {
                steadyNanos = atNanos;
            }
            // Counted from their first one: a stream that goes on after a pause has no end, and is no burst.
            if (atNanos - beganNanos > TOGETHER_NANOS) {
                firstPosition = written.getFirst();
                fromNanos = fromHandedNanos;
                toNanos = toHandedNanos;
                beganNanos = atNanos;
                breakNanos = atNanos - writtenNanos;
                together = 0;
                counted = false;
            }
            // Receipts of one moment stand in any order: that of a frame stands where its first receiver has it.
            if (fromHandedNanos < fromNanos) {
                fromNanos = fromHandedNanos;
                firstPosition = written.getFirst();
            }
            toNanos = Math.max(toNanos, toHandedNanos);
            writtenNanos = atNanos;
            together += written.size();
            frames += written.size();
            return !counted
                    && breakNanos >= SPAN_NANOS
                    && together >= LEAST_FRAMES
                    && toNanos - fromNanos >= SPAN_NANOS;
        }

        void counts() {
            counted = true;
            longestNanos = Math.max(longestNanos, toNanos - fromNanos);
            if (bursts++ == 0) {
                firstNanos = fromNanos;
            }
            if (evidence.size() < MOST_SHOWN) {
                evidence.add(firstPosition);
            }
        }

        /// Returns whether its socket has been written to until now without a break.
        boolean isSteady(long nowNanos) {
            return nowNanos - writtenNanos < BREAK_NANOS && nowNanos - steadyNanos > BREAK_NANOS;
        }
    }

    BurstDelivery() {
        super("burst-delivery", "Frames left as they came", "no socket has taken a hundred frames");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.FrameOut out -> {
                int place = (int) (out.position() & REMEMBERED - 1);
                positions[place] = out.position();
                handedNanos[place] = out.atNanos();
            }
            case Entry.Written written -> {
                for (var writes : written.writes()) {
                    written(writes, session);
                }
            }
            case Entry.Closed closed -> flows.remove(closed.transport());
            default -> {} // all else hands nothing to sockets
        }
    }

    private void written(Entry.Writes writes, CheckedSession session) {
        long from = writes.frames().isEmpty() ? -1 : handed(writes.frames().getFirst());
        long to = from < 0 ? -1 : handed(writes.frames().getLast());
        if (to < 0) {
            return;
        }
        for (var each : writes.to()) {
            var flow = flows.computeIfAbsent(each.transport(), key -> new Flow());
            long before = flow.frames;
            if (flow.takes(writes.frames(), from, to, each.atNanos()) && isAlone(flow, each.atNanos())) {
                flow.counts();
                burst(flow, session.participant(each.transport()), session);
            } else if (before < STEADY_FRAMES && flow.frames >= STEADY_FRAMES && flow.bursts == 0) {
                held(session.participant(each.transport()));
            }
        }
    }

    private boolean isAlone(Flow held, long nowNanos) {
        for (var flow : flows.values()) {
            if (flow != held && flow.isSteady(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /// Returns when a frame was handed over; -1 when that is too long ago.
    private long handed(long position) {
        int place = (int) (position & REMEMBERED - 1);
        return positions[place] == position ? handedNanos[place] : -1;
    }

    private void burst(Flow flow, int participant, CheckedSession session) {
        if (participant < 0 || flow.bursts < LEAST_BURSTS) {
            return;
        }
        var finding = finding(
                Severity.WARNING,
                "Frames in bursts",
                "What " + session.name(participant) + " was sent left in " + flow.bursts + " bursts of " + LEAST_FRAMES
                        + " frames and more, made in the course of up to " + Amounts.seconds(flow.longestNanos)
                        + ", while others were sent the same without a break: text that streams stands still there and then"
                        + " jumps."
                        + session.faultOn(participant)
                                .map(fault -> " The fault " + fault + " was on.")
                                .orElse(""),
                "Look at what stands between the broker and the device: a proxy that buffers, a slow or lossy network, a"
                        + " device that reads seldom.",
                flow.firstNanos,
                null,
                participant,
                flow.evidence);
        if (flow.finding < 0) {
            broken(participant, finding.evidence());
            flow.finding = session.report(finding);
        } else {
            session.revise(flow.finding, finding);
        }
    }
}
