package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.Map;

/// Rule `run-started-twice` (F5): a question is answered by one run.
///
/// Found is an `ai-run-start` with an `input-codec-message-id` that an earlier run of the channel has,
/// under another `run-id`, while the earlier one goes on or has ended well. A run that ended in an error,
/// was stopped, or whose agent is gone may be tried again; a regenerated answer and an edited question are
/// questions of their own; who starts a run again under its own id goes on with it.
final class RunStartedTwice extends VerdictRule {
    private static final int MOST_QUESTIONS = 5_000;

    private final Map<Question, AgentRun> answered = new BoundedMap<>(MOST_QUESTIONS);

    private record Question(ChannelId channel, String input) {}

    RunStartedTwice() {
        super("run-started-twice", "One run for each question", "no run said which question it answers");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var run = said.run();
            if (run == null || run.input() == null || said.position() != run.startPosition()) {
                continue;
            }
            var question = new Question(run.channel(), run.input());
            var before = answered.put(question, run);
            if (before == null || before.id().equals(run.id()) || mayBeTriedAgain(before, session)) {
                held(run.agent());
            } else {
                twice(before, run, session);
            }
        }
    }

    private static boolean mayBeTriedAgain(AgentRun run, CheckedSession session) {
        return run.isEnded()
                ? "error".equals(run.reason()) || "cancelled".equals(run.reason())
                : !session.isConnected(run.agent());
    }

    private void twice(AgentRun before, AgentRun run, CheckedSession session) {
        var evidence = List.of(before.startPosition(), run.startPosition());
        broken(run.agent(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Run started twice",
                session.name(run.agent()) + " started run " + run.id() + " on "
                        + run.channel().name() + " for the question that run " + before.id() + " of "
                        + session.name(before.agent()) + (before.isEnded() ? " has answered" : " is answering")
                        + ": the agent was woken twice. Both answers are on the channel, and devices show one of them.",
                "Look at what wakes the agent: a request that is sent again, a double click, a webhook that came twice. Let it"
                        + " do nothing for an inputEventId that it has seen, and keep the run-id when a workflow tries again.",
                run.startNanos(),
                run.channel(),
                run.agent(),
                evidence));
    }
}
