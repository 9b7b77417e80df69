package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.column.BoundedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of one channel in its order, the newest of them, and who reads it. For one thread.
final class ChannelVersions {
    private static final int MOST_CELLS = 500_000;
    private static final int MOST_VERSIONS = 20_000;
    private static final int FEWEST_VERSIONS = 64;
    private static final int MOST_MESSAGES = 10_000;

    final ChannelId id;
    final Map<Integer, Reader> readers = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final Map<String, Version> byVersion = new HashMap<>(); // looked up only, never iterated
    private final Map<String, Version> latest = new BoundedMap<>(MOST_MESSAGES);
    // Messages to which somebody has added pieces that are put together before they are a version.
    private final Map<String, Boolean> rolledUp = new BoundedMap<>(MOST_MESSAGES);
    private int base;

    ChannelVersions(ChannelId id) {
        this.id = id;
    }

    /// Returns a participant as a reader; null when it never was one.
    @Nullable
    Reader reader(int participant) {
        return readers.get(participant);
    }

    Reader addReader(int participant) {
        var added = new Reader(participant, readers.size());
        readers.put(participant, added);
        return added;
    }

    @Nullable
    Version version(String version) {
        return byVersion.get(version);
    }

    /// The newest version of a message; null when none is known.
    @Nullable
    Version latest(String serial) {
        return latest.get(serial);
    }

    /// Notes that somebody adds pieces to a message that may become a version of which no answer tells.
    void rollsUp(String serial) {
        rolledUp.put(serial, true);
    }

    /// Returns whether versions of a message may have come to be that no answer told of.
    boolean isRolledUp(String serial) {
        return rolledUp.containsKey(serial);
    }

    /// Messages may have changed without a word: nobody can tell what the next append adds to.
    void lostTrack() {
        latest.values().forEach(version -> version.text = null);
    }

    /// Returns whether a version would come after all others.
    boolean isNewest(String version) {
        return versions.isEmpty() || version.compareTo(versions.getLast().version) > 0;
    }

    /// Adds a version.
    ///
    /// @param channels how many channels share the memory that there is
    Version add(String serial, String version, int publisher, long atNanos, long position, int channels) {
        int most = Math.clamp(MOST_CELLS / Math.max(1, readers.size() * channels), FEWEST_VERSIONS, MOST_VERSIONS);
        if (versions.size() >= most + most / 4) {
            var old = versions.subList(0, versions.size() - most);
            old.forEach(gone -> byVersion.remove(gone.version));
            base += old.size();
            old.clear();
        }
        var before = latest.get(serial);
        var added = new Version(
                base + versions.size(),
                serial,
                version,
                before == null ? -1 : before.number,
                publisher,
                atNanos,
                position,
                readers.size());
        versions.add(added);
        byVersion.put(version, added);
        latest.put(serial, added);
        return added;
    }

    /// Number of the oldest version that is kept.
    int first() {
        return base;
    }

    /// Returns the number of versions that there have been.
    int size() {
        return base + versions.size();
    }

    Version get(int number) {
        return versions.get(number - base);
    }

    /// Returns the number of versions that were there at a moment, ns since 1970.
    int sizeAt(long nanos) {
        int low = 0;
        int high = versions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).atNanos <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return base + low;
    }
}
