package dev.playhead.app;

import dev.playhead.transport.api.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions that are open: the broker's own as long as the window is, and the recording that is shown. A recording
/// holds its file, its timeline and copies of the broker, so it is closed as soon as something else is shown. For one
/// thread.
final class OpenSessions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private final Executor closer;
    private @Nullable Session live;
    private @Nullable Session recording;

    /// @param closer closes what was replaced; closing may take a moment
    OpenSessions(Executor closer) {
        this.closer = closer;
    }

    /// The session of the broker in this process.
    void live(Session session) {
        live = session;
    }

    /// This one is on screen now.
    void shown(Session session) {
        var before = recording;
        recording = session == live ? null : session;
        if (before != null && before != session) {
            closer.execute(() -> close(before));
        }
    }

    /// This one will not be shown.
    void discard(Session session) {
        closer.execute(() -> close(session));
    }

    /// Closes what is open.
    void close() {
        if (recording != null) {
            close(recording);
        }
        if (live != null) {
            close(live);
        }
        recording = null;
        live = null;
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.warn("A session could not be closed", e);
        }
    }
}
