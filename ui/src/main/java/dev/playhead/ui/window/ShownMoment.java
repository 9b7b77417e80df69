package dev.playhead.ui.window;

import org.jspecify.annotations.Nullable;

/// Session and moment that a view shows: while both are still so it is not painted again. FX thread.
final class ShownMoment {
    private @Nullable OpenSession session;
    private long epoch = -1;
    private long nanos;

    /// Returns whether the session is another one than before; from now on it is shown, and nothing of it yet.
    boolean turnsTo(OpenSession open) {
        if (open == session) {
            return false;
        }
        session = open;
        epoch = -1;
        return true;
    }

    /// Returns whether a session has something new, or the playhead, ns since 1970, is elsewhere.
    boolean isBehind(OpenSession open, long playhead) {
        return open.session().epoch() != epoch || playhead != nanos;
    }

    /// Notes what is shown from now on.
    void show(OpenSession open, long playhead) {
        epoch = open.session().epoch();
        nanos = playhead;
    }
}
