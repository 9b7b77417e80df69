package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;

/// A fault that frames pass, in either direction. It gives back what goes on in place of a frame: the same one, none,
/// several or others. Every frame has a [SeededRandom] of its own.
public interface FrameFault extends Fault {
    /// Returns the frames that the broker hears when a client sends this one.
    default List<ProtocolMessage> frameIn(ProtocolMessage frame, SeededRandom chance) {
        return List.of(frame);
    }

    /// Returns the frames that a client is sent when the broker sends it this one.
    default List<ProtocolMessage> frameOut(ProtocolMessage frame, SeededRandom chance) {
        return List.of(frame);
    }
}
