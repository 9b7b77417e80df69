package dev.playhead.transport.check.run;

import static dev.playhead.transport.check.Amounts.characters;
import static dev.playhead.transport.check.Amounts.seconds;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.StopSignals;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rule `text-after-stop` (F19): an agent goes on with a run that somebody has stopped.
///
/// A stop is an accepted `ai-cancel`. Text is an accepted message or append of the run's own agent that is
/// not empty; the empty append that closes a message is none. It is late when it arrives more than 150 ms
/// after the stop was written to the agent's socket (a delay by a fault counts on top), since what is on
/// its way then nobody can take back. When the stop was never sent to the agent, text is late from two
/// seconds after the stop on, and the finding says so: that is a stop which ended no more than somebody's
/// view. One finding for each run; it grows while text comes. It held when three seconds after the stop
/// there was none.
final class TextAfterStop extends VerdictRule {
    private static final long GRACE_NANOS = 150_000_000;
    private static final long UNTOLD_NANOS = 2_000_000_000;
    private static final long JUDGED_NANOS = 3_000_000_000L;
    private static final int MOST_RUNS = 256;

    private final Map<Stopped, Late> runs = new BoundedMap<>(MOST_RUNS);
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /// @param run its id, or the serial of a message that is one of its own
    private record Stopped(ChannelId channel, String run) {}

    /// @param agent index of the participant; -1 while only the run's own message can say it
    private record Waiting(Stopped stopped, int agent, long atNanos) {}

    /// @param number of the finding
    private record Late(int number, int pieces, int characters, long firstPosition, long firstNanos) {}

    TextAfterStop() {
        super("text-after-stop", "No text after a stop", "no run was stopped");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!waiting.isEmpty() && waiting.getFirst().atNanos() + JUDGED_NANOS < entry.atNanos()) {
            judge(waiting.removeFirst(), session);
        }
        for (var said : session.said()) {
            if (said.name().equals(RunIndex.CANCEL)) {
                stopped(said);
            } else if (said.serial() != null && mayBeText(said.message().action()) && said.length() > 0) {
                session.stoppedRun(said.channel(), said.serial())
                        .filter(run -> run.agent() == said.participant())
                        .ifPresent(run -> text(run, said, session));
            }
        }
    }

    private static boolean mayBeText(@Nullable MessageAction action) {
        return switch (action) {
            case CREATE, APPEND -> true;
            case UPDATE, DELETE, META, SUMMARY -> false;
            case null -> false;
        };
    }

    private void stopped(Said said) {
        var run = said.run();
        if (run != null) {
            waiting.add(new Waiting(new Stopped(said.channel(), run.id()), run.agent(), said.atNanos()));
        } else if (!said.headers().isPresent() && said.message().data() instanceof Data.Text(var serial)) {
            waiting.add(new Waiting(new Stopped(said.channel(), serial), -1, said.atNanos()));
        }
    }

    private void judge(Waiting stop, CheckedSession session) {
        if (!runs.containsKey(stop.stopped())) {
            held(
                    stop.agent() >= 0
                            ? stop.agent()
                            : session.stoppedRun(
                                            stop.stopped().channel(),
                                            stop.stopped().run())
                                    .map(Run::agent)
                                    .orElse(-1));
        }
    }

    private void text(Run run, Said said, CheckedSession session) {
        var stopped = Objects.requireNonNull(run.stop());
        var stop = session.stops().at(stopped.atNanos());
        long told = stop == null ? -1 : stop.toldNanos(run.agent());
        long since = told >= 0 ? told : stopped.atNanos();
        if (said.atNanos() <= since + (told >= 0 ? GRACE_NANOS : UNTOLD_NANOS)) {
            return;
        }
        var key = new Stopped(said.channel(), run.id());
        var before = runs.get(key);
        var late = before == null
                ? new Late(-1, 1, said.length(), said.position(), said.atNanos())
                : new Late(
                        before.number(),
                        before.pieces() + 1,
                        before.characters() + said.length(),
                        before.firstPosition(),
                        before.firstNanos());
        var finding = finding(run, late, stop, told, said, session);
        if (before == null) {
            broken(run.agent(), finding.evidence());
            int number = session.report(finding);
            runs.put(key, new Late(number, 1, said.length(), late.firstPosition(), late.firstNanos()));
        } else {
            session.revise(before.number(), finding);
            runs.put(key, late);
        }
    }

    private Finding finding(
            Run run, Late late, StopSignals.@Nullable Stop stop, long told, Said last, CheckedSession session) {
        var stopped = Objects.requireNonNull(run.stop());
        var agent = session.name(run.agent());
        var by = session.name(stopped.by());
        var text = late.pieces() == 1
                ? "one more piece with " + characters(late.characters())
                : late.pieces() + " more pieces with " + characters(late.characters());
        var evidence = new LinkedHashSet<Long>();
        if (stop != null) {
            evidence.add(stop.position());
        }
        evidence.add(late.firstPosition());
        evidence.add(last.position());
        var sentence = told >= 0
                ? agent + " went on with run " + run.number() + " for " + seconds(last.atNanos() - told)
                        + " after the stop by " + by + " had been written to it: " + text + "."
                : by + " stopped run " + run.number() + ", and the stop was never sent to " + agent
                        + ": it went on for " + seconds(last.atNanos() - stopped.atNanos()) + ", " + text + ".";
        var remedy = told >= 0
                ? "Pass the stop on to the model call (an abort signal), append nothing after it, and close the message"
                        + " with status cancelled."
                : "Keep the agent attached to " + run.channel().name() + " while it works, so that it hears ai-cancel;"
                        + " to close a request or a page ends only what one device shows.";
        return finding(
                Severity.WARNING,
                "Text after stop",
                sentence,
                remedy,
                late.firstNanos(),
                run.channel(),
                run.agent(),
                List.copyOf(evidence));
    }
}
