package dev.playhead.ui.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What the first screen offers.
///
/// @param address host and port that clients use
/// @param recordings newest first
/// @param open opens a recording
/// @param choose lets a person choose a file
/// @param sample starts the built-in conversation
public record Welcome(String address, List<Path> recordings, Consumer<Path> open, Runnable choose, Runnable sample) {
    public Welcome {
        recordings = List.copyOf(recordings);
    }
}
