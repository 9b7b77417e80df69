package dev.playhead.ui.frame;

import dev.playhead.ui.format.Formats;
import java.util.Locale;

/// Sentences about a filter.
final class FilterMessages {
    private FilterMessages() {}

    /// Returns how many frames match.
    ///
    /// @param frames of the session
    /// @param chosen row of the chosen frame; -1 when none is
    static String matches(RowSearch found, int frames, boolean hidesHeartbeats, int chosen) {
        int hits = found.hits().size();
        var words = String.format(
                Locale.ROOT,
                "%,d of %s match%s",
                hits,
                Formats.count(frames, "frame"),
                found.isWhole() ? "" : " so far");
        if (hits == 0 && found.isWhole() && hidesHeartbeats) {
            words += "; heartbeats are hidden";
        }
        return chosen >= 0 && found.isWhole() && !found.hits().has(chosen)
                ? words + "; the chosen frame does not"
                : words;
    }
}
