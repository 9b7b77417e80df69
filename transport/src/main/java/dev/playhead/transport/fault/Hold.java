package dev.playhead.transport.fault;

import java.util.Map;

/// Bytes to a client wait and leave in bursts, as behind a proxy that buffers.
///
/// @param everyMs time between two bursts, ms
public record Hold(long everyMs) implements Fault {
    private static final String EVERY = "everyMs";
    private static final long MOST_MS = 600_000;

    public static final FaultKind KIND =
            new FaultKind("hold", "ms=2000", fields -> new Hold(fields.number(1, MOST_MS, null, "ms", EVERY)));

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        return Map.of(EVERY, everyMs);
    }

    @Override
    public String verb() {
        return "Hold";
    }

    @Override
    public String label(String who) {
        return "Hold back bytes to " + who;
    }

    @Override
    public String words() {
        return "Bytes to the client wait and come in a burst every " + everyMs + " ms.";
    }

    @Override
    public boolean slows() {
        return true;
    }

    @Override
    public SocketEffect socket() {
        return new SocketEffect.Delay(0, everyMs);
    }
}
