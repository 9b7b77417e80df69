package dev.playhead.ui.compare;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.compare.Comparison;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares beside the FX thread, the latest request only. Holds the other recording open while it is shown. FX thread.
final class CompareReader {
    private static final Logger LOG = LoggerFactory.getLogger(CompareReader.class);
    private static final long LOOKS_EVERY_MS = 50;

    private final Listener listener;
    private final Opener opener;
    private @Nullable Work work;
    private @Nullable Opened other;

    /// Told how it goes. FX thread.
    interface Listener {
        /// Something is being done, said in words.
        void progress(String words);

        void compared(ComparedPair pair);

        /// It cannot be done, for a reason given in a sentence.
        void failed(String sentence);
    }

    /// Opens a recording.
    interface Opener {
        Session open(Path file) throws IOException;
    }

    private record Opened(Path file, Session session) {}

    CompareReader(Opener opener, Listener listener) {
        this.opener = opener;
        this.listener = listener;
    }

    /// Compares. What was asked before is not answered any more.
    void ask(CompareRequest request) {
        cancel();
        var kept = other;
        if (kept != null
                && !(request instanceof CompareRequest.Recordings now
                        && now.other().equals(kept.file))) {
            close(kept.session);
            other = null;
        }
        var next = new Work(request, other);
        work = next;
        Thread.ofVirtual().name("compare").start(next::run);
    }

    /// Gives up what is under way; it is not told any more.
    void cancel() {
        if (work != null) {
            work.isCancelled = true;
            work = null;
        }
    }

    boolean isIdle() {
        return work == null;
    }

    /// Lets the other recording go.
    void close() {
        cancel();
        if (other != null) {
            close(other.session);
            other = null;
        }
    }

    private static void close(Session session) {
        Thread.startVirtualThread(() -> {
            try {
                session.close();
            } catch (IOException e) {
                LOG.warn("A recording that was compared cannot be closed", e);
            }
        });
    }

    /// One request on its way.
    private final class Work {
        private final CompareRequest request;
        private final @Nullable Opened known;
        private volatile boolean isCancelled;

        Work(CompareRequest request, @Nullable Opened known) {
            this.request = request;
            this.known = known;
        }

        void run() {
            Session opened = null;
            try {
                long begun = System.nanoTime();
                var pair = switch (request) {
                    case CompareRequest.Devices(Session open, int a, int b) -> {
                        read(open, "the recording");
                        var one = source("A", open, a);
                        yield pair(one, source("B", open, b), true, begun);
                    }
                    case CompareRequest.Recordings(Session open, Path file, boolean isSwapped) -> {
                        tell("Opening " + ComparedSource.name(file));
                        opened = known != null ? known.session : opener.open(file);
                        read(open, isSwapped ? "B" : "A");
                        read(opened, isSwapped ? "A" : "B");
                        var one = source("A", isSwapped ? opened : open, -1);
                        yield pair(one, source("B", isSwapped ? open : opened, -1), false, begun);
                    }
                };
                var kept = opened;
                end(
                        () -> {
                            if (kept != null && request instanceof CompareRequest.Recordings recordings) {
                                other = new Opened(recordings.other(), kept);
                            }
                            listener.compared(pair);
                        },
                        opened);
            } catch (CancellationException cancelled) {
                discard(opened);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                discard(opened);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot compare {}", request, e);
                var sentence = sentence(e);
                discard(opened);
                end(() -> listener.failed(sentence), null);
            } catch (Error e) { // too large for the heap
                LOG.warn("Cannot compare {}", request, e);
                discard(opened);
                end(() -> listener.failed("These two cannot be compared: " + e + "."), null);
            }
        }

        private ComparedPair pair(ComparedSource a, ComparedSource b, boolean devices, long begun) {
            tell("Matching " + a.side().messages().size() + " and "
                    + b.side().messages().size() + " messages");
            boolean withServer = devices && a.device() < 0;
            var comparison = Comparison.of(withServer ? a.side().withText() : a.side(), b.side());
            return new ComparedPair(a, b, comparison, devices, System.nanoTime() - begun);
        }

        private ComparedSource source(String letter, Session session, int device) throws IOException {
            tell("Working out what " + letter + " has");
            var side = device < 0 ? session.side() : session.side(device);
            return new ComparedSource(
                    letter,
                    session,
                    device,
                    session.timeline(),
                    session.findings(),
                    session.vitals().file(),
                    side);
        }

        private void read(Session session, String name) throws InterruptedException {
            for (double share = session.progress(); share < 1; share = session.progress()) {
                tell(String.format(Locale.ROOT, "Reading %s, %.0f %%", name, Math.floor(share * 100)));
                session.awaitNews(session.epoch(), LOOKS_EVERY_MS);
            }
        }

        private void tell(String words) {
            if (isCancelled) {
                throw new CancellationException();
            }
            Platform.runLater(() -> {
                if (work == this) {
                    listener.progress(words);
                }
            });
        }

        private void end(Runnable then, @Nullable Session opened) {
            Platform.runLater(() -> {
                if (work != this) {
                    discard(opened);
                    return;
                }
                work = null;
                then.run();
            });
        }

        // One that was open before belongs to the view.
        private void discard(@Nullable Session opened) {
            if (opened != null && (known == null || opened != known.session)) {
                close(opened);
            }
        }

        private String sentence(Exception e) {
            var what = request instanceof CompareRequest.Recordings recordings
                    ? recordings.other().toString()
                    : "This recording";
            if (e instanceof NoSuchFileException) {
                return "There is no file " + what + " any more. Choose another recording.";
            }
            return what + " cannot be compared: " + e.getMessage() + ". Choose another recording.";
        }
    }
}
