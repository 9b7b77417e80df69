package dev.playhead.transport.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of one message as one device was sent it. A connection that has the channel by several names
/// (derived channels) is sent the message once for each, and has a text of its own by each; what it read by
/// REST belongs to all of them.
final class SentText {
    private static final String BY_REST = "";

    private final Map<String, StringBuilder> byName = new LinkedHashMap<>();
    private boolean isWhole;

    /// @param name by which the device has the channel; null for what was read by REST
    /// @param whole whether it replaces what the device had
    void add(@Nullable String name, boolean whole, String text) {
        isWhole |= whole;
        if (name == null) {
            byName.computeIfAbsent(BY_REST, key -> new StringBuilder());
            byName.values().forEach(had -> put(had, whole, text));
        } else {
            put(byName.computeIfAbsent(name, key -> new StringBuilder(text(BY_REST))), whole, text);
        }
    }

    /// Returns whether it was sent as a whole once, not only what was added to it.
    boolean isWhole() {
        return isWhole;
    }

    private static void put(StringBuilder had, boolean whole, String text) {
        if (whole) {
            had.setLength(0);
        }
        had.append(text);
    }

    private String text(String name) {
        var text = byName.get(name);
        return text == null ? "" : text.toString();
    }

    /// The text by the name under which the device has most of it. What it read by REST counts only as long as it has
    /// been sent nothing: from then on each name goes on with it.
    String longest() {
        var longest = new StringBuilder();
        for (var text : byName.entrySet()) {
            boolean counts = byName.size() == 1 || !text.getKey().equals(BY_REST);
            longest = counts && text.getValue().length() >= longest.length() ? text.getValue() : longest;
        }
        return longest.toString();
    }
}
