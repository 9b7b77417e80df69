package dev.playhead.transport.server;

import dev.playhead.transport.log.directory.DiskProblem;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.RecordingState;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Health of the recording, and what people and clients are told about it: one line when it fails, one when
/// it goes on. The broker loop reports, anybody asks.
final class RecordingHealth {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingHealth.class);

    private volatile RecordingState state = RecordingState.FINE;

    RecordingState state() {
        return state;
    }

    boolean isFailing() {
        return state instanceof RecordingState.Failing;
    }

    /// Returns what a client is told that cannot be served now; null when it can be.
    @Nullable
    ErrorInfo refusal() {
        return state instanceof RecordingState.Failing failing
                ? new ErrorInfo(50000, 503, "The broker cannot record now, so it serves nobody. " + failing.reason())
                : null;
    }

    /// Notes that `file` could not be written.
    ///
    /// @param atNanos ns since 1970
    void failed(Path file, IOException why, long atNanos) {
        var reason = DiskProblem.inWords(file, why);
        if (state instanceof RecordingState.Failing earlier) {
            state = new RecordingState.Failing(earlier.sinceNanos(), reason);
            return;
        }
        state = new RecordingState.Failing(atNanos, reason);
        LOG.warn(
                "Nothing can be recorded, so clients wait and new ones are refused. {} Playhead goes on by itself then.",
                reason);
        LOG.debug("What the system said", why);
    }

    /// Notes that the recording was removed or replaced, and goes on elsewhere.
    void moved(Path from, Path to) {
        var notice = from.getFileName() + " was removed or replaced while it was written; everything in it is in "
                + to.getFileName() + ", which goes on.";
        LOG.warn("{}", notice);
        if (state instanceof RecordingState.Writing) {
            state = new RecordingState.Writing(notice);
        }
    }

    /// Notes that everything has been written.
    ///
    /// @param atNanos ns since 1970
    void written(long atNanos) {
        if (state instanceof RecordingState.Failing earlier) {
            long seconds = Math.max(1, (atNanos - earlier.sinceNanos()) / 1_000_000_000);
            state = new RecordingState.Writing("For " + seconds + " s nothing could be recorded. " + earlier.reason());
            LOG.warn("The recording is written again after {} s; nothing that was acknowledged is missing.", seconds);
        }
    }
}
