package dev.playhead.transport.compare;

import dev.playhead.transport.compare.MessagePair.Difference;
import dev.playhead.transport.copy.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A [Comparison] as lines, for people and for programs.
///
/// @param isTimed whether the moments of both sides say something
/// @param slowerFromNanos from which time on something is later or slower
public record ComparisonLines(boolean isTimed, long slowerFromNanos) {
    /// As much as people see; also what two runs of the same program differ by.
    public static final long SLOWER_FROM_NANOS = 100_000_000;

    private static final int MOST_TEXT = 60;

    /// Returns the limit that a side-by-side judgement goes by: none where moments say nothing.
    public long limitNanos() {
        return isTimed ? slowerFromNanos : Long.MAX_VALUE;
    }

    /// Returns a line for each message that differs, then how much later what is alike came, then how much there is.
    ///
    /// @param a what the first side is called
    /// @param b what the second is
    public List<String> words(Comparison comparison, String a, String b) {
        var lines = new ArrayList<String>();
        lines.add("A is " + a + ", B is " + b + ".");
        for (var pair : comparison.pairs()) {
            for (var difference : pair.differences()) {
                lines.add(words(pair, difference));
            }
        }
        if (isTimed) {
            comparison.pairs().stream()
                    .filter(pair -> isLate(pair.startedLaterNanos()) || isLate(pair.tookLongerNanos()))
                    .forEach(pair -> lines.add("time     " + who(pair) + ": " + time(pair)));
        }
        if (comparison.runCount() > 0) {
            lines.add(runs(comparison));
        }
        lines.add(summary(comparison));
        return lines;
    }

    private boolean isLate(long nanos) {
        return Math.abs(nanos) >= slowerFromNanos;
    }

    private static String words(MessagePair pair, Difference difference) {
        return switch (difference) {
            case LOST -> "lost     " + who(pair) + ": only A has " + text(pair.a());
            case ADDED -> "added    " + who(pair) + ": only B has " + text(pair.b());
            case MOVED -> "moved    " + who(pair) + ": stands elsewhere, " + text(pair.either());
            case CHANGED -> "changed  " + who(pair) + ": " + change(pair);
            case UNTOLD ->
                "untold   " + who(pair) + ": " + (pair.a() != null ? "A" : "B") + " has " + text(pair.either())
                        + ", and too much differs to tell whether the other has it";
        };
    }

    private static String change(MessagePair pair) {
        var a = Objects.requireNonNull(pair.a());
        var b = Objects.requireNonNull(pair.b());
        if (a.isDeleted() != b.isDeleted()) {
            return text(a) + " is deleted in " + (a.isDeleted() ? "A" : "B") + " only";
        }
        int at = pair.alikeUntil();
        var places = TextPlaces.of(known(a), known(b));
        return "from character " + (at + 1) + " on A has " + rest(a, at) + " and B has " + rest(b, at) + " ("
                + places.summary() + ")";
    }

    private static String known(ComparedMessage message) {
        return Objects.requireNonNullElse(message.text(), "");
    }

    private static String rest(ComparedMessage message, int at) {
        var text = known(message).substring(at);
        return text.isEmpty() ? "nothing" : quoted(text);
    }

    private static String text(@Nullable ComparedMessage message) {
        if (message == null || message.text() == null) {
            return "a message whose text is not kept";
        }
        return message.text().isEmpty()
                ? message.name().isEmpty() ? "an empty message" : message.name()
                : quoted(message.text());
    }

    private static String quoted(String text) {
        var line = text.replaceAll("\\s+", " ");
        return "\"" + (line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "\u2026") + "\"";
    }

    private static String who(MessagePair pair) {
        var message = pair.either();
        return message.channel() + ", " + (message.author().isEmpty() ? "somebody" : message.author())
                + (message.run() == null ? "" : ", run " + message.run());
    }

    private static String time(MessagePair pair) {
        return text(pair.either()) + " began " + later(pair.startedLaterNanos(), "later", "earlier") + " in B and took "
                + later(pair.tookLongerNanos(), "longer", "less");
    }

    private static String later(long nanos, String more, String less) {
        return String.format(Locale.ROOT, "%.3f s ", Math.abs(nanos) / 1e9) + (nanos < 0 ? less : more);
    }

    private String runs(Comparison comparison) {
        return count(comparison.runCount(), "run") + ": "
                + runStates(comparison).entrySet().stream()
                        .filter(state -> state.getValue() > 0)
                        .map(state -> state.getValue() + " " + state.getKey().words())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private Map<PairState, Integer> runStates(Comparison comparison) {
        var counts = new EnumMap<PairState, Integer>(PairState.class);
        for (var state : PairState.values()) {
            counts.put(state, 0);
        }
        comparison.runs().stream()
                .filter(RunPair::isRun)
                .forEach(run -> counts.merge(run.state(limitNanos()), 1, Integer::sum));
        return counts;
    }

    private static String summary(Comparison comparison) {
        int alike = (int) comparison.pairs().stream()
                .filter(pair -> pair.differences().isEmpty())
                .count();
        if (comparison.isAlike()) {
            return "Alike: " + count(alike, "message") + ".";
        }
        int untold = comparison.count(Difference.UNTOLD);
        return count(alike, "message") + " alike, " + comparison.count(Difference.LOST) + " lost, "
                + comparison.count(Difference.ADDED) + " added, " + comparison.count(Difference.CHANGED) + " changed, "
                + comparison.count(Difference.MOVED) + " moved" + (untold == 0 ? "." : ", " + untold + " untold.");
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /// Returns a JSON object for each message that differs, and one with the counts.
    public List<String> json(Comparison comparison) {
        var lines = new ArrayList<String>();
        for (var pair : comparison.pairs()) {
            if (!pair.differences().isEmpty()) {
                lines.add(Json.object(fields(pair)));
            }
        }
        var counts = new LinkedHashMap<String, @Nullable Object>();
        counts.put("type", "summary");
        counts.put("alike", comparison.isAlike());
        counts.put("messages", comparison.pairs().size());
        for (var difference : Difference.values()) {
            counts.put(word(difference), comparison.count(difference));
        }
        var runs = new LinkedHashMap<String, @Nullable Object>();
        runs.put("all", comparison.runCount());
        runStates(comparison).forEach((state, count) -> runs.put(word(state), count));
        counts.put("runs", runs);
        if (isTimed) {
            counts.put("latestMs", most(comparison) / 1_000_000);
        }
        lines.add(Json.object(counts));
        return lines;
    }

    private static long most(Comparison comparison) {
        return comparison.pairs().stream()
                .mapToLong(MessagePair::startedLaterNanos)
                .max()
                .orElse(0);
    }

    // As a field of JSON: onlyA, cannotTell.
    private static String word(Enum<?> name) {
        var parts = name.name().split("_", -1);
        return Stream.of(parts)
                .skip(1)
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("", parts[0].toLowerCase(Locale.ROOT), ""));
    }

    private Map<String, @Nullable Object> fields(MessagePair pair) {
        var message = pair.either();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "difference");
        fields.put("how", pair.differences().stream().map(ComparisonLines::word).toList());
        fields.put("channel", message.channel());
        fields.put("author", message.author());
        fields.put("run", message.run());
        fields.put("name", message.name());
        fields.put("a", side(pair.a()));
        fields.put("b", side(pair.b()));
        if (isTimed && pair.a() != null && pair.b() != null) {
            fields.put("startedLaterMs", pair.startedLaterNanos() / 1_000_000);
            fields.put("tookLongerMs", pair.tookLongerNanos() / 1_000_000);
        }
        return fields;
    }

    private static @Nullable Map<String, @Nullable Object> side(@Nullable ComparedMessage message) {
        if (message == null) {
            return null;
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("serial", message.serial());
        fields.put("deleted", message.isDeleted());
        fields.put("text", message.text());
        return fields;
    }
}
