package dev.playhead.transport.log;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.NewRecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recordings of a data directory that a start may go on with, by what they say of themselves: those of its own
/// broker, newest first, then those of earlier versions, which say nothing. Files of others, replays, and what cannot
/// be used are left out. Reads the head of every file, nothing more. For one thread.
public final class RecordingChain {
    private static final int MOST_NOTICES = 5;

    private final DataDirectory data;
    private final String broker;
    private final List<Link> links;
    private final List<String> notices;

    /// One recording to go on with.
    ///
    /// @param origin null for one of an earlier version
    public record Link(Path file, @Nullable RecordingOrigin origin) {
        private long generation() {
            return origin == null ? 0 : origin.generation();
        }
    }

    private RecordingChain(DataDirectory data, String broker, List<Link> links, List<String> notices) {
        this.data = data;
        this.broker = broker;
        this.links = List.copyOf(links);
        this.notices = List.copyOf(notices);
    }

    /// Looks at what is in the directory. For the one broker that has it.
    ///
    /// @throws IOException when the directory cannot be read, or not be given an id
    public static RecordingChain of(DataDirectory data) throws IOException {
        var broker = BrokerId.of(data);
        var links = new ArrayList<Link>();
        var notices = new ArrayList<String>();
        for (var file : data.named()) {
            var name = file.getFileName();
            if (!Files.isRegularFile(file)) {
                notices.add(name + " is left out: it is no file.");
                continue;
            }
            try {
                var origin = RecordingOrigin.of(file);
                if (origin == null) {
                    if (DataDirectory.isNamedByItsBeginning(file)) {
                        links.add(new Link(file, null));
                    } else {
                        notices.add(name + " does not say which broker recorded it, so its channels are not gone on"
                                + " with; open it to look at it.");
                    }
                } else if (origin.kind() == RecordingOrigin.Kind.REPLAY) {
                    notices.add(name + " is a replay, so its channels are not gone on with; open it to look at it.");
                } else if (origin.kind() == RecordingOrigin.Kind.CUT) {
                    notices.add(name + " is a part of another recording, so its channels are not gone on with; open it"
                            + " to look at it.");
                } else if (origin.kind() == RecordingOrigin.Kind.MAIN
                        && origin.broker().equals(broker)) {
                    links.add(new Link(file, origin));
                } else if (origin.kind() == RecordingOrigin.Kind.MAIN) {
                    notices.add(name + " was recorded by another broker, so its channels are not gone on with; open it"
                            + " to look at it.");
                }
            } catch (IOException e) {
                notices.add(name + " is left out: " + e.getMessage() + ".");
            }
        }
        links.sort(Comparator.comparingLong(Link::generation).reversed()); // stable: by name among the same
        return new RecordingChain(data, broker, links, atMost(notices));
    }

    private static List<String> atMost(List<String> notices) {
        if (notices.size() <= MOST_NOTICES) {
            return notices;
        }
        var some = new ArrayList<>(notices.subList(0, MOST_NOTICES));
        some.add((notices.size() - MOST_NOTICES) + " more files in this directory are left out, too.");
        return some;
    }

    /// Recordings to go on with, the best first: when it cannot be read, the next one is tried.
    public List<Link> links() {
        return links;
    }

    /// Returns what was left out and why, one sentence each.
    public List<String> notices() {
        return notices;
    }

    /// Returns the origin of the recording that comes next.
    ///
    /// @param predecessor the one whose state it begins with; null when it begins empty
    public RecordingOrigin next(@Nullable Link predecessor) {
        long newest = links.isEmpty() ? 0 : links.getFirst().generation();
        String from = null;
        if (predecessor != null) {
            var origin = predecessor.origin();
            from = origin != null
                    ? origin.session()
                    : predecessor.file().getFileName().toString();
        }
        return RecordingOrigin.next(broker, from, newest + 1);
    }

    /// Removes what a process that was killed has left behind: beginnings of recordings, and packed copies that were
    /// not finished. Nothing in them is missing elsewhere.
    ///
    /// @throws IOException when the directory cannot be read or a file not be removed
    public void removeLeftOver() throws IOException {
        NewRecordingFile.removeLeftOver(data.path());
        for (var link : links) {
            Files.deleteIfExists(IndexedCopy.beside(link.file()));
        }
    }
}
