package dev.playhead.ui.frame;

import dev.playhead.transport.api.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words of the rows that are on screen, read by one thread beside the FX thread. The row asked last
/// is read first, since it is the one somebody looks at.
public final class Summaries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);
    private static final int MOST_KNOWN = 4_000;
    private static final int MOST_WANTED = 200;

    private final Session session;
    private final Runnable onMore;
    private final Map<Key, String> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final LinkedBlockingDeque<Key> wanted = new LinkedBlockingDeque<>();
    private volatile boolean told;
    // Those that wait and the one that is read.
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closed;

    /// @param error what is known of the row, since a refusal comes later than it
    private record Key(int row, int error) {}

    public Summaries(Session session, Runnable onMore) {
        this.session = session;
        this.onMore = onMore;
        Thread.ofVirtual().name("summaries").start(this::read);
    }

    /// Returns what is known of a row now; asks for it when nothing is.
    public String of(int row) {
        var frames = session.timeline().frames();
        var key = new Key(row, row < frames.count() ? frames.error(row) : 0);
        synchronized (known) {
            var words = known.get(key);
            if (words != null) {
                return words;
            }
            known.put(key, "");
        }
        open.incrementAndGet();
        wanted.addFirst(key);
        while (wanted.size() > MOST_WANTED) {
            var given = wanted.pollLast();
            if (given != null) {
                open.decrementAndGet();
                synchronized (known) {
                    known.remove(given); // asked again when it is looked at again
                }
            }
        }
        return "";
    }

    /// Returns whether nothing is waited for.
    public boolean isIdle() {
        return open.get() == 0 && !told;
    }

    private void read() {
        while (!closed) {
            try {
                var key = wanted.takeFirst();
                if (key.row < 0) {
                    return;
                }
                var words = words(key.row);
                synchronized (known) {
                    known.put(key, words);
                }
                tell(); // before it counts as read
                open.decrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String words(int row) {
        try {
            return session.summary(row);
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                LOG.warn("Row {} cannot be read", row, e);
            }
            return "cannot tell";
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            Platform.runLater(() -> {
                told = false;
                onMore.run();
            });
        }
    }

    // Not interrupted: that would close the file it reads from.
    @Override
    public void close() {
        closed = true;
        wanted.addFirst(new Key(-1, 0));
    }
}
