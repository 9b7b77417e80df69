package dev.playhead.transport.serving;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.DecodedInput;
import java.util.List;

/// Watches what a broker does, and may change what happens again. Never blocks, and throws nothing.
public interface LoopWatcher {
    /// Watches nothing.
    LoopWatcher NONE = new LoopWatcher() {};

    /// Returns what is to happen in the place of an input of the recording that is served, before it is recorded;
    /// itself when it may happen as it is. On the thread that takes the turn.
    default InputEntry instead(InputEntry replayed) {
        return replayed;
    }

    /// An input is about to be applied. On the thread that takes the turn, as are [#sent] and [#applied].
    ///
    /// @param isReplayed whether it is of the recording that is served
    default void applying(InputEntry entry, boolean isReplayed) {}

    /// A frame is on its way to transports of this process, because of the input that is being applied.
    default void sent(Entry.FrameOut frame) {}

    /// An input has been applied.
    default void applied(InputEntry entry, DecodedInput decoded, List<Effect> effects, boolean isReplayed) {}

    /// A frame is in the hands of a socket. Any thread.
    ///
    /// @param position of its entry
    /// @param monotonicNanos of `System.nanoTime`
    default void written(TransportId to, long position, long monotonicNanos) {}
}
