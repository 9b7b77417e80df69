package dev.playhead.transport.replay;

import dev.playhead.transport.log.Entry;

/// The same entry at another place and time of another log.
public final class Restamped {
    private Restamped() {}

    /// An input entry with a new position and time; other entries cannot move, since they point at their cause.
    public static Entry of(Entry entry, long position, long atNanos) {
        return switch (entry) {
            case Entry.Opened e -> new Entry.Opened(position, atNanos, e.transport(), e.handshake());
            case Entry.FrameIn e ->
                new Entry.FrameIn(position, atNanos, e.transport(), e.channel(), e.format(), e.payload(), e.problem());
            case Entry.Closed e -> new Entry.Closed(position, atNanos, e.transport(), e.reason());
            case Entry.TimerFired e -> new Entry.TimerFired(position, atNanos, e.timer());
            case Entry.RestIn e ->
                new Entry.RestIn(
                        position, atNanos, e.request(), e.identity(), e.method(), e.target(), e.headers(), e.body());
            case Entry.RuleSet e -> new Entry.RuleSet(position, atNanos, e.rule());
            case Entry.RuleCleared e -> new Entry.RuleCleared(position, atNanos, e.rule());
            default -> throw new IllegalArgumentException("Entry " + entry.position() + " is no input.");
        };
    }
}
