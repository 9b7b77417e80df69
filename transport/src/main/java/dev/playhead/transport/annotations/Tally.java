package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import java.util.Map;

/// The running count of one type of annotation on one message. For one thread.
sealed interface Tally permits TotalTally, FlagTally, NamedTally, MultipleTally {
    void add(Annotation annotation);

    void remove(Annotation annotation);

    /// Returns whether nothing is counted any more; then the type is not in the summary.
    boolean isEmpty();

    /// Returns the number of lists of clients in its value.
    int lists();

    /// The value as it stands in a summary.
    Map<String, Object> value(Listing listing);

    Tally copy();
}
