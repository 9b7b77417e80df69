package dev.playhead.ui.library;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.Progress;
import dev.playhead.transport.library.RecordingLabel;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.library.RetentionRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on the recordings beside the FX thread, one thing after the other, and tells the FX thread what came of it.
/// For the FX thread.
final class LibraryWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryWorker.class);

    private final RecordingLibrary library;
    private final LongSupplier freeBytes;
    private final Listener listener;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("library").factory());
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean cancelled;
    // Of the worker's thread alone.
    private List<LibraryItem> items = List.of();

    /// Told what came of the work. On the FX thread.
    interface Listener {
        /// Takes the recordings as they are now.
        void items(List<LibraryItem> items, RetentionRule rule, long freeBytes);

        /// Takes a sentence for people.
        void say(String sentence);

        /// Takes how much of an import is done, from 0 to 1; below 0 when it is over.
        void importing(Path file, double share);

        /// Takes a file that could not be imported.
        void refused(Path file, String why);

        /// Takes a file that was imported.
        void imported(Path file);
    }

    /// Work that may fail with a sentence for people.
    private interface Work {
        void run() throws IOException;
    }

    LibraryWorker(RecordingLibrary library, LongSupplier freeBytes, Listener listener) {
        this.library = library;
        this.freeBytes = freeBytes;
        this.listener = listener;
    }

    boolean isIdle() {
        return busy.get() == 0;
    }

    private void later(Work work) {
        busy.incrementAndGet();
        worker.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                LOG.warn("The list of recordings could not do it", e);
                tell(() -> listener.say(String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                LOG.error("The list of recordings could not do it", e);
                tell(() -> listener.say("That did not work: " + e + "."));
            } finally {
                Platform.runLater(busy::decrementAndGet);
            }
        });
    }

    private static void tell(Runnable news) {
        Platform.runLater(news);
    }

    private void publish() {
        var now = items;
        var rule = library.rule();
        long free = freeBytes.getAsLong();
        tell(() -> listener.items(now, rule, free));
    }

    /// Lists what there is, and reads what nobody has read yet.
    ///
    /// @param live the session that is being recorded; null when there is none
    void refresh(@Nullable Session live) {
        later(() -> {
            list(live);
            publish();
            readNext();
        });
    }

    private void list(@Nullable Session live) throws IOException {
        items = library.list().stream()
                .map(item -> item.live() && live != null ? library.live(item, live) : item)
                .toList();
        var rule = library.rule();
        if (rule.action() == RetentionRule.Action.DELETE_OLDEST) {
            for (var due : rule.plan(items, System.currentTimeMillis()).due()) {
                library.delete(due.item());
                items = items.stream().filter(item -> item != due.item()).toList();
            }
        }
    }

    // One at a time, so that names and deletions need not wait for all.
    private void readNext() {
        items.stream()
                .filter(item -> !item.live() && item.reading() instanceof Reading.Pending)
                .findFirst()
                .ifPresent(item -> later(() -> {
                    replace(item.file(), known -> library.read(known, Progress.UNSEEN));
                    publish();
                    readNext();
                }));
    }

    private void replace(Path file, UnaryOperator<LibraryItem> change) {
        items = items.stream()
                .map(item -> item.file().equals(file) ? change.apply(item) : item)
                .toList();
    }

    /// Asks all rules of a recording that was only counted.
    void check(LibraryItem item) {
        later(() -> {
            replace(item.file(), known -> library.check(known, Progress.UNSEEN));
            publish();
        });
    }

    void label(LibraryItem item, UnaryOperator<RecordingLabel> change) {
        later(() -> {
            for (var known : items) {
                if (known.file().equals(item.file())) {
                    var labelled = library.label(known, change.apply(known.label()));
                    replace(item.file(), before -> labelled);
                }
            }
            publish();
        });
    }

    void delete(LibraryItem item) {
        later(() -> {
            library.delete(item);
            items = items.stream()
                    .filter(known -> !known.file().equals(item.file()))
                    .toList();
            publish();
        });
    }

    /// Keeps a rule, and deletes what is due by it if it says so.
    void rule(RetentionRule rule, @Nullable Session live) {
        later(() -> {
            library.rule(rule);
            list(live);
            publish();
        });
    }

    void importFiles(List<Path> files) {
        for (var file : new ArrayList<>(files)) {
            later(() -> importFile(file));
        }
    }

    private void importFile(Path file) {
        try {
            tell(() -> listener.importing(file, 0));
            var copy = library.importFile(file, share -> isWanted(file, share));
            var all = new ArrayList<>(items);
            all.add(library.read(copy, Progress.UNSEEN));
            items = List.copyOf(all);
            publish();
            tell(() -> listener.imported(copy.file()));
        } catch (CancellationException e) {
            tell(() -> listener.say(file.getFileName() + " was not imported."));
        } catch (IOException e) {
            LOG.debug("{} is not imported", file, e);
            tell(() -> listener.refused(file, String.valueOf(e.getMessage())));
        } finally {
            tell(() -> listener.importing(file, -1));
        }
    }

    /// Ends the import that goes on.
    void cancelImport() {
        cancelled = true;
    }

    private boolean isWanted(Path file, double share) {
        tell(() -> listener.importing(file, share));
        boolean goesOn = !cancelled;
        cancelled = false;
        return goesOn;
    }
}
