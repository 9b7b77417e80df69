package dev.playhead.transport.server;

import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.replay.EntryTimeShift;
import java.util.function.Consumer;

/// Item of the inbox of [BrokerLoop]: an entry, which gets its position and time when its turn comes, and its payload,
/// decoded before. The input of the core follows from the two and from nothing else. Immutable.
///
/// @param entry an input, an observation or a page of a keyframe; its position and time do not count
/// @param isReplayed true for an input of a recording that is served; the timers that follow from it are recorded too
/// @param onProcessed called once when the loop is done with it, well or not, on the thread that took the turn
/// @param recorded gets the entry with position and time when it is in the file
record InboxItem(
        Entry entry, DecodedInput decoded, boolean isReplayed, Runnable onProcessed, Consumer<Entry> recorded) {
    private static final Runnable NOTHING = () -> {};
    private static final Consumer<Entry> NOBODY = entry -> {};

    private InboxItem(Entry entry, DecodedInput decoded, boolean isReplayed) {
        this(entry, decoded, isReplayed, NOTHING, NOBODY);
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

    /// An input of a recording that is served.
    static InboxItem replayed(InputEntry recorded) {
        return new InboxItem(recorded, DecodedInput.of(recorded), true);
    }

    /// This item with another `onProcessed`.
    InboxItem whenProcessed(Runnable act) {
        return new InboxItem(entry, decoded, isReplayed, act, recorded);
    }

    /// This item with another `recorded`.
    InboxItem whenRecorded(Consumer<Entry> told) {
        return new InboxItem(entry, decoded, isReplayed, onProcessed, told);
    }

    /// Returns true when somebody wants to know that it is in the file.
    boolean isAwaited() {
        return recorded != NOBODY;
    }

    /// Returns the entry at this position.
    ///
    /// @param atNanos ns since 1970
    Entry at(long position, long atNanos) {
        return switch (entry) {
            case InputEntry e -> isReplayed ? EntryTimeShift.of(e, position, atNanos) : e.at(position, atNanos);
            case Observation e -> e.at(position, atNanos);
            case EffectEntry e -> throw new IllegalStateException("An effect is nothing to submit.");
            case Entry.Keyframe e -> new Entry.Keyframe(position, atNanos, e.of(), e.page(), e.last(), e.image());
            case Entry.Started e -> throw new IllegalStateException("A beginning is nothing to submit.");
        };
    }
}
