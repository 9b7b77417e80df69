package dev.playhead.transport.log;

/// Entry about transports, timers, rules and limits, which has no payload of a client or for one: what is left of
/// inputs and effects when frames and requests are taken out. Whoever looks at payloads handles all of them alike, and
/// a new entry that is not among them has to be decided about everywhere.
public sealed interface ControlEntry extends Entry
        permits Entry.Opened,
                Entry.Reauthenticated,
                Entry.Closed,
                Entry.TimerFired,
                Entry.RuleSet,
                Entry.RuleCleared,
                Entry.HeldEnded,
                Entry.LimitsSet,
                Entry.Stopping,
                Entry.TransportEffect {}
