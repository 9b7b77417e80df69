package dev.playhead.transport.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that is broken on purpose, as a stage that connection attempts, frames and bytes of the clients it hits
/// pass. A class says by its hooks what it breaks; whoever calls them knows no class. Immutable, and a function of what
/// it is given: what is left to chance comes from a [SeededRandom].
///
/// To add one: a class, and its line in [FaultKinds]. One that changes frames is a [FrameFault].
public interface Fault {
    /// The name of its kind, as in recordings and on the command line: `cut`.
    String kind();

    /// Its parameters by name, in their order; texts, whole numbers and maps of these. Reading them again
    /// ([FaultKinds#read]) gives an equal fault.
    default Map<String, Object> fields() {
        return Map.of();
    }

    /// What it does, as one word for a button: "Cut".
    String verb();

    /// What it does, as a sentence for people.
    String words();

    /// What a rule is called when nobody says otherwise: "Cut phone".
    ///
    /// @param who whom it hits
    default String label(String who) {
        return verb() + " " + who;
    }

    /// Whether clients are without frames by it, for some time or for good.
    default boolean loses() {
        return false;
    }

    /// Whether frames come later by it.
    default boolean slows() {
        return false;
    }

    /// Whether clients are away as long as it is on, so that it is the reason for what they miss meanwhile.
    default boolean keepsAway() {
        return false;
    }

    /// Whether an attempt to connect may come in.
    default ConnectDecision opening(SeededRandom chance) {
        return ConnectDecision.ADMITTED;
    }

    /// What it does to the bytes of sockets: of those that are open when it is set, and of those that open while it is
    /// on.
    default SocketEffect socket() {
        return SocketEffect.NONE;
    }

    /// What happens to attachments at the moment it is set; null for nothing. A fault that does this is over at once:
    /// there is nothing to end.
    default @Nullable Interruption interruption() {
        return null;
    }
}
