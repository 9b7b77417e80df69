package dev.playhead.transport.check.run;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rule `unanswered-input` (F6): a question gets a run.
///
/// Found is an `ai-input` with the words of a user, or one that asks for another answer, for whose
/// `codec-message-id` no run has started thirty seconds later: the request that wakes the agent failed, or
/// the agent never attached. Inputs with a `run-id` (steers, approvals) and answers of tools are none, nor
/// is a question that was stopped before it was answered. Of what one client says within two seconds, a run
/// for the last answers all of it.
final class UnansweredInput extends VerdictRule {
    private static final long WITHIN_NANOS = 30_000_000_000L;
    private static final long TOGETHER_NANOS = 2_000_000_000L;
    private static final int MOST_OPEN = 1_000;

    private final Map<Question, Said> open = new BoundedMap<>(MOST_OPEN);

    private record Question(ChannelId channel, String id) {}

    UnansweredInput() {
        super("unanswered-input", "Every question got a run", "nobody asked anything, or nobody has waited long");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        if (!open.isEmpty()) {
            var oldest = open.values().iterator().next();
            if (oldest.atNanos() + WITHIN_NANOS < entry.atNanos()) {
                open.values().remove(oldest);
                unanswered(oldest, session);
            }
        }
        for (var said : session.said()) {
            switch (said.name()) {
                case "ai-input" -> asked(said);
                case "ai-run-start", RunIndex.CANCEL -> {
                    var id = said.headers().get("input-codec-message-id");
                    if (id != null) {
                        answered(new Question(said.channel(), id), said.name().equals("ai-run-start"));
                    }
                }
                default -> {} // all else neither asks nor answers
            }
        }
    }

    private void asked(Said said) {
        var id = said.headers().get("codec-message-id");
        if (id != null && said.headers().runId() == null && !said.codec("kind").startsWith("tool-")) {
            open.putIfAbsent(new Question(said.channel(), id), said);
        }
    }

    private void answered(Question question, boolean byRun) {
        var last = open.remove(question);
        if (last == null) {
            return;
        }
        var together = new ArrayList<>(List.of(last));
        open.values().removeIf(said -> {
            boolean goesWith = said.channel().equals(last.channel())
                    && said.participant() == last.participant()
                    && said.position() <= last.position()
                    && last.atNanos() - said.atNanos() <= TOGETHER_NANOS;
            if (goesWith) {
                together.add(said);
            }
            return goesWith;
        });
        if (byRun) {
            together.forEach(said -> held(said.participant()));
        }
    }

    private void unanswered(Said said, CheckedSession session) {
        var evidence = List.of(said.position());
        broken(said.participant(), evidence);
        boolean alone = !session.audience().hasOthers(said.channel(), said.participant());
        session.report(finding(
                Severity.WARNING,
                "Question without an answer",
                "What " + session.name(said.participant()) + " asked on "
                        + said.channel().name() + " has had no run for thirty seconds"
                        + (alone ? ", and nobody else is attached to the channel." : "."),
                "Look at the request that wakes the agent, which does not go through the channel: whether it was sent, came to"
                        + " the agent and named this channel. Then whether the agent finds the input: it pages through the"
                        + " history for its event-id.",
                said.atNanos(),
                said.channel(),
                said.participant(),
                evidence));
    }
}
