package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import dev.playhead.transport.compare.TextPlaces;
import dev.playhead.transport.insight.Run;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Words for what differs. Pure functions.
final class CompareWords {
    private static final int MOST_TITLE = 120;

    private CompareWords() {}

    static String title(PairState state) {
        return switch (state) {
            case ONLY_A -> "Only in A";
            case ONLY_B -> "Only in B";
            case CHANGED -> "Changed";
            case REORDERED -> "Reordered";
            case SLOWER -> "Slower";
            case CANNOT_TELL -> "Cannot tell";
            case SAME -> "Same";
        };
    }

    static Icon icon(PairState state) {
        return switch (state) {
            case ONLY_A, ONLY_B -> Icon.CLOSE;
            case CHANGED -> Icon.EDIT;
            case REORDERED -> Icon.SWAP;
            case SLOWER -> Icon.CLOCK;
            case CANNOT_TELL -> Icon.QUESTION;
            case SAME -> Icon.CHECK;
        };
    }

    /// Returns the tone of a state: `fault`, `warn`, or empty for none.
    static String tone(PairState state) {
        return switch (state) {
            case ONLY_A, ONLY_B -> "fault";
            case SLOWER -> "warn";
            case CHANGED, REORDERED, CANNOT_TELL, SAME -> "";
        };
    }

    /// Returns what a run is called: its question, or what it is of whom.
    static String run(ComparedRun run) {
        var question = line(run.run().question());
        return question.isEmpty() ? "Run " + run.run().number() + " of " + run.agent() : question;
    }

    static String message(MessagePair pair) {
        var message = pair.either();
        var text = line(Objects.requireNonNullElse(message.text(), ""));
        if (!text.isEmpty()) {
            return text;
        }
        return message.name().isEmpty() ? message.text() == null ? "text not kept" : "empty" : message.name();
    }

    static String line(String text) {
        var first = text.length() > MOST_TITLE ? text.substring(0, MOST_TITLE) + "\u2026" : text;
        return first.replaceAll("\\s+", " ").strip();
    }

    /// Returns by how much: `+1.46 s`.
    static String more(long nanos) {
        return (nanos < 0 ? "\u2212" : "+") + duration(Math.abs(nanos));
    }

    /// Returns a duration in round numbers: `180 ms`, `1.46 s`.
    static String duration(long nanos) {
        return nanos < 999_500_000 ? Math.round(nanos / 1e6) + " ms" : Formats.duration(nanos);
    }

    /// Returns how a run differs, in a few words; empty where it does not.
    ///
    /// @param hint what only its neighbours tell; empty for nothing
    static String difference(RunPair run, PairState state, long limitNanos, String hint) {
        if (!run.isRun()) {
            return difference(run.messages().getFirst(), state);
        }
        return switch (state) {
            case ONLY_A -> hint.isEmpty() ? "not in B" : hint;
            case ONLY_B -> hint.isEmpty() ? "not in A" : hint;
            case CHANGED -> changed(run);
            case REORDERED -> hint.isEmpty() ? "stands elsewhere" : hint;
            case SLOWER -> slower(run, limitNanos);
            case CANNOT_TELL -> "too different to tell";
            case SAME -> "";
        };
    }

    private static String changed(RunPair run) {
        var changed = run.messages().stream()
                .filter(message -> message.state(Long.MAX_VALUE) == PairState.CHANGED)
                .toList();
        long onlyOne = run.messages().stream()
                .filter(message -> message.a() == null || message.b() == null)
                .count();
        if (changed.size() == 1 && onlyOne == 0) {
            return difference(changed.getFirst(), PairState.CHANGED);
        }
        var words = changed.isEmpty() ? "" : Formats.count(changed.size(), "message") + " changed";
        var only = onlyOne == 0 ? "" : Formats.count(onlyOne, "message") + " on one side";
        return words.isEmpty() ? only : only.isEmpty() ? words : words + ", " + onlyOne + " on one side";
    }

    static String slower(RunPair run, long limitNanos) {
        return run.firstTextLaterNanos() >= limitNanos
                ? "first text " + more(run.firstTextLaterNanos())
                : "late " + more(run.slowerNanos());
    }

    static String difference(MessagePair message, PairState state) {
        return switch (state) {
            case ONLY_A -> "not in B";
            case ONLY_B -> "not in A";
            case CHANGED -> change(message);
            case REORDERED -> "stands elsewhere";
            case SLOWER -> "late " + more(message.slowerNanos());
            case CANNOT_TELL -> "too different to tell";
            case SAME -> "";
        };
    }

    private static String change(MessagePair message) {
        var a = message.a();
        var b = message.b();
        if (a != null && b != null && a.isDeleted() != b.isDeleted()) {
            return "deleted in " + (a.isDeleted() ? "A" : "B") + " only";
        }
        return TextPlaces.of(text(a), text(b)).summary();
    }

    static String text(@Nullable ComparedMessage message) {
        return message == null ? "" : Objects.requireNonNullElse(message.text(), "");
    }

    /// Returns how a run ended, in words.
    static String ended(Run.Status status) {
        return switch (status) {
            case STARTED, STREAMING -> "still running";
            default -> status.name().toLowerCase(Locale.ROOT);
        };
    }

    /// Returns what matters most, in a sentence or two.
    static String sentence(Comparison comparison, List<PairState> states) {
        long all = comparison.runCount();
        if (all == 0) {
            long both = comparison.pairs().stream()
                    .filter(pair -> pair.a() != null && pair.b() != null)
                    .count();
            return Formats.number(both) + " of "
                    + Formats.count(comparison.pairs().size(), "message") + " are in both.";
        }
        long onlyA = states.stream().filter(state -> state == PairState.ONLY_A).count();
        long onlyB = states.stream().filter(state -> state == PairState.ONLY_B).count();
        var both = Formats.number(all - onlyA - onlyB) + " of " + Formats.count(all, "run") + " are in both.";
        if (onlyA == 0 && onlyB == 0) {
            long changed = states.stream().filter(PairState.CHANGED::equals).count();
            return changed == 0 ? both : both + " " + Formats.count(changed, "answer") + " read otherwise.";
        }
        var a = onlyA == 0 ? "" : "A has " + onlyA + " that B has not";
        var b = onlyB == 0 ? "" : "B has " + onlyB + " that A has not";
        return both + " " + (a.isEmpty() ? b : b.isEmpty() ? a : a + "; " + b) + ".";
    }

    /// Returns what is said where nothing differs: `No difference in 12 runs, 22 messages.`
    static String nothing(Comparison comparison) {
        return "No difference in "
                + (comparison.runCount() == 0 ? "" : Formats.count(comparison.runCount(), "run") + ", ")
                + Formats.count(comparison.pairs().size(), "message") + ".";
    }
}
