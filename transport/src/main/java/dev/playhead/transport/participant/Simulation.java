package dev.playhead.transport.participant;

import dev.playhead.transport.scenario.Cast;
import dev.playhead.transport.scenario.Verb;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The simulated devices and agents of a session, and what can be done to them. Safe for use by many threads; nothing
/// blocks. Answers are completed on a thread of the simulation.
public interface Simulation {
    /// Returns all of them as they stand, in the order in which they came; at most a tenth of a second old. Cheap.
    List<SimulatedParticipant> all();

    /// Tells somebody from now on that they stand otherwise than before, on a thread of the simulation.
    ///
    /// @return ends it
    Runnable listen(Runnable listener);

    /// Adds everybody of a cast, or nobody.
    ///
    /// @return those who were added, when each has connected and attached or was told why it cannot, or after 5 s;
    ///     failed with an [IllegalArgumentException] that says in a sentence why they cannot be added
    CompletableFuture<List<SimulatedParticipant>> add(Cast cast);

    /// Lets somebody do something.
    ///
    /// @param text what is said; empty for nothing
    /// @return how it stands then; failed with an [UnknownParticipantException] when nobody has this name, or an
    ///     [IllegalArgumentException] that says in a sentence why it cannot be done
    CompletableFuture<SimulatedParticipant> act(String name, Verb verb, String text);

    /// Connects somebody anew who has ended.
    ///
    /// @return how it stands when it has come; failed as [#act] is
    CompletableFuture<SimulatedParticipant> connect(String name);

    /// Removes somebody, who says goodbye as an app that is closed.
    ///
    /// @return completed when it is gone; failed with an [UnknownParticipantException] when nobody has this name
    CompletableFuture<Void> remove(String name);

    /// Removes all of them.
    ///
    /// @return completed when they are gone
    CompletableFuture<Void> removeAll();
}
