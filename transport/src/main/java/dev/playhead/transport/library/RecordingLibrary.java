package dev.playhead.transport.library;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.library.LibraryItem.Place;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recordings of a data directory: those of its broker, the replays of recordings and what was imported. A
/// recording itself is never changed; what people call it and what was read of it stand beside it. Reads and writes
/// files, so not for the FX thread; safe for use by many threads, one at a time for each recording.
public final class RecordingLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingLibrary.class);

    // Half a minute to read with all rules on a slow machine; of larger ones somebody has to ask for that.
    private static final long MOST_CHECKED_BYTES = 64L << 20;

    private final DataDirectory data;
    private final @Nullable Path live;

    /// @param live the recording that a broker of this process writes now; null when there is none
    public RecordingLibrary(DataDirectory data, @Nullable Path live) {
        this.data = data;
        this.live = live == null ? null : live.toAbsolutePath();
    }

    /// Returns the directory of the recordings.
    public DataDirectory data() {
        return data;
    }

    /// Returns the folder of recordings in a place.
    DataDirectory folder(Place place) {
        return switch (place) {
            case RECORDED -> data;
            case REPLAYED -> new DataDirectory(data.path().resolve("replays"));
            case IMPORTED -> new DataDirectory(data.path().resolve("imported"));
        };
    }

    /// Lists all recordings, newest first, with what is known of them. Reads nothing of the recordings themselves.
    ///
    /// @throws IOException when a directory cannot be read; a missing one has no recordings
    public List<LibraryItem> list() throws IOException {
        var items = new ArrayList<LibraryItem>();
        for (var place : Place.values()) {
            for (var file : folder(place).recordings()) {
                var item = item(file, place);
                if (item != null) {
                    items.add(item);
                }
            }
        }
        items.sort(Comparator.comparingLong(LibraryItem::beganMs)
                .reversed()
                .thenComparing(item -> item.file().toString()));
        return List.copyOf(items);
    }

    private @Nullable LibraryItem item(Path file, Place place) {
        try {
            long size = Files.size(file);
            long modified = Files.getLastModifiedTime(file).toMillis();
            boolean isLive = file.toAbsolutePath().equals(live);
            var reading = isLive ? new Reading.Pending() : ContentCache.read(file, size, modified);
            return new LibraryItem(file, size, modified, place, isLive, label(file), reading);
        } catch (IOException e) {
            LOG.debug("{} went while the list was made", file, e);
            return null;
        }
    }

    private static RecordingLabel label(Path file) {
        try {
            var fields = SideFile.LABEL.read(file);
            return fields == null ? RecordingLabel.NONE : RecordingLabel.of(fields);
        } catch (IOException e) {
            LOG.warn("Name and note of {} cannot be read", file, e);
            return RecordingLabel.NONE;
        }
    }

    /// Reads what is in a recording, and keeps it for later lists. A large one is only counted, until
    /// [#check] is asked. One that cannot be read says why; one that was live is as far as it had come.
    ///
    /// @throws java.util.concurrent.CancellationException when it was ended by `progress`
    public LibraryItem read(LibraryItem item, Progress progress) {
        return read(item, item.sizeBytes() <= MOST_CHECKED_BYTES ? Depth.CHECKED : Depth.COUNTED, progress);
    }

    /// Reads a recording with all rules, however large it is, and keeps what it says.
    ///
    /// @throws java.util.concurrent.CancellationException when it was ended by `progress`
    public LibraryItem check(LibraryItem item, Progress progress) {
        return read(item, Depth.CHECKED, progress);
    }

    private static LibraryItem read(LibraryItem item, Depth depth, Progress progress) {
        Reading reading;
        try {
            reading = new Reading.Done(ContentReader.read(item.file(), depth, progress));
        } catch (IOException e) {
            LOG.debug("{} cannot be read", item.file(), e);
            reading = new Reading.Unreadable(sentence(e));
        }
        if (!item.live()) {
            ContentCache.write(item.file(), item.sizeBytes(), item.modifiedMs(), reading);
        }
        return item.with(reading);
    }

    private static String sentence(IOException e) {
        var words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return words.endsWith(".") ? words : words + ".";
    }

    /// Returns the recording that is written now, as its session has it. Reads nothing.
    public LibraryItem live(LibraryItem item, Session session) {
        var vitals = session.vitals();
        RecordingOrigin origin = null;
        try {
            origin = RecordingOrigin.of(item.file());
        } catch (IOException e) {
            LOG.debug("The beginning of {} cannot be read", item.file(), e);
        }
        List<Finding> findings = session.findings();
        var content = ContentReader.of(session.timeline(), findings, 0, origin, List.of());
        return new LibraryItem(
                item.file(),
                vitals.fileBytes(),
                item.modifiedMs(),
                item.place(),
                true,
                item.label(),
                new Reading.Done(content));
    }

    /// Keeps what people call a recording.
    ///
    /// @throws IOException says in a sentence why it cannot be kept; it is as before then
    public LibraryItem label(LibraryItem item, RecordingLabel label) throws IOException {
        if (label.isEmpty()) {
            SideFile.LABEL.delete(item.file());
        } else {
            SideFile.LABEL.write(item.file(), label.toMap());
        }
        return item.with(label);
    }

    /// Returns the rule that somebody chose for this library.
    public RetentionRule rule() {
        return RetentionFile.read(data.path());
    }

    /// Keeps the rule that somebody chose. Nothing is deleted by it here.
    ///
    /// @throws IOException says in a sentence why it cannot be kept
    public void rule(RetentionRule rule) throws IOException {
        RetentionFile.write(data.path(), rule);
    }

    /// Returns the room that is left on the disk of the library, bytes; 0 when nobody can tell.
    public long freeBytes() {
        try {
            return Files.getFileStore(data.path()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /// Deletes a recording and what stands beside it, for good. Whoever calls has asked a person.
    ///
    /// @throws IOException says in a sentence why it cannot be deleted: it is being recorded, or the disk refuses
    public void delete(LibraryItem item) throws IOException {
        if (item.live() || item.file().toAbsolutePath().equals(live)) {
            throw new IOException(item.title() + " is being recorded; it can be deleted when it has ended.");
        }
        try {
            Files.deleteIfExists(item.file());
            SideFile.CONTENT.delete(item.file());
            SideFile.LABEL.delete(item.file());
        } catch (IOException e) {
            throw new IOException("Cannot delete " + item.file() + ": " + e.getMessage() + ".", e);
        }
    }

    /// Copies a recording from elsewhere into the library, as a whole or not at all; the original stays as it is.
    ///
    /// @throws IOException says in a sentence why it cannot be copied: it is no recording, or the disk refuses
    /// @throws java.util.concurrent.CancellationException when it was ended by `progress`
    public LibraryItem importFile(Path original, Progress progress) throws IOException {
        var file = RecordingImport.copy(original, folder(Place.IMPORTED), progress);
        var item = item(file, Place.IMPORTED);
        if (item == null) {
            throw new IOException(file + " went while it was imported.");
        }
        return label(item, RecordingLabel.importedFrom(String.valueOf(original.getFileName())));
    }
}
