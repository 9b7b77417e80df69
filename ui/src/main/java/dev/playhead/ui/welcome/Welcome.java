package dev.playhead.ui.welcome;

import dev.playhead.ui.library.LibraryActions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Content of the screens without a session. Immutable.
///
/// @param address host and port that clients use
/// @param recordings newest first
/// @param library all recordings and what can be done with them; null when the window lists none
public record Welcome(
        String address, List<Path> recordings, @Nullable LibraryActions library, WelcomeActions actions) {
    public Welcome {
        recordings = List.copyOf(recordings);
    }

    /// One of a window that lists no recordings but these.
    public Welcome(String address, List<Path> recordings, WelcomeActions actions) {
        this(address, recordings, null, actions);
    }
}
