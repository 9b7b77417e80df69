package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import java.util.List;

/// Rule `cancelled-unasked` (F4): a run of AI Transport that ends `cancelled` was stopped by somebody.
///
/// Found is a run whose end says `cancelled`, and before which the broker has accepted no `ai-cancel` that names the
/// run or the question it answers. A stop that was refused counts as none: its publisher was told so. Runs whose start
/// is not in the recording are not judged, since their stop may lie before it too.
final class CancelledUnasked extends VerdictRule {
    CancelledUnasked() {
        super("cancelled-unasked", "Every cancelled run was stopped", "no run ended as cancelled");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var run = said.run();
            if (run != null && said.position() == run.endPosition() && "cancelled".equals(run.reason())) {
                ended(run, session);
            }
        }
    }

    private void ended(AgentRun run, CheckedSession session) {
        if (run.stop() != null) {
            held(run.agent());
            return;
        }
        var evidence = List.of(run.startPosition(), run.endPosition());
        broken(run.agent(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Cancelled, and nobody asked",
                session.name(run.agent()) + " ended run " + run.id() + " on "
                        + run.channel().name() + " as cancelled, "
                        + Amounts.seconds(run.endNanos() - run.startNanos())
                        + " after its start, and nobody had stopped it: the broker has accepted no ai-cancel for it.",
                "Look for what else aborts the model call: a request that ends with its client, a limit of time of a"
                        + " function, a newer run that takes its place. Give a run that failed the run-reason error, so that"
                        + " devices do not show it as stopped by a person.",
                run.endNanos(),
                run.channel(),
                run.agent(),
                evidence));
    }
}
