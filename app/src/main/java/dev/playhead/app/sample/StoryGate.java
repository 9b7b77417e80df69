package dev.playhead.app.sample;

import java.util.function.BooleanSupplier;

/// Gate for the answer of a story: it grows no further until the next step begins, so that whoever tells it may take
/// all the time there is. Safe for use by many threads.
final class StoryGate {
    private static final long LOOKS_EVERY_MS = 50;

    private double share;

    /// Lets the first part of the answer pass, 0 to 1.
    synchronized void open(double part) {
        share = part;
        notifyAll();
    }

    /// Waits until this part of the answer may come, 0 to 1, or until nobody wants it any more.
    ///
    /// @param stopped whether the answer was stopped
    synchronized void pass(double part, BooleanSupplier stopped) throws InterruptedException {
        while (part >= share && !stopped.getAsBoolean()) {
            wait(LOOKS_EVERY_MS);
        }
    }
}
