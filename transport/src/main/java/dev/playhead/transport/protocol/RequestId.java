package dev.playhead.transport.protocol;

/// One REST request, numbered by the server in order of arrival from 1.
public record RequestId(long value) {
    @Override
    public String toString() {
        return "r" + value;
    }
}
