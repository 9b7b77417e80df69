package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlPlace;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.field.Filter;
import java.util.List;

/// A step of a timeline: when, what, and what follows. Immutable.
///
/// @param acts what is done, in order
/// @param then what follows; its times count from this step
public record Step(YamlPlace place, Trigger trigger, List<Act> acts, List<Step> then) {
    public Step {
        acts = List.copyOf(acts);
        then = List.copyOf(then);
    }

    /// Moment at which a step is due.
    public sealed interface Trigger {
        /// So long after the beginning, or after the step that it follows, ms.
        record After(long ms) implements Trigger {}

        /// With the nth row of the frames table that a filter chooses, counted from the beginning, or from
        /// the step that it follows.
        ///
        /// @param text the filter as it was written
        record On(Filter filter, String text, int nth) implements Trigger {}
    }

    /// Something that is done.
    public sealed interface Act {
        /// Somebody does something.
        ///
        /// @param text what is said; empty where nothing is
        record Do(String participant, Verb verb, String text) implements Act {}

        /// A fault is set.
        ///
        /// @param spec for a client of the name in `whom`, which is looked up when it is set
        /// @param whom a name of the scenario; empty when it hits everybody, or a client that `spec` names
        ///     itself
        record SetFault(FaultSpec spec, String whom) implements Act {}

        /// All faults that are on are ended.
        record Restore() implements Act {}

        /// Frames that wait at breakpoints go on, or are dropped.
        ///
        /// @param all whether every one that waits; otherwise the one that was stopped first
        record Settle(boolean drops, boolean all) implements Act {}

        /// A note is left in the recording.
        record Bookmark(String text) implements Act {}
    }
}
