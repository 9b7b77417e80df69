package dev.playhead.transport.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields of a listed recording for programs, by names that never change.
public final class LibraryFields {
    private LibraryFields() {}

    /// Returns a map in the order in which the fields are written.
    public static Map<String, @Nullable Object> of(LibraryItem item) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("file", item.file().toString());
        fields.put("title", item.title());
        fields.put("name", item.label().name());
        fields.put("note", item.label().note());
        fields.put("pinned", item.label().pinned());
        fields.put("place", item.place().name().toLowerCase(Locale.ROOT));
        fields.put("importedFrom", item.label().importedFrom());
        fields.put("sizeBytes", item.sizeBytes());
        fields.put("beganAt", Instant.ofEpochMilli(item.beganMs()).toString());
        fields.put("problem", item.reading() instanceof Reading.Unreadable(var why) ? why : null);
        fields.put("checked", item.content().map(RecordingContent::isChecked).orElse(false));
        item.content().ifPresent(content -> {
            fields.put("errors", content.findings(Severity.ERROR));
            fields.put("warnings", content.findings(Severity.WARNING));
            fields.put("notes", content.findings(Severity.NOTE));
            fields.put("content", ContentFields.of(content));
        });
        return fields;
    }
}
