package dev.playhead.transport.api;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;

/// What a person can do to a live session. Every call is recorded, takes effect a moment later, and never blocks.
public interface Controls {
    /// Cuts a party's sockets until restored. `party` is an index of the timeline.
    RuleId cut(int party);

    /// Makes every byte of a party's sockets `latencyMs` later until restored.
    RuleId slow(int party, long latencyMs);

    /// Ends one fault; nothing happens when it has ended already.
    void restore(RuleId rule);

    /// Ends every fault.
    void restoreAll();

    /// Publishes `ai-cancel` for a run, as a participant of its own named "playhead", in the app of the
    /// channel.
    void stop(ChannelId channel, String runId);
}
