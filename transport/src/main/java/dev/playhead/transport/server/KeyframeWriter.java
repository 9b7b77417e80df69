package dev.playhead.transport.server;

import dev.playhead.transport.codec.image.ImageCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.Entry;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes keyframes while the broker runs, so that a start and a jump in time run little of a recording again. The loop
/// only copies the state; a thread of its own encodes it and brings one page after the other, each when the one before
/// is recorded.
///
/// The next keyframe is due when the recording has grown by several times what the last one took: all of them together
/// are a small share of it, however large the state is.
final class KeyframeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(KeyframeWriter.class);
    private static final long LEAST_BYTES = 8 << 20;
    private static final int SHARE = 3;

    private final Consumer<InboxItem> inbox;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile long nextAtBytes = LEAST_BYTES;

    /// @param inbox where pages are left for the loop
    KeyframeWriter(Consumer<InboxItem> inbox) {
        this.inbox = inbox;
    }

    /// Begins a keyframe when one is due. For the loop, between turns.
    ///
    /// @param position the position that comes next
    /// @param sizeBytes of the recording
    void turnEnded(Broker core, long position, long sizeBytes) {
        if (sizeBytes < nextAtBytes || stopped || !writing.compareAndSet(false, true)) {
            return;
        }
        nextAtBytes = sizeBytes + LEAST_BYTES;
        var copy = core.copy();
        thread = Thread.ofPlatform().daemon().name("keyframe").start(() -> write(copy, position, sizeBytes));
    }

    private void write(Broker copy, long of, long atBytes) {
        var size = new AtomicLong();
        try {
            ImageCodec.write(copy, (image, page, last) -> {
                var recorded = new Semaphore(0);
                inbox.accept(InboxItem.of(new Entry.Keyframe(0, 0, of, page, last, image))
                        .whenProcessed(recorded::release));
                awaitRecorded(recorded);
                size.addAndGet(image.length);
            });
            nextAtBytes = atBytes + Math.max(LEAST_BYTES, SHARE * size.get());
        } catch (IOException | RuntimeException e) {
            LOG.debug("The keyframe of entry {} is not finished", of, e);
        } finally {
            writing.set(false);
        }
    }

    private void awaitRecorded(Semaphore recorded) throws IOException {
        try {
            if (!stopped) {
                recorded.acquire();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("the broker ends");
    }

    /// Ends: a keyframe that is being written stays without its last pages and is none. For any thread but the loop's.
    void stop() {
        stopped = true;
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
