package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.RunPair;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Measure of both sides, in words.
///
/// @param name what
/// @param difference in words; `same` for none
/// @param isText whether the values are words of somebody
record Measure(String name, String a, String b, String difference, boolean isText) {
    private static final String SAME = "same";
    private static final String UNKNOWN = "cannot tell";
    private static final String ABSENT = "not there";

    /// Returns what there is to measure of a message and its run.
    static List<Measure> of(ReadText read) {
        var measures = new ArrayList<Measure>();
        var run = read.run();
        if (run.isRun()) {
            measures.add(words("Question", run.a(), run.b(), CompareWords::run));
            if (!read.pair().devices()) {
                measures.add(time(
                        run.either().run().askedNanos() > 0 ? "Asked to first text" : "Start to first text",
                        run,
                        ComparedRun::toFirstTextNanos));
                measures.add(time("First text to end", run, Measure::textNanos));
            }
        }
        var message = read.message();
        if (message != null) {
            measures.add(lengths(read, message.a(), message.b()));
            var a = devices(read.a());
            var b = devices(read.b());
            measures.add(new Measure("Same on all devices", a, b, a.equals(b) ? SAME : "differs", false));
        }
        if (run.isRun()) {
            measures.add(plain(
                    "Ended",
                    run.a(),
                    run.b(),
                    each -> CompareWords.ended(each.run().status())));
        }
        return measures;
    }

    private static long textNanos(ComparedRun run) {
        return run.run().firstTextNanos() == 0
                ? -1
                : run.endedNanos() - run.run().firstTextNanos();
    }

    private static Measure words(
            String name, @Nullable ComparedRun a, @Nullable ComparedRun b, Function<ComparedRun, String> value) {
        var plain = plain(name, a, b, value);
        return new Measure(name, plain.a, plain.b, plain.difference, true);
    }

    private static Measure plain(
            String name, @Nullable ComparedRun a, @Nullable ComparedRun b, Function<ComparedRun, String> value) {
        var one = a == null ? ABSENT : value.apply(a);
        var other = b == null ? ABSENT : value.apply(b);
        return new Measure(name, one, other, one.equals(other) ? SAME : "differs", false);
    }

    private static Measure time(String name, RunPair run, ToLongFunction<ComparedRun> nanos) {
        long a = run.a() == null ? -1 : nanos.applyAsLong(run.a());
        long b = run.b() == null ? -1 : nanos.applyAsLong(run.b());
        return new Measure(name, duration(run.a(), a), duration(run.b(), b), longer(a, b), false);
    }

    private static String duration(@Nullable ComparedRun run, long nanos) {
        return run == null ? ABSENT : nanos < 0 ? "no text" : CompareWords.duration(nanos);
    }

    private static String longer(long a, long b) {
        if (a < 0 || b < 0) {
            return a == b ? SAME : UNKNOWN;
        }
        return Math.abs(b - a) < 1_000_000
                ? SAME
                : CompareWords.duration(Math.abs(b - a)) + (b > a ? " longer" : " shorter");
    }

    private static Measure lengths(ReadText read, @Nullable ComparedMessage a, @Nullable ComparedMessage b) {
        return new Measure(
                "Appends, characters",
                length(read.a()),
                length(read.b()),
                a == null || b == null ? UNKNOWN : more(a.text(), b.text()),
                false);
    }

    private static String length(ReadText.OfSide side) {
        var message = side.message();
        if (message == null) {
            return ABSENT;
        }
        return Formats.number(side.appends()) + ", "
                + (message.text() == null
                        ? UNKNOWN
                        : Formats.number(message.text().length()));
    }

    private static String more(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return UNKNOWN;
        }
        int more = b.length() - a.length();
        return more == 0
                ? a.equals(b) ? SAME : "as long"
                : Formats.count(Math.abs(more), "character") + (more > 0 ? " more" : " less");
    }

    private static String devices(ReadText.OfSide side) {
        if (side.message() == null) {
            return ABSENT;
        }
        return side.sameOn() < 0 ? UNKNOWN : side.sameOn() + " of " + side.devices();
    }
}
