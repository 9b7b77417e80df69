package dev.playhead.transport.serving;

import dev.playhead.transport.server.time.RecordedClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The gate of a recording that is served: whether something may happen, and the clock with it. [Serving] guards it.
final class Gate {
    private static final int MOST_PAUSES = 10_000;

    private final RecordedClock clock;
    private final int wanted;
    private final Set<GateWait> waits = EnumSet.noneOf(GateWait.class);
    private final List<GatePause> pauses = new ArrayList<>();
    private double speed;
    private boolean byHand;
    private boolean begun;
    private boolean passesAttached;
    private @Nullable GateReason closed;
    private String words = "";
    private long closedSince = System.nanoTime();
    private long pausedNanos;

    Gate(RecordedClock clock, ServingOptions options) {
        this.clock = clock;
        this.wanted = options.clients();
        this.speed = options.speed();
        this.byHand = options.closed();
        this.waits.addAll(options.waits());
    }

    /// Returns why nothing may happen, whatever comes next; null when it may.
    @Nullable
    GateReason reason(Audience audience) {
        int attached = audience.count(LiveClient.State.ATTACHED);
        int connected = audience.count(LiveClient.State.CONNECTED);
        int away = audience.count(LiveClient.State.AWAY);
        if (begun ? attached + connected + away == 0 : attached < wanted) {
            return GateReason.CLIENTS;
        }
        if (byHand) {
            return GateReason.HAND;
        }
        if (connected + away == 0) {
            passesAttached = false;
        }
        return waits.contains(GateWait.ATTACHED) && connected + away > 0 && !passesAttached
                ? GateReason.ATTACHED
                : null;
    }

    void close(GateReason why, String more) {
        if (closed == null) {
            clock.go(0);
            closedSince = System.nanoTime();
        }
        closed = why;
        words = more;
    }

    /// @return the pause that ends; null when there was none to speak of
    @Nullable
    GatePause open() {
        var why = closed;
        boolean first = !begun;
        begun = true;
        if (why == null && !first) {
            return null;
        }
        closed = null;
        pace();
        if (first || why == null || why == GateReason.ACKS) {
            return null;
        }
        long lasted = System.nanoTime() - closedSince;
        pausedNanos += lasted;
        var pause = new GatePause(clock.nowNanos(), lasted, why, words);
        if (pauses.size() < MOST_PAUSES) {
            pauses.add(pause);
        }
        return pause;
    }

    private void pace() {
        clock.go(isPaced() ? speed : 0);
    }

    /// Lets what keeps it closed now pass.
    void pass() {
        byHand = false;
        passesAttached = true;
    }

    void byHand() {
        byHand = true;
    }

    void speed(double times) {
        speed = times;
        if (closed == null && begun) {
            pace();
        }
    }

    boolean isPaced() {
        return !Double.isInfinite(speed);
    }

    double speed() {
        return speed;
    }

    void waitFor(Set<GateWait> these) {
        waits.clear();
        waits.addAll(these);
    }

    boolean waitsFor(GateWait what) {
        return waits.contains(what);
    }

    Set<GateWait> waits() {
        return Set.copyOf(waits);
    }

    @Nullable
    GateReason closed() {
        return closed;
    }

    String words() {
        return words;
    }

    long closedNanos() {
        return closed == null ? 0 : System.nanoTime() - closedSince;
    }

    long pausedNanos() {
        return pausedNanos + (begun ? closedNanos() : 0);
    }

    List<GatePause> pauses() {
        return List.copyOf(pauses);
    }
}
