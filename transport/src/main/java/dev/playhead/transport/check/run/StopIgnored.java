package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// Rule `stop-ignored` (F3): a run of AI Transport that somebody has stopped ends `cancelled`.
///
/// Found is a stop (an accepted `ai-cancel` that names the run, or the question it answers, also one of
/// before its start) after which the run ended otherwise than `cancelled` or `error` more than two seconds
/// later, or goes on ten seconds later while its agent is connected. The sentence says whether the agent
/// was sent the stop. A run that ended by itself within the two seconds, one that waits for a person and
/// one whose agent is gone are none; nor is a message that only grows, which nobody ends.
final class StopIgnored extends VerdictRule {
    private static final long ENDING_NANOS = 2_000_000_000L;
    private static final long WITHIN_NANOS = 10_000_000_000L;

    private final Deque<AgentRun> stopped = new ArrayDeque<>();

    StopIgnored() {
        super("stop-ignored", "Every stop ended its run", "no run was stopped");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!stopped.isEmpty() && since(stopped.getFirst()) + WITHIN_NANOS < entry.atNanos()) {
            late(stopped.removeFirst(), session);
        }
        for (var said : session.said()) {
            var run = said.run();
            if (run == null || run.stop() == null) {
                continue;
            }
            boolean isStop = said.position() == run.stop().position();
            if (isStop || said.position() == run.startPosition()) {
                stopped.add(run);
            } else if (said.position() == run.endPosition() && stopped.remove(run)) {
                ended(run, session);
            }
        }
    }

    private static long since(AgentRun run) {
        return Math.max(Objects.requireNonNull(run.stop()).atNanos(), run.startNanos());
    }

    private void ended(AgentRun run, CheckedSession session) {
        if ("cancelled".equals(run.reason())) {
            held(run.agent());
        } else if (!"error".equals(run.reason()) && run.endNanos() - since(run) > ENDING_NANOS) {
            ignored(run, "went on for " + Amounts.seconds(run.endNanos() - since(run)) + " to its own end", session);
        }
    }

    private void late(AgentRun run, CheckedSession session) {
        if (!run.isEnded() && !run.isSuspended() && session.isConnected(run.agent())) {
            ignored(run, "has not ended ten seconds later", session);
        }
    }

    private void ignored(AgentRun run, String how, CheckedSession session) {
        var stop = Objects.requireNonNull(run.stop());
        var signal = session.stops().at(stop.atNanos());
        boolean told = signal != null && signal.toldNanos(run.agent()) >= 0;
        var evidence = List.of(stop.position(), run.startPosition(), run.lastPosition());
        var agent = session.name(run.agent());
        broken(run.agent(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Stop ignored",
                session.name(stop.by()) + " stopped run " + run.id() + " on "
                        + run.channel().name() + ", and the run " + how + ". "
                        + (told
                                ? agent + " had been sent the stop."
                                : "The stop was never sent to " + agent + ", which was not attached when it came."),
                told
                        ? "Pass the stop on to the model call (an abort signal) and end the run with run-reason cancelled; a"
                                + " hook of the app (onCancel) can refuse a stop without a word."
                        : "Attach the agent before it starts the run. It is not sent a stop of before that, so let it look"
                                + " for one in the history, or let the device ask again when it sees the run start.",
                stop.atNanos(),
                run.channel(),
                run.agent(),
                evidence));
    }
}
