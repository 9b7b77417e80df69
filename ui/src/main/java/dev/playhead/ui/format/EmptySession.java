package dev.playhead.ui.format;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;

/// Words for a session in which there is nothing to read yet.
public final class EmptySession {
    private EmptySession() {}

    /// Returns why nothing is to be seen.
    public static String words(Timeline timeline) {
        return timeline.participants().stream().anyMatch(Participant::isDevice)
                ? "Connected. Nothing was published yet."
                : "Nobody is connected yet.";
    }
}
