package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import org.jspecify.annotations.Nullable;

/// Fault that attempts to go on with a connection meet (RTN15b, RTN16). Those of one rule are counted
/// together, whoever makes them.
public interface ResumeFault extends Fault {
    /// Returns why a connection cannot be resumed, which CONNECTED of a new one says; null when it can.
    @Nullable
    ErrorInfo refusesResume(SeededRandom chance);
}
