package dev.playhead.transport.api;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Run;

/// What a person can do to a live session. Every call is recorded, takes effect a moment later, and never blocks.
public interface Controls {
    /// Cuts a participant's sockets until restored. `participant` is an index of the timeline.
    RuleId cut(int participant);

    /// Makes every byte of a participant's sockets `latencyMs` later until restored.
    RuleId slow(int participant, long latencyMs);

    /// Ends one fault; nothing happens when it has ended already.
    void restore(RuleId rule);

    /// Ends every fault.
    void restoreAll();

    /// Publishes `ai-cancel` for a run on its channel, as a participant of its own named "playhead". For a run
    /// without AI Transport ([Run#isPlain]) the data of that message is the serial of the message that grows, so
    /// that an agent can stop with three lines: subscribe to `ai-cancel`, compare, end.
    void stop(Run run);
}
