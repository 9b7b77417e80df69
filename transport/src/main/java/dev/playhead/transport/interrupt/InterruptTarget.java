package dev.playhead.transport.interrupt;

import org.jspecify.annotations.Nullable;

/// Target of an interrupt.
///
/// @param app the provisioned app of the channel; empty for the one that all others share
/// @param channel its name
/// @param run `run-id`, or the serial of a message that grows; null for that of the message, or the newest
/// @param serial of the message that was chosen; null when none was
public record InterruptTarget(
        String app,
        String channel,
        @Nullable String run,
        @Nullable String serial) {}
