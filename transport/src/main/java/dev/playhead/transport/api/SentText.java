package dev.playhead.transport.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of one message as one device was sent it. A connection that has the channel by several names
/// (derived channels) is sent the message once for each, and has a text of its own by each; what it read by
/// REST belongs to all of them. What comes twice, or late, counts once: an SDK leaves out a version that it
/// has.
final class SentText {
    private static final String BY_REST = "";

    private final Map<String, Had> byName = new LinkedHashMap<>();
    private boolean isWhole;

    private static final class Had {
        private final StringBuilder text = new StringBuilder();
        private String version = "";

        private void add(boolean whole, String piece, String pieceVersion) {
            int newer = pieceVersion.isEmpty() ? 1 : pieceVersion.compareTo(version);
            if (newer < 0 || newer == 0 && !whole) {
                return;
            }
            if (whole) {
                text.setLength(0);
            }
            text.append(piece);
            version = pieceVersion.isEmpty() ? version : pieceVersion;
        }
    }

    /// @param name by which the device has the channel; null for what was read by REST
    /// @param whole whether it replaces what the device had
    /// @param version serial of the version that the device has with it; empty when it does not say
    void add(@Nullable String name, boolean whole, String text, String version) {
        isWhole |= whole;
        if (name == null) {
            byName.computeIfAbsent(BY_REST, key -> new Had());
            byName.values().forEach(had -> had.add(whole, text, version));
        } else {
            byName.computeIfAbsent(name, key -> asRead()).add(whole, text, version);
        }
    }

    private Had asRead() {
        var had = new Had();
        var read = byName.get(BY_REST);
        if (read != null) {
            had.add(true, read.text.toString(), read.version);
        }
        return had;
    }

    /// Returns whether it was sent as a whole once, not only what was added to it.
    boolean isWhole() {
        return isWhole;
    }

    /// The text by the name under which the device has most of it. What it read by REST counts only as long
    /// as it has been sent nothing: from then on each name goes on with it.
    String longest() {
        var longest = new StringBuilder();
        for (var had : byName.entrySet()) {
            var text = had.getValue().text;
            boolean counts = byName.size() == 1 || !had.getKey().equals(BY_REST);
            longest = counts && text.length() >= longest.length() ? text : longest;
        }
        return longest.toString();
    }
}
