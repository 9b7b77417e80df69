package dev.playhead.transport.fault;

/// Sockets are reset, and every attempt to come back too.
public record Cut() implements Fault {
    public static final FaultKind KIND = new FaultKind("cut", "", fields -> new Cut());

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public String verb() {
        return "Cut";
    }

    @Override
    public String words() {
        return "Sockets are reset, and every attempt to come back too.";
    }

    @Override
    public String done() {
        return "cut it";
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
    public ConnectDecision opening(SeededRandom chance, boolean hasEnded) {
        return new ConnectDecision.Reset();
    }

    @Override
    public SocketEffect socket() {
        return new SocketEffect.Reset();
    }
}
