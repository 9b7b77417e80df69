package dev.playhead.transport.check.run;

import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rule `burst-arrival`: the pieces of a text that streams arrive at the broker as they are made.
///
/// Found is a message to which, three times or more, eight appends or more arrive within 50 ms after a
/// second or more without any: something between the model and the broker holds the pieces back and lets
/// them go together. One burst may be a model that thought, or a text that was there at once, so it is
/// none; nor is what comes before the second append. Looked at is when publishes arrive, before the broker
/// puts appends together. One finding for each message; it grows.
final class BurstArrival extends VerdictRule {
    private static final long SILENCE_NANOS = 1_000_000_000L;
    private static final long TOGETHER_NANOS = 50_000_000L;
    private static final int LEAST_PIECES = 8;
    private static final int LEAST_BURSTS = 3;
    private static final int STEADY_PIECES = 30;
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_SHOWN = 8;

    private final Map<Stream, Flow> flows = new BoundedMap<>(MOST_MESSAGES);

    private record Stream(ChannelId channel, String serial) {}

    private static final class Flow {
        private final List<Long> evidence = new ArrayList<>();
        private long lastPosition = -1;
        private long lastNanos;
        private long longestNanos;
        // Position and time of the first piece after a silence.
        private long fromPosition = -1;
        private long fromNanos;
        private long firstNanos;
        private int together;
        private int bursts;
        private int pieces;
        private int finding = -1;

        /// Returns whether with this piece one more burst is there.
        boolean takes(long position, long nanos) {
            pieces++;
            long silence = lastPosition < 0 ? 0 : nanos - lastNanos;
            lastPosition = position;
            lastNanos = nanos;
            if (silence >= SILENCE_NANOS) {
                longestNanos = Math.max(longestNanos, silence);
                fromPosition = position;
                fromNanos = nanos;
                together = 1;
                return false;
            }
            if (fromPosition < 0 || nanos - fromNanos > TOGETHER_NANOS || ++together != LEAST_PIECES) {
                return false;
            }
            if (bursts++ == 0) {
                firstNanos = fromNanos;
            }
            if (evidence.size() < MOST_SHOWN) {
                evidence.add(fromPosition);
            }
            return bursts >= LEAST_BURSTS;
        }
    }

    BurstArrival() {
        super("burst-arrival", "Text arrived as it was made", "no message grew by thirty appends");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            if (said.isAppend() && said.serial() != null && said.length() > 0) {
                piece(
                        said,
                        flows.computeIfAbsent(new Stream(said.channel(), said.serial()), key -> new Flow()),
                        session);
            }
        }
    }

    private void piece(Said said, Flow flow, CheckedSession session) {
        if (said.position() == flow.lastPosition) {
            return; // the same frame
        }
        if (flow.takes(said.position(), said.atNanos())) {
            burst(said, flow, session);
        } else if (flow.pieces == STEADY_PIECES && flow.bursts == 0) {
            held(said.participant());
        }
    }

    private void burst(Said said, Flow flow, CheckedSession session) {
        var finding = finding(
                Severity.WARNING,
                "Text in bursts",
                "What " + session.name(said.participant()) + " appended to message " + said.serial() + " on "
                        + said.channel().name() + " arrived in " + flow.bursts + " bursts of " + LEAST_PIECES
                        + " pieces and more, each after a silence of up to " + Amounts.seconds(flow.longestNanos)
                        + ". No device can show it sooner.",
                "Look at what stands between the model and the agent, and the agent and the broker: a proxy that buffers"
                        + " (X-Accel-Buffering, compression), a reader that waits for full blocks, or code that collects"
                        + " pieces itself. Flush after each piece.",
                flow.firstNanos,
                said.channel(),
                said.participant(),
                flow.evidence);
        if (flow.bursts == LEAST_BURSTS) {
            broken(said.participant(), finding.evidence());
            flow.finding = session.report(finding);
        } else {
            session.revise(flow.finding, finding);
        }
    }
}
