package dev.playhead.transport.serving;

/// A time at which the gate was closed. It takes no time of the recording.
///
/// @param atNanos the moment of the recording at which it was closed, ns since 1970
/// @param forNanos how long it was closed
/// @param reason why it was closed at first
/// @param words for whom or what, in a few words
public record GatePause(long atNanos, long forNanos, GateReason reason, String words) {}
