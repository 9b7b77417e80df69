package dev.playhead.transport.scenario.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Pace at which an agent has said its answers: how much a token was, how many came in a second, and how
/// much that varied.
///
/// @param chunk what a token is, as a scenario says it: `word`, `line`, or a number of characters
/// @param perSecond tokens in a second
/// @param jitterPercent the mean difference from the mean time between two tokens, percent of it
record AnswerPace(String chunk, double perSecond, int jitterPercent) {
    private static final Pattern WORDS = Pattern.compile("\\S+\\s*");
    private static final Pattern LINES = Pattern.compile("[^\\n]*\\n|[^\\n]+");
    private static final double MOST_PER_SECOND = 100_000;

    /// Measures.
    ///
    /// @param answers what was said, each as its tokens
    /// @param gapsNanos the times between two tokens that follow each other, ns
    static AnswerPace of(List<List<String>> answers, List<Long> gapsNanos) {
        double mean = gapsNanos.stream().mapToLong(Long::longValue).average().orElse(20_000_000);
        double off = gapsNanos.stream()
                .mapToDouble(gap -> Math.abs(gap - mean))
                .average()
                .orElse(0);
        double perSecond = mean <= 0 ? MOST_PER_SECOND : Math.min(MOST_PER_SECOND, 1e9 / mean);
        // What varies evenly between nothing and twice as much differs from its mean by half of that.
        int jitter = mean <= 0 ? 0 : Math.clamp(Math.round(200 * off / mean), 0, 100);
        return new AnswerPace(chunk(answers), Math.max(0.001, perSecond), jitter);
    }

    private static String chunk(List<List<String>> answers) {
        if (answers.stream().allMatch(answer -> answer.equals(pieces(WORDS, answer)))) {
            return "word";
        }
        if (answers.stream().allMatch(answer -> answer.equals(pieces(LINES, answer)))) {
            return "line";
        }
        long characters = 0;
        long tokens = 0;
        for (var answer : answers) {
            // The last one of an answer is what was left.
            var whole = answer.size() > 1 ? answer.subList(0, answer.size() - 1) : answer;
            for (var token : whole) {
                characters += token.length();
                tokens++;
            }
        }
        return Long.toString(tokens == 0 ? 1 : Math.clamp(Math.round((double) characters / tokens), 1, 100_000));
    }

    private static List<String> pieces(Pattern pattern, List<String> answer) {
        return pattern.matcher(String.join("", answer))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /// Returns how many tokens an agent of a scenario makes of a text at this pace.
    int tokens(String text) {
        return switch (chunk) {
            case "word" -> (int) WORDS.matcher(text).results().count();
            case "line" -> (int) LINES.matcher(text).results().count();
            default -> {
                int of = Integer.parseInt(chunk);
                yield (text.length() + of - 1) / of;
            }
        };
    }

    /// Returns the rate as a scenario says it.
    String rate() {
        return perSecond >= 0.05 ? number(perSecond) + "/s" : number(Math.max(0.001, perSecond * 60)) + "/m";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
