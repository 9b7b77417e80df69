package dev.playhead.transport.api;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.interrupt.Interrupt;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.session.HeldId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Controls of a live session: what a person can do to it. Every call is recorded, takes effect a moment
/// later, and never blocks.
public interface Controls {
    /// Sets a fault on a participant until restored; an [dev.playhead.transport.fault.Interruption] is over at once.
    /// `participant` is an index of the timeline.
    ///
    /// @return the name of the rule as soon as it is recorded; completed on a thread of the broker
    CompletableFuture<RuleId> set(int participant, Fault fault);

    /// Sets a preset on a participant for as long as it lasts; one without a time until restored.
    /// `participant` is an index of the timeline.
    ///
    /// @return the name of the rule as soon as it is recorded; completed on a thread of the broker
    default CompletableFuture<RuleId> set(int participant, FaultPreset preset) {
        return set(participant, preset.fault());
    }

    /// Ends one fault; nothing happens when it has ended already.
    void restore(RuleId rule);

    /// Ends every fault.
    void restoreAll();

    /// Lets a frame go on that waits at a breakpoint, or with [HeldId#ALL] every one; nothing happens when it waits no
    /// more.
    void release(HeldId held);

    /// Lets another frame go on in the place of one that waits at a breakpoint.
    ///
    /// @param json a frame of the protocol with the same action, channel and msgSerial
    /// @throws IllegalArgumentException when it is none, and when the other waits no more; the message says why
    void release(HeldId held, String json);

    /// Drops a frame that waits at a breakpoint, or with [HeldId#ALL] every one; nothing happens when it waits no more.
    void drop(HeldId held);

    /// Returns the control of the recording that is served to live clients; empty when none is.
    default Optional<Serving> serving() {
        return Optional.empty();
    }

    /// Returns the simulated devices and agents of the session; empty when there can be none.
    default Optional<Simulation> simulation() {
        return Optional.empty();
    }

    /// Asks a run to stop, as a participant of its own. Nothing happens when it is over.
    void stop(Run run);

    /// Publishes an interrupt as a participant of its own.
    ///
    /// @return what came of it, completed on a thread of its own; failed with an [IllegalArgumentException] that
    ///     says in a
    ///     sentence why it cannot be done
    CompletableFuture<InterruptOutcome> interrupt(Interrupt interrupt, InterruptTarget target, InterruptSettings how);

    /// Finds why each interrupt cannot be done, as a sentence; those that can are not in the map.
    ///
    /// @return completed on a thread of its own
    CompletableFuture<Map<InterruptKind, String>> refusals(InterruptTarget target);

    /// Publishes a frame anew, as a participant of its own.
    ///
    /// @param json a MESSAGE or PRESENCE frame of the protocol
    /// @return serials of what was stored, completed on a thread of its own; failed with an
    ///     [IllegalArgumentException] that says in a sentence why it was not published
    default CompletableFuture<List<String>> publish(String json, String clientId) {
        return CompletableFuture.failedFuture(new IllegalArgumentException("Nothing can be published here."));
    }

    /// Returns how interrupts are published when nobody says otherwise. Cheap.
    InterruptSettings interruptSettings();

    /// Sets how interrupts are published from now on.
    void set(InterruptSettings settings);
}
