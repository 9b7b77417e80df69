package dev.playhead.transport.participant;

/// Nobody who is simulated has this name.
public final class UnknownParticipantException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownParticipantException(String name) {
        super("Nobody who is simulated is called " + name + ".");
    }
}
