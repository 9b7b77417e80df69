package dev.playhead.transport.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words that people gave a recording. They stand beside the file, which stays as it was written. Immutable.
///
/// @param name empty while nobody named it; need not be unique
/// @param note empty while there is none
/// @param pinned whether it is kept by every rule
/// @param importedFrom name of the file it was copied from; empty for one that was recorded here
/// @param others what a later version wrote beside these, kept as it is
public record RecordingLabel(
        String name, String note, boolean pinned, String importedFrom, Map<String, @Nullable Object> others) {
    /// That of a recording nobody has said anything about.
    public static final RecordingLabel NONE = new RecordingLabel("", "", false, "", Map.of());

    private static final String NAME = "name";
    private static final String NOTE = "note";
    private static final String PINNED = "pinned";
    private static final String IMPORTED_FROM = "importedFrom";

    public RecordingLabel {
        name = name.strip();
        note = note.strip();
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /// That of a recording which was copied from a file of this name.
    public static RecordingLabel importedFrom(String file) {
        return new RecordingLabel("", "", false, file, Map.of());
    }

    /// Returns this label with another name; empty for none.
    public RecordingLabel named(String next) {
        return new RecordingLabel(next, note, pinned, importedFrom, others);
    }

    /// Returns this label with another note; empty for none.
    public RecordingLabel noted(String next) {
        return new RecordingLabel(name, next, pinned, importedFrom, others);
    }

    /// Returns this label of a recording that every rule keeps.
    public RecordingLabel pin() {
        return new RecordingLabel(name, note, true, importedFrom, others);
    }

    /// Returns this label of a recording that rules may ask for.
    public RecordingLabel unpin() {
        return new RecordingLabel(name, note, false, importedFrom, others);
    }

    /// Returns whether it says nothing, so that no file need have it.
    boolean isEmpty() {
        return equals(NONE);
    }

    Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>(others);
        put(map, NAME, name);
        put(map, NOTE, note);
        if (pinned) {
            map.put(PINNED, true);
        }
        put(map, IMPORTED_FROM, importedFrom);
        return map;
    }

    private static void put(Map<String, @Nullable Object> map, String field, String value) {
        if (!value.isEmpty()) {
            map.put(field, value);
        }
    }

    static RecordingLabel of(Map<String, @Nullable Object> map) {
        var others = new LinkedHashMap<>(map);
        return new RecordingLabel(
                text(others.remove(NAME)),
                text(others.remove(NOTE)),
                Boolean.TRUE.equals(others.remove(PINNED)),
                text(others.remove(IMPORTED_FROM)),
                others);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
