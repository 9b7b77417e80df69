package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;

/// The decision about one frame on its way.
public sealed interface FrameDecision {
    FrameDecision PASSED = new Passed();
    FrameDecision DROPPED = new Replaced(List.of());

    /// Lets it go on as it is.
    record Passed() implements FrameDecision {}

    /// Lets others go on in its place, none to lose it.
    record Replaced(List<ProtocolMessage> frames) implements FrameDecision {
        public Replaced {
            frames = List.copyOf(frames);
        }
    }

    /// Lets it wait, on its way to a client, until so many of the rule wait for it; then all go, the last
    /// first.
    record Held(int group) implements FrameDecision {}

    /// Answers it with NACK, for a frame that a client sends; the broker does not hear it.
    record Refused(ErrorInfo error) implements FrameDecision {}

    /// Lets it go on, and ends the transport after it.
    record Ended(SocketEffect.Ending how) implements FrameDecision {}
}
