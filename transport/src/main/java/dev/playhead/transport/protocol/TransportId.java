package dev.playhead.transport.protocol;

/// One socket (or what stands in for one), numbered by the server in order of acceptance from 1.
/// A connection may live through several transports.
public record TransportId(long value) implements Comparable<TransportId> {
    @Override
    public int compareTo(TransportId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "t" + value;
    }
}
