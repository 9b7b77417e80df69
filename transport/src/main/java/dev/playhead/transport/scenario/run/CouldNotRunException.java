package dev.playhead.transport.scenario.run;

/// A scenario could not be played, so that nothing can be said of its expectations. The message is for
/// people.
public final class CouldNotRunException extends Exception {
    private static final long serialVersionUID = 1;

    CouldNotRunException(String message) {
        super(message);
    }
}
