package dev.playhead.transport.server;

import dev.playhead.transport.api.LiveSessions;
import java.time.Duration;
import org.awaitility.Awaitility;

/// Waits for the recording: somebody who has a frame may leave before it says when the frame was
/// written.
final class Deliveries {
    private Deliveries() {}

    static void await(BrokerServer broker, int wanted) throws Exception {
        try (var session = LiveSessions.of(broker)) {
            Awaitility.await(wanted + " frames of content are written")
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> session.timeline().tracks().stream()
                                    .mapToInt(track -> track.deliveries().size())
                                    .sum(),
                            written -> written == wanted);
        }
    }
}
