package dev.playhead.ui.compare;

import dev.playhead.transport.api.Session;
import java.nio.file.Path;

/// Request to compare two things, one of which is the open session. Immutable.
sealed interface CompareRequest {
    Session open();

    /// With another recording.
    ///
    /// @param isSwapped whether the open session is B
    record Recordings(Session open, Path other, boolean isSwapped) implements CompareRequest {}

    /// Two participants of the open session.
    ///
    /// @param a index of the participant; -1 for the server
    /// @param b index of the participant
    record Devices(Session open, int a, int b) implements CompareRequest {}
}
