package dev.playhead.transport.check.run;

import dev.playhead.transport.check.AgentRun;
import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rule `superseded-output` (F9): an attempt at a step writes nothing more once a newer attempt has begun.
///
/// Found is output with text whose `step-start-serial` is not that of the newest `ai-step-start` of its
/// `step-id`, more than two seconds after that start was published: an agent that was taken for dead lives
/// on, and pays for what devices throw away. One finding for each attempt; it grows. That a step was tried
/// more than once is none.
final class SupersededOutput extends VerdictRule {
    private static final long GRACE_NANOS = 2_000_000_000L;
    private static final int MOST_STEPS = 1_000;

    private final Map<Step, Said> newest = new BoundedMap<>(MOST_STEPS);
    private final Map<String, Found> found = new BoundedMap<>(MOST_STEPS);

    private record Step(AgentRun run, String id) {}

    private record Found(int number, int characters, long position, long atNanos) {}

    SupersededOutput() {
        super("superseded-output", "No output of an old attempt", "no step wrote anything");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var id = said.run() == null ? null : said.headers().get("step-id");
            if (id == null || said.run() == null) {
                continue;
            }
            var step = new Step(said.run(), id);
            if (said.name().equals("ai-step-start")) {
                newest.put(step, said);
            } else if (said.length() > 0) {
                written(said, newest.get(step), session);
            }
        }
    }

    private void written(Said said, @Nullable Said start, CheckedSession session) {
        var attempt = said.headers().get("step-start-serial");
        if (attempt == null || start == null || start.serial() == null) {
            return;
        }
        if (attempt.equals(start.serial()) || attempt.compareTo(start.serial()) > 0) {
            held(said.participant());
        } else if (said.atNanos() - start.atNanos() > GRACE_NANOS) {
            old(attempt, said, start, session);
        }
    }

    private void old(String attempt, Said said, Said start, CheckedSession session) {
        var before = found.get(attempt);
        int characters = said.length() + (before == null ? 0 : before.characters());
        long position = before == null ? said.position() : before.position();
        long at = before == null ? said.atNanos() : before.atNanos();
        var evidence = List.of(start.position(), position, said.position());
        var finding = finding(
                Severity.WARNING,
                "Old attempt goes on",
                session.name(said.participant()) + " went on writing step "
                        + said.headers().get("step-id") + " on "
                        + said.channel().name() + " for " + Amounts.seconds(said.atNanos() - start.atNanos())
                        + " after " + session.name(start.participant())
                        + " had begun the step anew: " + Amounts.characters(characters) + " that devices throw away.",
                "Let the workflow cancel the attempt that it gives up (an abort signal, a heartbeat), and let an agent stop"
                        + " when it sees a newer ai-step-start of its step.",
                at,
                said.channel(),
                said.participant(),
                evidence);
        if (before == null) {
            broken(said.participant(), finding.evidence());
            found.put(attempt, new Found(session.report(finding), characters, position, at));
        } else {
            session.revise(before.number(), finding);
            found.put(attempt, new Found(before.number(), characters, position, at));
        }
    }
}
