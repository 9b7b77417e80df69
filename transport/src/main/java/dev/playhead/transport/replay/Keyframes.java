package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Copies of a broker at some positions of its log, so that going back does not begin anew: close
/// together near the present position, where people scrub, and further apart away from it. A limited
/// number, of a limited weight.
final class Keyframes {
    static final int MOST = 64;
    /// Entries between two copies that are near.
    static final long LEAST_GAP = 512;

    private static final int SHARE_OF_LOG = 16;
    private static final int FEW = 4;
    private static final long MOST_WEIGHT = 1_000_000;

    private final TreeMap<Long, Copy> copies = new TreeMap<>();
    private long longest;

    private record Copy(Broker broker, long weight) {}

    /// The broker of the nearest position that is not after `position`; null when there is none after
    /// the beginning. It must be copied before it is driven on.
    Map.@Nullable Entry<Long, Broker> atOrBefore(long position) {
        var entry = copies.floorEntry(position);
        return entry == null ? null : Map.entry(entry.getKey(), entry.getValue().broker());
    }

    int count() {
        return copies.size();
    }

    /// The most entries that have to be run again to get back to any position seen, while the weight
    /// allows it.
    long furthest() {
        return Math.max(LEAST_GAP, longest / SHARE_OF_LOG);
    }

    /// Says that `broker` is at `position` on its way to `target`; copies it when that is worth it.
    void passing(long position, long target, Broker broker) {
        longest = Math.max(longest, target);
        var before = copies.floorKey(position);
        if (position - (before == null ? 0 : before) >= gap(target - position)) {
            copies.put(position, new Copy(broker.copy(), broker.weight()));
            limit();
        }
    }

    /// Drops what is closer together than needed, now that the present is at `position`.
    void arrived(long position) {
        for (var key = copies.isEmpty() ? null : copies.firstKey(); key != null; ) {
            var next = copies.higherKey(key);
            if (next != null && next - previous(key) <= gap(Math.abs(position - key))) {
                copies.remove(key);
            }
            key = next;
        }
        limit();
    }

    private void limit() {
        while (copies.size() > MOST || (copies.size() > FEW && weight() > MOST_WEIGHT)) {
            dropTheLeastMissed();
        }
    }

    private long gap(long distance) {
        return Math.max(LEAST_GAP, Math.min(distance / 2, longest / SHARE_OF_LOG));
    }

    private long weight() {
        return copies.values().stream().mapToLong(Copy::weight).sum();
    }

    private void dropTheLeastMissed() {
        long least = Long.MAX_VALUE;
        long missed = copies.firstKey();
        for (var key : copies.keySet()) {
            var next = copies.higherKey(key);
            if (next != null && next - previous(key) < least) {
                least = next - previous(key);
                missed = key;
            }
        }
        copies.remove(missed);
    }

    private long previous(long key) {
        var previous = copies.lowerKey(key);
        return previous == null ? 0 : previous;
    }
}
