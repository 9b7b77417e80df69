package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rule `error-shown-as-success`: a run in which something failed does not end as if nothing had.
///
/// Found is a run that ended `complete` though the last that was said of success or failure in it was a
/// failure: an output of the kind `error`, or an `ai-step-end` with the reason `failed`. Whoever begins
/// another step after it has tried again, and that is none; nor is a tool that failed, which a model may
/// answer to.
final class ErrorShownAsSuccess extends VerdictRule {
    private static final int MOST_RUNS = 1_000;

    private final Map<AgentRun, Long> failures = new BoundedMap<>(MOST_RUNS);

    ErrorShownAsSuccess() {
        super("error-shown-as-success", "No error ended as a success", "no run ended");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var run = said.run();
            if (run == null) {
                continue;
            }
            if (said.name().equals("ai-step-start")) {
                failures.remove(run);
            } else if (isFailure(said) && !run.isEnded()) {
                failures.putIfAbsent(run, said.position());
            } else if (said.position() == run.endPosition()) {
                ended(run, failures.remove(run), session);
            }
        }
    }

    private static boolean isFailure(Said said) {
        return switch (said.name()) {
            case "ai-output" -> said.codec("kind").equals("error");
            case "ai-step-end" -> "failed".equals(said.headers().get("step-reason"));
            default -> false; // all else says nothing of failure
        };
    }

    private void ended(AgentRun run, @Nullable Long failure, CheckedSession session) {
        boolean success = run.reason() == null || "complete".equals(run.reason());
        if (failure == null || !success) {
            held(run.agent());
            return;
        }
        var evidence = List.of(failure, run.endPosition());
        broken(run.agent(), evidence);
        session.report(finding(
                "Error shown as success",
                "Run " + run.id() + " of " + session.name(run.agent()) + " on "
                        + run.channel().name()
                        + " failed and ended as complete: devices show a finished answer that is not"
                        + " whole.",
                "End the run with run-reason error, an error-code and an error-message when the model's stream fails, so that"
                        + " devices can offer to try again.",
                run.endNanos(),
                run.channel(),
                run.agent(),
                evidence));
    }
}
