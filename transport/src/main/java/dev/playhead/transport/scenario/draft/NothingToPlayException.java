package dev.playhead.transport.scenario.draft;

/// Nobody was attached or said anything in the chosen time, so that there is no scenario in it.
public final class NothingToPlayException extends Exception {
    private static final long serialVersionUID = 1;

    NothingToPlayException() {
        super("Nobody took part in this time, so there is nothing to play again.");
    }
}
