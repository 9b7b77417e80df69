package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;

/// Fault that frames pass, in either direction. It decides about each of them. Those that it looks at are
/// counted, and each has a [SeededRandom] of its own that knows its number.
public interface FrameFault extends Fault {
    /// Direction of a frame, as a client sees it.
    enum Way {
        /// From a client to the broker.
        FROM,
        /// From the broker to a client.
        TO
    }

    /// Returns whether it looks at a frame; one that it does not look at passes and is not counted.
    default boolean looksAt(ProtocolMessage frame, Way way) {
        return true;
    }

    /// Decides about a frame that a client has sent.
    default FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return FrameDecision.PASSED;
    }

    /// Decides about a frame that the broker sends to a client.
    default FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return FrameDecision.PASSED;
    }
}
