package dev.playhead.transport.server;

import dev.playhead.transport.api.LiveSessions;

/// Waits for the recording: somebody who has a frame may leave before it says when the frame was
/// written.
final class Deliveries {
    private Deliveries() {}

    static void await(BrokerServer broker, int wanted) throws Exception {
        try (var session = LiveSessions.of(broker)) {
            for (int tries = 0; tries < 2_000; tries++) {
                int written = session.timeline().tracks().stream()
                        .mapToInt(track -> track.deliveries().size())
                        .sum();
                if (written == wanted) {
                    return;
                }
                Thread.sleep(10);
            }
        }
        throw new AssertionError(wanted + " frames of content were never written");
    }
}
