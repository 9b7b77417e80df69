package dev.playhead.ui.library;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.Progress;
import dev.playhead.transport.library.RecordingLabel;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.library.RetentionRule;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.ui.serving.ServeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A data directory with recordings of all kinds, and what was asked of the window.
public final class ExampleLibrary implements LibraryActions {
    private static final Path GOLDEN = Path.of("../transport/src/test/resources/golden");
    private static final long FREE = 212_000_000_000L;

    /// Files that somebody chooses to import.
    public final List<Path> chosen = new ArrayList<>();

    /// Names of files that were to be opened or shown, in order.
    public final List<String> asked = new ArrayList<>();

    private final Path folder;
    private final RecordingLibrary library;

    /// Makes the recordings in an empty folder.
    public ExampleLibrary(Path folder) throws IOException {
        this.folder = folder;
        library = new RecordingLibrary(new DataDirectory(folder), null);
        library.rule(new RetentionRule(0, 20_000_000_000L, RetentionRule.Action.WARN));
        copy("v1", "20261126-165215");
        copy("v0", "20261125-112000");
        copy("v1-killed", "20261124-093000");
        damage(copy("v1", "20261123-091000"));
        var elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        library.importFile(
                Files.copy(GOLDEN.resolve("v0-killed.playhead.mcap"), elsewhere.resolve("case-8841.mcap")),
                Progress.UNSEEN);
        Files.createDirectories(folder.resolve("replays"));
        Files.copy(
                GOLDEN.resolve("v1.playhead.mcap"), folder.resolve("replays").resolve("20261126-130500.playhead.mcap"));
        label("20261126-165215", "trip-planner, agent 2.4.1", "stop is still ignored when the agent attaches late");
        label("20261125-112000", "trip-planner", "the one for the talk");
        for (var item : library.list()) {
            if (item.title().equals("trip-planner")) {
                library.label(item, item.label().pin());
            }
        }
    }

    private Path copy(String golden, String name) throws IOException {
        return Files.copy(GOLDEN.resolve(golden + ".playhead.mcap"), file(name));
    }

    private static void damage(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 400));
    }

    private void label(String file, String name, String note) throws IOException {
        for (var item : library.list()) {
            if (item.fileTitle().equals(file)) {
                library.label(item, RecordingLabel.NONE.named(name).noted(note));
            }
        }
    }

    /// Reads all of them, so that their order is known from the first list on.
    public ExampleLibrary read() throws IOException {
        library.list().forEach(item -> library.read(item, Progress.UNSEEN));
        return this;
    }

    /// Returns the file of a recording of this name.
    public Path file(String name) {
        return folder.resolve(name + ".playhead.mcap");
    }

    @Override
    public RecordingLibrary library() {
        return library;
    }

    @Override
    public long freeBytes() {
        return FREE;
    }

    @Override
    public Optional<Session> live() {
        return Optional.empty();
    }

    @Override
    public void showLive() {
        asked.add("live");
    }

    @Override
    public void open(Path file) {
        asked.add("open " + file.getFileName());
    }

    @Override
    public boolean canCompare() {
        return false;
    }

    @Override
    public void compare(Path file) {
        asked.add("compare " + file.getFileName());
    }

    @Override
    public void reveal(Path file) {
        asked.add("reveal " + file.getFileName());
    }

    @Override
    public List<Path> choose() {
        return List.copyOf(chosen);
    }

    @Override
    public void serve(ServeRequest request) {
        asked.add("serve " + request.file().getFileName() + " " + request.place());
    }
}
