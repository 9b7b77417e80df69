package dev.playhead.transport.field;

import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.filter.FilterTokens;
import dev.playhead.transport.filter.FilterTokens.Kind;
import dev.playhead.transport.filter.FilterTokens.Token;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Completion of a filter that is being written: what may stand where the caret is. Immutable.
///
/// @param from where the word begins that a candidate takes the place of, from 0
/// @param to where it ends, exclusive; the caret
/// @param about what the candidates are, in a few words for people: `Values of kind`
/// @param candidates the likeliest first
public record FilterCompletion(int from, int to, String about, List<Candidate> candidates) {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> QUESTIONS = Set.of("contains", "has", "in");
    // Of the newest rows. Somebody writes and waits.
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST = 50;

    public FilterCompletion {
        candidates = List.copyOf(candidates);
    }

    /// Something that may be put in.
    ///
    /// @param text as it is put in, quoted where it must be
    /// @param meaning in a few words; may be empty
    /// @param frames how many frames have the value; -1 where nobody counts
    public record Candidate(String text, String meaning, int frames) {}

    /// Returns what may stand at a place of a filter. Values are those that occur in the newest 200,000 frames; of
    /// fields that are not read from columns there are none. Costs up to some tens of milliseconds: not for the FX
    /// thread.
    ///
    /// @param caret from 0
    /// @param stopped whether nobody waits for the answer any more
    public static FilterCompletion at(String filter, int caret, Timeline timeline, BooleanSupplier stopped) {
        List<Token> tokens;
        try {
            tokens = FilterTokens.of(filter.substring(0, caret));
        } catch (FilterSyntaxException e) {
            return new FilterCompletion(caret, caret, "", List.of()); // within a quotation
        }
        var before = new ArrayList<>(tokens.subList(0, tokens.size() - 1));
        var last = before.isEmpty() ? null : before.getLast();
        boolean writes = last != null && last.kind() == Kind.WORD && last.to() == caret;
        String begun = writes ? before.removeLast().text() : "";
        int from = caret - begun.length();
        var field = comparedField(before);
        if (field != null) {
            return new FilterCompletion(
                    from, caret, "Values of " + field.name(), values(field, begun, timeline, stopped));
        }
        if (endsTerm(before)) {
            return new FilterCompletion(from, caret, "Next", matching(begun, next(before)));
        }
        return new FilterCompletion(from, caret, "Fields", matching(begun, fields()));
    }

    // The field whose value is written next: "kind ==", "kind in {", "kind in {ACK,".
    private static @Nullable Field comparedField(List<Token> before) {
        int at = before.size() - 1;
        if (at < 1) {
            return null;
        }
        var operator = before.get(at);
        if (operator.isSign("{") || operator.isSign(",")) {
            while (at > 0 && !before.get(at).isWord("in")) {
                at--;
            }
            return at == 0 ? null : named(before.get(at - 1));
        }
        boolean compares = operator.kind() == Kind.SIGN && COMPARISONS.contains(operator.text())
                || operator.isWord("contains")
                || operator.isWord("has");
        return compares ? named(before.get(at - 1)) : null;
    }

    private static @Nullable Field named(Token token) {
        return token.kind() == Kind.WORD ? Fields.named(token.text()).orElse(null) : null;
    }

    private static boolean endsTerm(List<Token> before) {
        if (before.isEmpty()) {
            return false;
        }
        var last = before.getLast();
        boolean joins = last.isWord("and") || last.isWord("or") || last.isWord("not");
        return last.kind() == Kind.QUOTED
                || last.kind() == Kind.WORD
                        && !joins
                        && !QUESTIONS.contains(last.text().toLowerCase(Locale.ROOT))
                || last.isSign(")")
                || last.isSign("}");
    }

    // After a field that nothing was compared with, what it can be compared by; after all else, how it goes on.
    private static List<Candidate> next(List<Token> before) {
        var next = new ArrayList<Candidate>();
        boolean isValue = before.size() > 1 && comparedField(before.subList(0, before.size() - 1)) != null;
        var field = isValue ? null : named(before.getLast());
        switch (field) {
            case Field.Text text -> {
                next.add(new Candidate("==", "is, with * for any letters", -1));
                next.add(new Candidate("!=", "is not", -1));
                next.add(new Candidate("contains", "has it somewhere", -1));
                next.add(new Candidate("in", "is one of {A, B}", -1));
            }
            case Field.Number number -> {
                for (var sign : List.of(">", "<", "==", ">=", "<=", "!=")) {
                    next.add(new Candidate(sign, number.unit().example(), -1));
                }
            }
            case Field.Flag flag -> {}
            case null -> {}
        }
        next.add(new Candidate("and", "both are so", -1));
        next.add(new Candidate("or", "one of them is so", -1));
        return next;
    }

    private static List<Candidate> fields() {
        var fields = new ArrayList<Candidate>();
        Fields.all().forEach(field -> fields.add(new Candidate(field.name(), field.meaning(), -1)));
        fields.add(new Candidate("not", "the opposite of what follows", -1));
        return fields;
    }

    private static List<Candidate> values(Field field, String begun, Timeline timeline, BooleanSupplier stopped) {
        return switch (field) {
            case Field.Text text
            when text.source() != Field.Source.ENTRY -> matching(begun, counted(text, timeline, stopped));
            case Field.Text text -> matching(begun, known(text.known()));
            case Field.Number number -> List.of(); // any number may stand there
            case Field.Flag flag -> List.of();
        };
    }

    private static List<Candidate> known(List<String> words) {
        return words.stream().map(word -> new Candidate(quoted(word), "", -1)).toList();
    }

    // The commonest first.
    private static List<Candidate> counted(Field.Text field, Timeline timeline, BooleanSupplier stopped) {
        Map<String, Integer> counts = new HashMap<>();
        var row = new FrameRow(timeline, position -> {
            throw new IOException("Columns need no entry.");
        });
        int count = timeline.frames().count();
        for (int index = Math.max(0, count - MOST_ROWS); index < count && !stopped.getAsBoolean(); index++) {
            for (var value : field.values().apply(row.at(index))) {
                if (counts.size() < MOST_VALUES || counts.containsKey(value)) {
                    counts.merge(value, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Candidate(quoted(entry.getKey()), "", entry.getValue()))
                .toList();
    }

    // What begins with the word comes before what only has it; what is there already is no candidate.
    private static List<Candidate> matching(String begun, List<Candidate> all) {
        String word = begun.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(candidate ->
                        plain(candidate).contains(word) && !plain(candidate).equals(word))
                .sorted(Comparator.comparing(candidate -> !plain(candidate).startsWith(word)))
                .limit(MOST)
                .toList();
    }

    private static String plain(Candidate candidate) {
        String text = candidate.text().toLowerCase(Locale.ROOT);
        return text.startsWith("\"") ? text.substring(1) : text;
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(FilterCompletion::isPlain);
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean isPlain(int sign) {
        return Character.isLetterOrDigit(sign) || "-_.:/@#".indexOf(sign) >= 0;
    }

    /// Returns the filter with a candidate put in, and a space after it.
    public String with(Candidate candidate, String filter) {
        String rest = filter.substring(to);
        return filter.substring(0, from) + candidate.text() + (rest.startsWith(" ") ? "" : " ") + rest;
    }

    /// Returns where the caret stands after a candidate was put in.
    public int caretAfter(Candidate candidate) {
        return from + candidate.text().length() + 1;
    }
}
