package dev.playhead.transport.serving;

import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;

/// The loop of a broker, as a recording that is served sees it.
public interface ServingLoop {
    /// Adds inputs of the recording that happen together: nothing comes between them. Never blocks.
    ///
    /// @param processed called when their frames have left, on the thread that took the turn
    void submit(List<InputEntry> together, Runnable processed);

    /// Returns the number of items that wait for their turn.
    int waiting();

    /// Leaves a remark in the new recording. Never blocks.
    void note(String text);

    /// Asks a client to say that it has read what was written to it; `answered` is called at once when its transport
    /// cannot be asked, and never when it ends before.
    void ask(TransportId transport, Runnable answered);

    /// Closes the connections of all clients, and ends the broker.
    void stop();
}
