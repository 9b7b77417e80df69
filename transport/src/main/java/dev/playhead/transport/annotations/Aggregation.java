package dev.playhead.transport.annotations;

import java.util.Locale;
import java.util.Optional;

/// The way in which annotations of a type are counted, named by the end of the type: `reaction:distinct.v1`.
/// Other types are kept and delivered, but have no summary.
public enum Aggregation {
    /// Every annotation counts, whoever made it.
    TOTAL,
    /// Every client counts once.
    FLAG,
    /// Every client counts once for each name.
    DISTINCT,
    /// Every client counts once, for the name it chose last.
    UNIQUE,
    /// Every client counts as often as it says, for each name.
    MULTIPLE;

    private final String word = name().toLowerCase(Locale.ROOT) + ".v1";

    /// Returns the way in which this type is counted; empty when it is not counted.
    public static Optional<Aggregation> of(String type) {
        var method = type.substring(type.lastIndexOf(':') + 1);
        for (var aggregation : values()) {
            if (aggregation.word.equals(method)) {
                return Optional.of(aggregation);
            }
        }
        return Optional.empty();
    }

    /// Returns whether an annotation must have a name to be counted.
    public boolean needsName() {
        return this == DISTINCT || this == UNIQUE || this == MULTIPLE;
    }

    /// Returns whether only somebody with a client id can be counted.
    public boolean needsClient() {
        return this == FLAG || this == DISTINCT || this == UNIQUE;
    }

    Tally tally() {
        return switch (this) {
            case TOTAL -> new TotalTally();
            case FLAG -> new FlagTally();
            case DISTINCT -> new NamedTally(false);
            case UNIQUE -> new NamedTally(true);
            case MULTIPLE -> new MultipleTally();
        };
    }
}
