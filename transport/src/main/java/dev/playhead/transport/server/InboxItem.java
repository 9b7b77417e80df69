package dev.playhead.transport.server;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.replay.EntryTimeShift;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Item of the inbox of [BrokerLoop]: an entry, which gets its position and time when its turn comes, and its payload,
/// decoded before. The input of the core follows from the two and from nothing else. Immutable.
///
/// @param entry an input, an observation or a page of a keyframe; its position and time do not count
/// @param isReplayed true for an input of a recording that is served; the timers that follow from it are recorded too
/// @param onProcessed called once when the loop is done with it, well or not, on the thread that took the turn
/// @param recorded gets the entry with position and time when it is in the file
/// @param following what comes right after it, with nothing between
record InboxItem(
        Entry entry,
        DecodedInput decoded,
        boolean isReplayed,
        Runnable onProcessed,
        Consumer<Entry> recorded,
        List<InboxItem> following) {
    private static final Runnable NOTHING = () -> {};
    private static final Consumer<Entry> NOBODY = entry -> {};

    private InboxItem(Entry entry, DecodedInput decoded, boolean isReplayed) {
        this(entry, decoded, isReplayed, NOTHING, NOBODY, List.of());
    }

    /// An input without a payload.
    static InboxItem of(InputEntry entry) {
        return of(entry, DecodedInput.NOTHING);
    }

    static InboxItem of(InputEntry entry, DecodedInput decoded) {
        return new InboxItem(entry, decoded, false);
    }

    /// An observation: recorded, and nothing that the core is told of.
    static InboxItem of(Observation seen) {
        return new InboxItem(seen, DecodedInput.NOTHING, false);
    }

    /// A page of a keyframe.
    static InboxItem of(Entry.Keyframe page) {
        return new InboxItem(page, DecodedInput.NOTHING, false);
    }

    /// Inputs of a recording that is served, at least one, which happen together.
    static InboxItem replayed(List<InputEntry> together) {
        var all = together.stream()
                .map(entry -> new InboxItem(entry, DecodedInput.of(entry), true))
                .toList();
        var first = all.getFirst();
        return new InboxItem(first.entry, first.decoded, true, NOTHING, NOBODY, all.subList(1, all.size()));
    }

    /// Returns this item with the input that is to happen instead of it; itself when that is the same.
    InboxItem changed(UnaryOperator<InputEntry> instead) {
        if (!(entry instanceof InputEntry input)) {
            return this;
        }
        var other = instead.apply(input);
        return other == input
                ? this
                : new InboxItem(other, DecodedInput.of(other), isReplayed, onProcessed, recorded, following);
    }

    /// This item with another `onProcessed`.
    InboxItem whenProcessed(Runnable act) {
        return new InboxItem(entry, decoded, isReplayed, act, recorded, following);
    }

    /// This item with another `recorded`.
    InboxItem whenRecorded(Consumer<Entry> told) {
        return new InboxItem(entry, decoded, isReplayed, onProcessed, told, following);
    }

    /// Returns true when somebody wants to know that it is in the file.
    boolean isAwaited() {
        return recorded != NOBODY;
    }

    /// Returns the entry at this position. One of a recording that is served keeps its time.
    ///
    /// @param atNanos ns since 1970
    /// @param rules gives a new rule its name, when its turn comes
    Entry at(long position, long atNanos, Supplier<RuleId> rules) {
        return switch (entry) {
            case Entry.RuleSet e
            when e.rule().id().equals(RuleId.UNNAMED) -> e.at(position, atNanos).named(rules.get());
            case InputEntry e ->
                isReplayed ? EntryTimeShift.of(e, position, Math.max(atNanos, e.atNanos())) : e.at(position, atNanos);
            case Observation e -> e.at(position, atNanos);
            case EffectEntry e -> throw new IllegalStateException("An effect is nothing to submit.");
            case Entry.Keyframe e -> new Entry.Keyframe(position, atNanos, e.of(), e.page(), e.last(), e.image());
            case Entry.Started e -> throw new IllegalStateException("A beginning is nothing to submit.");
        };
    }
}
