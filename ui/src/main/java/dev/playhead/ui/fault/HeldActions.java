package dev.playhead.ui.fault;

import dev.playhead.transport.session.HeldId;
import java.util.function.Consumer;

/// Actions of a person on the frames that wait at breakpoints. FX thread.
interface HeldActions {
    void release(HeldId held);

    /// Lets another frame go on in its place.
    ///
    /// @throws IllegalArgumentException when it cannot; the message says why
    void release(HeldId held, String json);

    void drop(HeldId held);

    /// Reads the frame of the entry at `position`, for whoever asks last.
    ///
    /// @param then given its JSON on the FX thread
    void read(long position, Consumer<String> then);
}
