package dev.playhead.transport.server;

import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.replay.EntryTimeShift;

/// Something that has come to the broker and waits for its turn: its entry, which gets its place and time when the turn
/// comes, and what the payload was decoded to before. What the core is told follows from the two and from nothing else.
///
/// @param entry an input or an observation; its place and time do not count
/// @param isAgain whether it is an input of a recording that is served; the timers that follow from it are recorded too
/// @param dealtWith called when the loop is done with it, well or not
record Arrival(Entry entry, DecodedInput decoded, boolean isAgain, Runnable dealtWith) {
    private static final Runnable NOTHING = () -> {};

    /// Something that has no payload.
    static Arrival of(InputEntry entry) {
        return of(entry, DecodedInput.NOTHING);
    }

    static Arrival of(InputEntry entry, DecodedInput decoded) {
        return new Arrival(entry, decoded, false, NOTHING);
    }

    /// Something that is recorded and that the core is not told of.
    static Arrival of(Observation seen) {
        return new Arrival(seen, DecodedInput.NOTHING, false, NOTHING);
    }

    /// A page of a keyframe.
    static Arrival of(Entry.Keyframe page) {
        return new Arrival(page, DecodedInput.NOTHING, false, NOTHING);
    }

    /// An input of a recording that happens again.
    static Arrival again(InputEntry recorded) {
        return new Arrival(recorded, DecodedInput.of(recorded), true, NOTHING);
    }

    /// The same, with something to do when the loop is done with it.
    Arrival then(Runnable act) {
        return new Arrival(entry, decoded, isAgain, act);
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
