package dev.playhead.transport.check;

import dev.playhead.transport.insight.ChannelId;
import org.jspecify.annotations.Nullable;

/// A run of AI Transport whose start is in the log, as far as the broker has accepted it. Positions are
/// those of publishes, moments ns since 1970; both are -1 for what has not happened. For one thread.
public final class AgentRun {
    private final String id;
    private final ChannelId channel;
    private final @Nullable String input;
    private final long startPosition;
    private final long startNanos;
    private int agent;
    private boolean suspended;
    private long lastPosition;
    private long lastNanos;
    private long endPosition = -1;
    private long endNanos = -1;
    private @Nullable String reason;
    private int characters;
    private @Nullable Stop stop;

    /// A stop of it that was accepted.
    ///
    /// @param by index of the participant that published it; -1 when nobody knows
    public record Stop(long position, long atNanos, int by) {}

    AgentRun(String id, ChannelId channel, @Nullable String input, int agent, long position, long nanos) {
        this.id = id;
        this.channel = channel;
        this.input = input;
        this.agent = agent;
        this.startPosition = position;
        this.startNanos = nanos;
        this.lastPosition = position;
        this.lastNanos = nanos;
    }

    /// Returns its `run-id`.
    public String id() {
        return id;
    }

    /// Returns its channel.
    public ChannelId channel() {
        return channel;
    }

    /// Returns the `codec-message-id` that it answers; null when its start does not say.
    public @Nullable String input() {
        return input;
    }

    /// Returns the index of whoever leads it: who started it, or took a step of it last; -1 when nobody
    /// knows.
    public int agent() {
        return agent;
    }

    /// Returns the position of its `ai-run-start`.
    public long startPosition() {
        return startPosition;
    }

    /// Returns when it was started.
    public long startNanos() {
        return startNanos;
    }

    /// Returns whether it waits for somebody.
    public boolean isSuspended() {
        return suspended;
    }

    /// Returns the position of what was last published of it.
    public long lastPosition() {
        return lastPosition;
    }

    /// Returns when something was last published of it.
    public long lastNanos() {
        return lastNanos;
    }

    /// Returns whether it has ended.
    public boolean isEnded() {
        return endPosition >= 0;
    }

    /// Returns the position of its `ai-run-end`.
    public long endPosition() {
        return endPosition;
    }

    /// Returns when it ended.
    public long endNanos() {
        return endNanos;
    }

    /// Returns how it ended, as on the wire: `complete`, `cancelled` or `error`; null when it did not say
    /// or has not.
    public @Nullable String reason() {
        return reason;
    }

    /// Returns the characters that were published of it.
    public int characters() {
        return characters;
    }

    /// Returns the first stop of it; null when nobody has stopped it.
    public @Nullable Stop stop() {
        return stop;
    }

    void stopped(Stop by) {
        if (stop == null && !isEnded()) {
            stop = by;
        }
    }

    /// Takes what was published of it.
    void said(String name, int participant, @Nullable String runReason, int length, long position, long nanos) {
        if (isEnded()) {
            return; // an end is final
        }
        lastPosition = position;
        lastNanos = nanos;
        characters += length;
        switch (name) {
            case "ai-run-end" -> {
                endPosition = position;
                endNanos = nanos;
                reason = runReason;
            }
            case "ai-run-suspend" -> suspended = true;
            case "ai-run-resume" -> {
                suspended = false;
                agent = participant;
            }
            case "ai-step-start" -> agent = participant; // another agent may go on with it
            default -> {} // all else changes nothing
        }
    }
}
