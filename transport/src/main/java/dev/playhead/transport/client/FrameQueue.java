package dev.playhead.transport.client;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps what a client is sent until somebody asks for it: for scripts that wait for one frame after the other.
/// It keeps everything, so it is not for clients that run for long and never ask. For any thread.
public final class FrameQueue implements ClientListener {
    private static final long WITHIN_S = 10;

    private final LinkedBlockingQueue<ProtocolMessage> frames = new LinkedBlockingQueue<>();

    @Override
    public void frame(ProtocolMessage frame) {
        frames.add(frame);
    }

    /// The number of frames that nobody has asked for yet.
    public int size() {
        return frames.size();
    }

    /// Waits for the next frame of any kind.
    ///
    /// @return null when none came in time
    public @Nullable ProtocolMessage poll(Duration timeout) throws InterruptedException {
        return frames.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Waits for the next frame of a kind, 10 s at most; frames before it are dropped.
    ///
    /// @throws IllegalStateException when none came in time
    public ProtocolMessage await(Action action) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_S);
        while (true) {
            // Heartbeats come for ever; they must not make it wait for ever.
            var frame = frames.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new IllegalStateException("No " + action + " came within " + WITHIN_S + " s.");
            }
            if (frame.action() == action) {
                return frame;
            }
        }
    }
}
