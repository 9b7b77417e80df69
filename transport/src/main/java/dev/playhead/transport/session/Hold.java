package dev.playhead.transport.session;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import org.jspecify.annotations.Nullable;

/// Wait of one frame at a breakpoint.
///
/// @param rule the breakpoint that has stopped it, or the frame that it waits behind
/// @param stopped whether it waits for somebody to release it; otherwise it goes on when those before it do
/// @param toClient whether it is on its way to the client, not from it
/// @param channel null when the frame is on none
public record Hold(
        HeldId id,
        RuleId rule,
        boolean stopped,
        boolean toClient,
        ConnectionId connection,
        @Nullable String channel) {}
