package dev.playhead.transport.library;

import dev.playhead.transport.log.RecordingOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lineage of a recording: those whose channels it goes on with, and those that go on with its own. Oldest first.
/// Immutable.
public record Lineage(List<Link> links) {
    private static final int MOST = 12;

    /// One of them, or what is left of it.
    public sealed interface Link {
        /// A recording that is there.
        ///
        /// @param self whether it is the one that was asked about
        /// @param continues whether it went on with the one before it
        record Present(LibraryItem item, boolean self, boolean continues) implements Link {}

        /// A recording that somebody went on with and that is not there any more.
        record Deleted() implements Link {}
    }

    public Lineage {
        links = List.copyOf(links);
    }

    /// Returns the lineage of a recording among others.
    public static Lineage of(LibraryItem item, List<LibraryItem> all) {
        var bySession = new HashMap<String, LibraryItem>();
        var heirs = new HashMap<String, LibraryItem>();
        for (var each : all.reversed()) { // the newest wins where there are copies
            bySession.put(fileName(each), each); // which those of the first version are known by
            each.origin().ifPresent(origin -> {
                bySession.put(origin.session(), each);
                if (origin.predecessor() != null) {
                    heirs.put(origin.predecessor(), each);
                }
            });
        }
        var before = before(item, bySession);
        var links = new ArrayList<Link>(before);
        links.add(new Link.Present(item, true, continues(item)));
        after(item, heirs).forEach(each -> links.add(new Link.Present(each, false, true)));
        return new Lineage(links);
    }

    private static String fileName(LibraryItem item) {
        return String.valueOf(item.file().getFileName());
    }

    private static boolean continues(LibraryItem item) {
        return predecessor(item).isPresent();
    }

    private static Optional<String> predecessor(LibraryItem item) {
        return item.origin().flatMap(origin -> Optional.ofNullable(origin.predecessor()));
    }

    private static List<Link> before(LibraryItem item, Map<String, LibraryItem> bySession) {
        var links = new ArrayList<Link>();
        var seen = new HashSet<LibraryItem>();
        seen.add(item);
        var wanted = predecessor(item);
        while (wanted.isPresent() && links.size() < MOST) {
            var found = bySession.get(wanted.get());
            if (found == null) {
                links.addFirst(new Link.Deleted());
                break;
            }
            if (!seen.add(found)) {
                break; // files can be made to say anything
            }
            links.addFirst(new Link.Present(found, false, continues(found)));
            wanted = predecessor(found);
        }
        return links;
    }

    private static List<LibraryItem> after(LibraryItem item, Map<String, LibraryItem> heirs) {
        var links = new ArrayList<LibraryItem>();
        var seen = new HashSet<LibraryItem>();
        seen.add(item);
        var last = item;
        while (links.size() < MOST) {
            var heir = heirs.get(last.origin().map(RecordingOrigin::session).orElse(fileName(last)));
            if (heir == null) {
                heir = heirs.get(fileName(last));
            }
            if (heir == null || !seen.add(heir)) {
                break;
            }
            links.add(heir);
            last = heir;
        }
        return links;
    }
}
