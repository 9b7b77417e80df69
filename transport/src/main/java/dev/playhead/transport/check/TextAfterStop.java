package dev.playhead.transport.check;

import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rule `text-after-stop`: an agent goes on with a run that somebody has stopped.
///
/// A stop is an accepted `ai-cancel`. Text is an accepted message or append of the run's own agent that is
/// not empty; the empty append that closes a message is none. It is late when it arrives more than 150 ms
/// after the stop was written to the agent's socket (a delay by a fault counts on top), since what is on its
/// way then nobody can take back. When the stop was never sent to the agent, text is late from two seconds
/// after the stop on, and the finding says so: that is a stop which ended no more than somebody's view. One
/// finding for each run; it grows while text comes.
final class TextAfterStop implements Checker {
    private static final long GRACE_NANOS = 150_000_000;
    private static final long UNTOLD_NANOS = 2_000_000_000;
    private static final int MOST_RUNS = 256;

    private final StopSignals stops = new StopSignals();
    private final Map<Integer, Late> runs = new BoundedMap<>(MOST_RUNS);

    /// @param number of the finding
    private record Late(int number, int pieces, int characters, long firstPosition, long firstNanos) {}

    @Override
    public String rule() {
        return "text-after-stop";
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        stops.accept(entry, decoded, session);
        for (var answer : session.answers()) {
            if (answer.error() == null && answer.publish().channel() != null) {
                accepted(answer, session);
            }
        }
    }

    private void accepted(OpenPublishes.Answer answer, CheckedSession session) {
        var publish = answer.publish();
        for (int i = 0; i < publish.messages().size(); i++) {
            var message = publish.messages().get(i);
            var serial = serial(message, answer, i);
            int length = length(message);
            if (serial != null && length > 0) {
                session.stoppedRun(Objects.requireNonNull(publish.channel()), serial)
                        .filter(run -> run.agent() == publish.participant())
                        .ifPresent(run -> text(run, publish, length, session));
            }
        }
    }

    private static @Nullable String serial(Message message, OpenPublishes.Answer answer, int index) {
        return switch (message.action()) {
            case CREATE -> index < answer.serials().size() ? answer.serials().get(index) : null;
            case APPEND -> message.serial();
            case UPDATE, DELETE, META, SUMMARY -> null;
            case null -> null;
        };
    }

    private static int length(Message message) {
        return switch (message.data()) {
            case Data.Text(var text) -> text.length();
            case Data.Binary(var bytes) -> bytes.length;
            case null -> 0;
        };
    }

    private void text(Run run, OpenPublishes.Publish publish, int length, CheckedSession session) {
        var stopped = Objects.requireNonNull(run.stop());
        var stop = stops.at(stopped.atNanos());
        long told = stop == null ? -1 : stop.toldNanos(run.agent());
        long since = told >= 0 ? told : stopped.atNanos();
        if (publish.atNanos() <= since + (told >= 0 ? GRACE_NANOS : UNTOLD_NANOS)) {
            return;
        }
        var before = runs.get(run.number());
        var late = before == null
                ? new Late(-1, 1, length, publish.position(), publish.atNanos())
                : new Late(
                        before.number(),
                        before.pieces() + 1,
                        before.characters() + length,
                        before.firstPosition(),
                        before.firstNanos());
        var finding = finding(run, late, stop, told, publish, session);
        if (before == null) {
            int number = session.report(finding);
            runs.put(run.number(), new Late(number, 1, length, late.firstPosition(), late.firstNanos()));
        } else {
            session.revise(before.number(), finding);
            runs.put(run.number(), late);
        }
    }

    private Finding finding(
            Run run,
            Late late,
            StopSignals.@Nullable Stop stop,
            long told,
            OpenPublishes.Publish last,
            CheckedSession session) {
        var stopped = Objects.requireNonNull(run.stop());
        var agent = session.name(run.agent());
        var by = session.name(stopped.by());
        var text = late.pieces() == 1
                ? "one more piece with " + characters(late)
                : late.pieces() + " more pieces with " + characters(late);
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
        return new Finding(
                rule(),
                Severity.WARNING,
                "Text after stop",
                sentence,
                remedy,
                late.firstNanos(),
                run.channel(),
                run.agent(),
                evidence.stream().toList());
    }

    private static String characters(Late late) {
        return late.characters() == 1 ? "1 character" : late.characters() + " characters";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
