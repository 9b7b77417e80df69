package dev.playhead.transport.serving;

/// Lateness of frames of a recording that is served: from the moment when one was due to the moment when it was
/// written to its socket. Time at the gate does not count.
///
/// @param frames how many were written, one for each client
/// @param medianNanos the middle one, to 10 µs
/// @param p99Nanos 99 of 100 were not later, to 10 µs
/// @param worstNanos the latest one
/// @param early how many were written before they were due
/// @param late how many were [#LATE_NANOS] late or more
public record Lateness(long frames, long medianNanos, long p99Nanos, long worstNanos, long early, long late) {
    /// From here on a frame is late, ns.
    public static final long LATE_NANOS = 20_000_000;

    /// Of no frames.
    public static final Lateness NONE = new Lateness(0, 0, 0, 0, 0, 0);

    /// A frame that was written.
    ///
    /// @param atNanos when it was due in the recording, ns since 1970
    /// @param client as [LiveClient#number]
    public record Point(long atNanos, long lateNanos, int client) {}
}
