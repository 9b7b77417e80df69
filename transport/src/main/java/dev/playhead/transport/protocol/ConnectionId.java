package dev.playhead.transport.protocol;

/// The public name of a connection; it survives resumes. Holds no `:`, since it prefixes message ids.
public record ConnectionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
