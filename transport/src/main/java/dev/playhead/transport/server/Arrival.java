package dev.playhead.transport.server;

import dev.playhead.transport.core.Input;
import dev.playhead.transport.log.Entry;
import org.jspecify.annotations.Nullable;

/// Something that has come to the broker and waits for its turn: how it is recorded, and what the core is told.
/// Position and time are given when its turn comes.
interface Arrival {
    Entry entry(long position, long atNanos);

    /// The input; null for what is only recorded.
    @Nullable
    Input input(long atMs);

    /// Whether the timers that follow from it are set; those of a recording are recorded too.
    default boolean setsTimers() {
        return true;
    }

    /// The loop is done with it, well or not.
    default void dealtWith() {}
}
