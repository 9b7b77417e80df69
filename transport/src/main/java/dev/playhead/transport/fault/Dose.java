package dev.playhead.transport.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dose of a fault: which of all that it could hit it does hit. What it could hit is counted for each rule
/// and connection of its own, so that nothing else changes it. Immutable.
public sealed interface Dose {
    /// All of it.
    Dose ALWAYS = new Percent(100);

    /// Parameters by which a dose is said, for the line of a kind; only one of them can be.
    String PARAMETERS = "first=N every=N nth=N";

    /// By chance, so many of a hundred; none with 0.
    record Percent(long percent) implements Dose {}

    /// The first ones, and then no more.
    record First(long count) implements Dose {}

    /// One after every `step` - 1 that are left alone.
    record Every(long step) implements Dose {}

    /// One only, which is counted from 1.
    record Nth(long number) implements Dose {}

    /// Returns whether the one that passes now is hit.
    default boolean hits(SeededRandom chance) {
        return switch (this) {
            case Percent(long percent) -> chance.hits(percent);
            case First(long count) -> chance.number() < count;
            case Every(long step) -> (chance.number() + 1) % step == 0;
            case Nth(long number) -> chance.number() + 1 == number;
        };
    }

    /// Reads the one that was said; `absent` when none was.
    static Dose read(FaultFields fields, Dose absent) {
        var said = List.of("percent", "first", "every", "nth").stream()
                .filter(fields::has)
                .toList();
        if (said.size() > 1) {
            throw new FaultFields.Wrong("say only one of " + String.join(" and ", said));
        }
        return said.isEmpty()
                ? absent
                : switch (said.getFirst()) {
                    case "first" -> new First(fields.number(1, Long.MAX_VALUE, null, "first"));
                    case "every" -> new Every(fields.number(1, Long.MAX_VALUE, null, "every"));
                    case "nth" -> new Nth(fields.number(1, Long.MAX_VALUE, null, "nth"));
                    default -> new Percent(fields.number(0, 100, null, "percent"));
                };
    }

    /// Returns the parameter that says it.
    default Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        switch (this) {
            case Percent(long percent) -> fields.put("percent", percent);
            case First(long count) -> fields.put("first", count);
            case Every(long step) -> fields.put("every", step);
            case Nth(long number) -> fields.put("nth", number);
        }
        return fields;
    }

    /// Returns it in words that end a sentence: `5 of 100`.
    default String words() {
        return switch (this) {
            case Percent(long percent) -> percent == 100 ? "every one" : percent == 0 ? "none" : percent + " of 100";
            case First(long count) -> count == 1 ? "the first, once" : "the first " + count;
            case Every(long step) -> step == 1 ? "every one" : "one in " + step;
            case Nth(long number) -> "number " + number + ", once";
        };
    }
}
