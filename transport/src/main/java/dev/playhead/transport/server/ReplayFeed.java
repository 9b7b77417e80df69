package dev.playhead.transport.server;

import dev.playhead.transport.replay.ReplaySource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a recording happen again in front of live clients: its inputs arrive at the loop at their own pace, from the
/// moment the first live client is attached.
final class ReplayFeed implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayFeed.class);
    private static final int MOST_WAITING = 5_000;

    private final ReplaySource session;
    private final double speed;
    private final BrokerLoop loop;
    private final Runnable ended;

    /// @param speed 1 as it happened, 2 twice as fast; infinite for as fast as it goes
    ReplayFeed(ReplaySource session, double speed, BrokerLoop loop, Runnable ended) {
        this.session = session;
        this.speed = speed;
        this.loop = loop;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            loop.awaitFirstAttach();
            long begun = System.nanoTime();
            var next = session.next(session.first());
            while (next.isPresent()) {
                var step = next.get();
                long dueNanos = begun + (long) (step.afterNanos() / speed);
                long wait = dueNanos - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                while (loop.waiting() > MOST_WAITING) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                loop.submit(InboxItem.replayed(step.entry()));
                next = session.next(step.position() + 1);
            }
            ended.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("The recording cannot be read any further; what was served stays", e);
        }
    }
}
