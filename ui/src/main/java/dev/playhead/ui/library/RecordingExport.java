package dev.playhead.ui.library;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.copy.NewFile;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.page.HtmlPage;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.scenario.RecordedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// Ways to give a recording to somebody else.
public enum RecordingExport {
    /// The file as it is.
    COPY("Copy of the recording", "Recording", ".playhead.mcap"),
    /// One page that any browser shows.
    PAGE("HTML page", "HTML page", ".html"),
    /// A scenario that does what was done in it.
    SCENARIO("Scenario", "Scenario", ".yaml");

    private final String words;
    private final String kind;
    private final String ending;

    RecordingExport(String words, String kind, String ending) {
        this.words = words;
        this.kind = kind;
        this.ending = ending;
    }

    String words() {
        return words;
    }

    /// Returns what a person is asked before it is written.
    public FileSaver.Offer offer(LibraryItem item) {
        var name = item.title().replaceAll("[^\\p{L}\\p{N}. _-]", "-").strip();
        return new FileSaver.Offer("Export " + item.title(), "The export", kind, name + ending);
    }

    /// Writes it as a whole or not at all. Not for the FX thread.
    ///
    /// @throws IOException when it cannot be read or written
    public void write(LibraryItem item, Path file) throws IOException {
        switch (this) {
            case COPY -> NewFile.make(file, folder -> Files.copy(item.file(), folder.resolve("copy.mcap")));
            case PAGE -> page(item, file);
            case SCENARIO -> RecordedScenario.write(item.file(), file);
        }
    }

    private static void page(LibraryItem item, Path file) throws IOException {
        try (var session = LogSession.open(item.file())) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var rows = IntStream.range(
                            0, Math.min(HtmlPage.MOST_ROWS, timeline.frames().count()))
                    .boxed()
                    .toList();
            var page = new HtmlPage(session, timeline.startNanos(), timeline.endNanos(), channel -> true);
            WholeFile.write(file, to -> page.write(item.title(), rows, to));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }
}
