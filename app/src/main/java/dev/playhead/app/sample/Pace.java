package dev.playhead.app.sample;

import java.util.concurrent.TimeUnit;

/// Pace of the sample: 1 as people and models do, more for tests.
record Pace(double speed) {
    /// Returns how long something takes, ms, that takes people so many.
    long ms(long people) {
        return Math.round(people / speed);
    }

    void sleep(long ms) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.round(ms * 1e6 / speed));
    }
}
