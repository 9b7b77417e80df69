package dev.playhead.transport.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Index of the keyframes of a log, found page by page. One whose last page has not come is not there. One
/// thread adds and publishes, all may read.
final class KeyframeIndex {
    /// Name of the MCAP metadata record that has the index of a closed file.
    static final String NAME = "playhead.keyframes";

    private static final int WITH_HEAD = 256;

    private final Map<Long, List<Long>> begun = new HashMap<>(); // looked up only
    private final NavigableMap<Long, List<Long>> ended = new TreeMap<>();
    private final NavigableMap<Long, List<Long>> whole = new ConcurrentSkipListMap<>();

    /// Notes a page.
    ///
    /// @param of the position that its keyframe is of
    void add(long position, long of, int page, boolean last) {
        if (page == 0) {
            begun.put(of, new ArrayList<>());
        }
        var pages = begun.get(of);
        if (pages == null || pages.size() != page) {
            begun.remove(of); // a page is missing
            return;
        }
        pages.add(position);
        if (last) {
            ended.put(of, List.copyOf(pages));
            begun.remove(of);
        }
    }

    void add(Entry.Keyframe page) {
        add(page.position(), page.of(), page.page(), page.last());
    }

    /// Notes a message that may be a page.
    ///
    /// @param begin of its data, as much as [#headBytes] says
    void add(long position, byte[] begin) {
        Envelope.headOf(begin).ifPresent(fields -> {
            var head = new EnvelopeFields(fields);
            try {
                if (head.text("kind").equals("keyframe")) {
                    add(
                            position,
                            head.number("of"),
                            (int) head.number("page"),
                            Boolean.TRUE.equals(fields.get("last")));
                }
            } catch (RuntimeException notOurs) {
                begun.clear(); // whatever it was, nobody can tell what it belongs to
            }
        });
    }

    /// Returns the number of bytes of a message's data that are enough to note it.
    static int headBytes(int length) {
        return Math.min(length, WITH_HEAD);
    }

    /// Lets readers see what has ended so far.
    void publish() {
        if (!ended.isEmpty()) {
            whole.putAll(ended);
            ended.clear();
        }
    }

    NavigableMap<Long, List<Long>> whole() {
        return Collections.unmodifiableNavigableMap(whole);
    }

    /// The index as names and values of a metadata record: positions of pages by the position they are of.
    Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        whole.forEach((of, pages) -> map.put(
                of.toString(),
                String.join(" ", pages.stream().map(String::valueOf).toList())));
        return map;
    }

    /// Reads back what [#toMap] told.
    ///
    /// @throws NumberFormatException when it is something else
    static KeyframeIndex of(Map<String, String> map) {
        var index = new KeyframeIndex();
        map.forEach((of, pages) -> {
            var positions = new ArrayList<Long>();
            for (var page : pages.split(" ", -1)) {
                positions.add(Long.parseLong(page));
            }
            index.whole.put(Long.parseLong(of), List.copyOf(positions));
        });
        return index;
    }
}
