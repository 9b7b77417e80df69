package dev.playhead.transport.server;

import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.replay.EntryTimeShift;
import java.util.function.Consumer;

/// Something that has come to the broker and waits for its turn: its entry, which gets its place and time when the turn
/// comes, and what the payload was decoded to before. What the core is told follows from the two and from nothing else.
///
/// @param entry an input or an observation; its place and time do not count
/// @param isAgain whether it is an input of a recording that is served; the timers that follow from it are recorded too
/// @param dealtWith called when the loop is done with it, well or not
/// @param recorded gets the entry at its place when it is in the file
record Arrival(Entry entry, DecodedInput decoded, boolean isAgain, Runnable dealtWith, Consumer<Entry> recorded) {
    private static final Runnable NOTHING = () -> {};
    private static final Consumer<Entry> NOBODY = entry -> {};

    private Arrival(Entry entry, DecodedInput decoded, boolean isAgain) {
        this(entry, decoded, isAgain, NOTHING, NOBODY);
    }

    /// Something that has no payload.
    static Arrival of(InputEntry entry) {
        return of(entry, DecodedInput.NOTHING);
    }

    static Arrival of(InputEntry entry, DecodedInput decoded) {
        return new Arrival(entry, decoded, false);
    }

    /// Something that is recorded and that the core is not told of.
    static Arrival of(Observation seen) {
        return new Arrival(seen, DecodedInput.NOTHING, false);
    }

    /// A page of a keyframe.
    static Arrival of(Entry.Keyframe page) {
        return new Arrival(page, DecodedInput.NOTHING, false);
    }

    /// An input of a recording that happens again.
    static Arrival again(InputEntry recorded) {
        return new Arrival(recorded, DecodedInput.of(recorded), true);
    }

    /// The same, with something to do when the loop is done with it.
    Arrival then(Runnable act) {
        return new Arrival(entry, decoded, isAgain, act, recorded);
    }

    /// The same, with somebody who is told when it is in the file.
    Arrival whenRecorded(Consumer<Entry> told) {
        return new Arrival(entry, decoded, isAgain, dealtWith, told);
    }

    /// Whether somebody wants to know when it is in the file.
    boolean isAwaited() {
        return recorded != NOBODY;
    }

    /// The entry at its place.
    Entry at(long position, long atNanos) {
        return switch (entry) {
            case InputEntry e -> isAgain ? EntryTimeShift.of(e, position, atNanos) : e.at(position, atNanos);
            case Observation e -> e.at(position, atNanos);
            case EffectEntry e -> throw new IllegalStateException("An effect does not arrive.");
            case Entry.Keyframe e -> new Entry.Keyframe(position, atNanos, e.of(), e.page(), e.last(), e.image());
            case Entry.Started e -> throw new IllegalStateException("A beginning does not arrive.");
        };
    }
}
