package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that is broken on purpose, as a stage that connection attempts, frames and bytes of the clients
/// it hits pass. A class says by its hooks what it breaks; whoever calls them knows no class. Immutable, and
/// a function of what it is given: what is left to chance comes from a [SeededRandom].
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

    /// Returns its effect as one word for a button: "Cut".
    String verb();

    /// Returns its effect as a sentence for people.
    String words();

    /// Returns its effect on a frame that was not sent because of it, or not heard, as words after "the rule
    /// has": `dropped it`.
    default String done() {
        return "dropped it";
    }

    /// Returns the label of a rule to which nobody gave another: "Cut phone".
    ///
    /// @param who whom it hits
    default String label(String who) {
        return verb() + " " + who;
    }

    /// Returns whether clients are without frames by it, for some time or for good.
    default boolean loses() {
        return false;
    }

    /// Returns whether frames come later by it.
    default boolean slows() {
        return false;
    }

    /// Returns whether clients are away as long as it is on, so that it is the reason for what they miss meanwhile.
    default boolean keepsAway() {
        return false;
    }

    /// Returns whether it is over as soon as it is set, so that there is nothing to end.
    default boolean isMomentary() {
        return interruption() != null;
    }

    /// Returns whether it acts on the sockets of clients that come by WebSocket, or by all that is none, and on
    /// their attempts to connect.
    default boolean reaches(boolean webSocket) {
        return true;
    }

    /// Returns whether a client that it hits cannot come to have a WebSocket, since the request for one is answered
    /// like any other: as behind a proxy that does not know them.
    default boolean refusesUpgrade() {
        return false;
    }

    /// Decides about an attempt to connect.
    ///
    /// @param hasEnded whether the rule has ended a transport by what it decided about a frame
    default ConnectDecision opening(SeededRandom chance, boolean hasEnded) {
        return ConnectDecision.ADMITTED;
    }

    /// Returns its effect on the bytes of sockets: of those that are open when it is set, and of those that
    /// open while it is on.
    default SocketEffect socket() {
        return SocketEffect.NONE;
    }

    /// Returns whether it judges attempts to go on with a connection (RTN15b, RTN16). Those of one rule are counted
    /// together, whoever makes them.
    default boolean judgesResumes() {
        return false;
    }

    /// Returns why a connection cannot be resumed, which CONNECTED of a new one says; null when it can.
    default @Nullable ErrorInfo refusesResume(SeededRandom chance) {
        return null;
    }

    /// Returns how often what a client has missed is given to it twice when it comes back to a channel; null for never.
    default @Nullable Dose repeatsReplays() {
        return null;
    }

    /// Returns what happens to attachments at the moment it is set; null for nothing. A fault that does this
    /// is over at once: there is nothing to end.
    default @Nullable Interruption interruption() {
        return null;
    }
}
