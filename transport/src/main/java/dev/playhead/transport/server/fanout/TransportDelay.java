package dev.playhead.transport.server.fanout;

import dev.playhead.transport.fault.SocketEffect;

/// Delay of what passes a transport, as a fault wants it. Immutable.
///
/// @param latencyMs how much longer everything takes, both ways; [SocketEffect#FOREVER_MS] for silence
/// @param burstMs time between two bursts of what is sent, ms; 0 for no bursts
public record TransportDelay(long latencyMs, long burstMs) {
    /// Everything goes at once.
    public static final TransportDelay NONE = new TransportDelay(0, 0);

    private static final long NANOS = 1_000_000;

    /// Returns whether nothing is to be noticed of the broker any more. Frames are kept back by the core
    /// then.
    public boolean isSilence() {
        return latencyMs >= SocketEffect.FOREVER_MS;
    }

    /// Returns how long what is received waits, ns.
    public long inNanos() {
        return isSilence() ? 0 : latencyMs * NANOS;
    }

    /// Returns how long what is sent now waits, ns.
    public long outNanos() {
        return burstMs == 0 ? inNanos() : outNanos(System.nanoTime());
    }

    /// Returns how long what is sent at a moment of [System#nanoTime] waits for its burst, ns. Whatever is
    /// sent between two bursts leaves with the second.
    public long outNanos(long nowNanos) {
        long latency = inNanos();
        long burst = burstMs * NANOS;
        return latency + burst - Math.floorMod(nowNanos + latency, burst);
    }
}
