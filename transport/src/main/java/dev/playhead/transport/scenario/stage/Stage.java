package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientListener;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.fault.FaultSpec;
import java.io.IOException;
import java.util.function.Consumer;

/// Stage: the broker, the network and the clock that a scenario is played with. Whatever it calls back
/// happens on one thread, one thing after the other, and whoever plays on it needs no locks.
public interface Stage {
    /// Returns the time, ns since 1970.
    long nowNanos();

    /// Does something after a while.
    void later(long delayNanos, Runnable act);

    /// Opens a client that comes back by itself when its socket is lost.
    ///
    /// @param listener called on the thread of the stage
    /// @throws IOException when the broker cannot be reached
    RealtimeClient open(ClientRole role, ClientListener listener) throws IOException;

    /// Returns an id for something new that somebody begins, such as a run.
    ///
    /// @param words what it is, with a number of its own among what this participant has begun
    String newId(String words);

    /// Tells an answer on the thread of the stage.
    ///
    /// @param failed told instead when the broker said no
    <T> void whenGiven(Answer<T> answer, Consumer<T> given, Consumer<RuntimeException> failed);

    /// Sets a fault at its time, and ends it at its time.
    void set(FaultSpec spec);

    /// Ends all faults that are on.
    void restoreAll();

    /// Lets frames go on that wait at breakpoints, or drops them.
    ///
    /// @param all whether every one that waits; otherwise the one that was stopped first
    void settle(boolean drops, boolean all);

    /// Leaves a note in the recording.
    void note(String text);
}
