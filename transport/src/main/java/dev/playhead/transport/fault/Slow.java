package dev.playhead.transport.fault;

import java.util.Map;

/// Every byte takes longer, both ways.
///
/// @param latencyMs how much, ms
public record Slow(long latencyMs) implements Fault {
    private static final String LATENCY = "latencyMs";
    private static final long MOST_MS = 600_000;

    public static final FaultKind KIND =
            new FaultKind("slow", "ms=300", fields -> new Slow(fields.number(0, MOST_MS, null, "ms", LATENCY)));

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        return Map.of(LATENCY, latencyMs);
    }

    @Override
    public String verb() {
        return "Slow";
    }

    @Override
    public String words() {
        return "Every byte takes " + latencyMs + " ms longer, both ways.";
    }

    @Override
    public boolean slows() {
        return true;
    }

    @Override
    public SocketEffect socket() {
        return new SocketEffect.Delay(latencyMs);
    }
}
