package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rule `stream-left-open` (F2): when a run has ended, so have the messages that grew in it.
///
/// Found is a message with `stream=true` of a run that ended `complete` or `cancelled`, whose status is
/// neither `complete` nor `cancelled` two seconds later. A run that ended in an error leaves its stream as
/// it is, and output of an attempt that a later attempt of its step has taken the place of belongs to
/// nobody: both are none. A deleted message is closed.
final class StreamLeftOpen extends VerdictRule {
    private static final long WITHIN_NANOS = 2_000_000_000L;
    private static final int MOST_RUNS = 1_000;
    private static final int MOST_STREAMS = 1_000;

    private final Map<AgentRun, Streams> byRun = new BoundedMap<>(MOST_RUNS);
    private final Deque<AgentRun> ended = new ArrayDeque<>();

    /// @param open by serial
    /// @param attempts by `step-id` the serial of its newest start
    private record Streams(Map<String, Said> open, Map<String, String> attempts) {}

    StreamLeftOpen() {
        super("stream-left-open", "Every stream closed", "no run ended whose text streamed");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!ended.isEmpty() && ended.getFirst().endNanos() + WITHIN_NANOS < entry.atNanos()) {
            judge(ended.removeFirst(), session);
        }
        for (var said : session.said()) {
            if (said.run() != null) {
                said(said.run(), said);
            }
        }
    }

    private void said(AgentRun run, Said said) {
        if (said.name().equals("ai-step-start")) {
            var step = said.headers().get("step-id");
            if (step != null && said.serial() != null) {
                streams(run).attempts().put(step, said.serial());
            }
        } else if (said.headers().isStream() && said.serial() != null) {
            stream(run, said.serial(), said);
        } else if (said.position() == run.endPosition() && byRun.containsKey(run)) {
            ended.add(run);
        }
    }

    private void stream(AgentRun run, String serial, Said said) {
        if (said.headers().isClosed() || said.message().action() == MessageAction.DELETE) {
            streams(run).open().remove(serial);
        } else if (said.message().action() == MessageAction.CREATE) {
            streams(run).open().put(serial, said);
        }
    }

    private Streams streams(AgentRun run) {
        return byRun.computeIfAbsent(
                run, key -> new Streams(new BoundedMap<>(MOST_STREAMS), new BoundedMap<>(MOST_STREAMS)));
    }

    private void judge(AgentRun run, CheckedSession session) {
        var streams = byRun.remove(run);
        if (streams == null || "error".equals(run.reason())) {
            return;
        }
        var left = streams.open().values().stream()
                .filter(said -> isCurrent(said, streams.attempts()))
                .toList();
        if (left.isEmpty()) {
            held(run.agent());
            return;
        }
        var evidence = List.of(left.getFirst().position(), run.endPosition());
        broken(run.agent(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Stream left open",
                "Run " + run.id() + " of " + session.name(run.agent()) + " on "
                        + run.channel().name() + " has ended, but "
                        + (left.size() == 1 ? "a message" : left.size() + " messages")
                        + " of it never said that nothing follows, the first with serial "
                        + left.getFirst().serial() + ": devices show it as still being written.",
                "Close every stream with a last append that has status complete or cancelled, before ai-run-end; in a finally"
                        + " block, so that an early end of the model's stream does it too.",
                run.endNanos(),
                run.channel(),
                run.agent(),
                evidence));
    }

    private static boolean isCurrent(Said said, Map<String, String> attempts) {
        var step = said.headers().get("step-id");
        var start = said.headers().get("step-start-serial");
        var newest = step == null ? null : attempts.get(step);
        return start == null || newest == null || Objects.equals(start, newest);
    }
}
