package dev.playhead.app;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.ServingOptions;
import dev.playhead.ui.serving.ServeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A broker that serves a recording beside that of the window, and the session of it. Begun and ended beside the FX
/// thread; safe for use by many threads.
final class ServedBroker {
    private static final Logger LOG = LoggerFactory.getLogger(ServedBroker.class);

    private final LogFile recording;
    private final BrokerServer server;
    private final Session session;

    private ServedBroker(LogFile recording, BrokerServer server) {
        this.recording = recording;
        this.server = server;
        this.session = LiveSessions.of(server);
    }

    /// Begins to serve; its own recording goes into the folder `replays` of `data`.
    ///
    /// @throws IOException when the recording cannot be read or the new one cannot be written
    /// @throws IllegalArgumentException when nobody in the recording has the client ID of the place
    static ServedBroker begin(ServeRequest request, Path data) throws IOException {
        var recording = LogFile.open(request.file());
        try {
            long start = recording.size() == 0 ? 0 : recording.read(0).atNanos();
            var source = ReplaySource.of(recording, Math.max(start, request.fromNanos()));
            var waits = EnumSet.of(GateWait.ATTACHED);
            var place = request.place();
            if (place != null) {
                source = source.without(place, false);
                waits.add(GateWait.TURNS);
            }
            var options = new ServerOptions(
                    "localhost",
                    ServerOptions.DEFAULT_PORT,
                    false,
                    new DataDirectory(data.resolve("replays")),
                    null,
                    false,
                    true);
            var server =
                    BrokerServer.replay(options, source, ServingOptions.at(1).waiting(waits), () -> {});
            return new ServedBroker(recording, server);
        } catch (IOException | RuntimeException e) {
            recording.close();
            throw e;
        }
    }

    /// Returns the session that is recorded of it.
    Session session() {
        return session;
    }

    /// Returns the file that is recorded of it.
    Path file() {
        return server.recording();
    }

    /// Waits until it has ended, and lets the recording go.
    void awaitEnd() throws InterruptedException {
        server.awaitEnd();
        try {
            recording.close();
        } catch (IOException e) {
            LOG.warn("The recording that was served could not be closed", e);
        }
    }

    /// Ends it. Takes up to some seconds: not for the FX thread.
    void end() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The recording of what was served could not be closed", e);
        }
    }
}
