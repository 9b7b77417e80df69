package dev.playhead.ui.welcome;

import java.nio.file.Path;
import java.util.List;

/// Content of the first screen. Immutable.
///
/// @param address host and port that clients use
/// @param recordings newest first
public record Welcome(String address, List<Path> recordings, WelcomeActions actions) {
    public Welcome {
        recordings = List.copyOf(recordings);
    }
}
