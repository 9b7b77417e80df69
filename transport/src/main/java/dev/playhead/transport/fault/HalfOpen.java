package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;

/// Silence both ways on transports that stay open, pings included: a client finds out by its own timeout
/// (RTN23a), and the broker does not.
public record HalfOpen() implements FrameFault {
    public static final FaultKind KIND = new FaultKind("half-open", "", fields -> new HalfOpen());

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public String verb() {
        return "Silence";
    }

    @Override
    public String words() {
        return "Transports stay open, and nothing passes them any more, either way.";
    }

    @Override
    public String done() {
        return "silenced it";
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public boolean keepsAway() {
        return true;
    }

    @Override
    public SocketEffect socket() {
        return SocketEffect.SILENCE;
    }

    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return FrameDecision.DROPPED;
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return FrameDecision.DROPPED;
    }
}
