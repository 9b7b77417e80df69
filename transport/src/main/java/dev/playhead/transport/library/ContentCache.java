package dev.playhead.transport.library;

import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.log.ProductVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Contents of recordings as they were read, kept beside them. It holds for a file of the same size that was written
/// last at the
/// same moment, and for the rules of this version; whatever else is found there is read anew.
final class ContentCache {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCache.class);
    private static final long VERSION = 1;
    // With other rules there would be other findings.
    private static final String RULES =
            ProductVersion.get() + ", " + Checkers.all().size() + " rules";

    private ContentCache() {}

    /// Returns what is known of a recording; [Reading.Pending] when it has to be read.
    static Reading read(Path recording, long sizeBytes, long modifiedMs) {
        try {
            var fields = SideFile.CONTENT.read(recording);
            if (fields == null || !isOf(fields, sizeBytes, modifiedMs)) {
                return new Reading.Pending();
            }
            if (fields.get("problem") instanceof String why) {
                return new Reading.Unreadable(why);
            }
            if (fields.get("content") instanceof Map<?, ?> content) {
                return new Reading.Done(ContentFields.content(content));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("What was known of {} is read anew", recording, e);
        }
        return new Reading.Pending();
    }

    private static boolean isOf(Map<String, @Nullable Object> fields, long sizeBytes, long modifiedMs) {
        return Long.valueOf(VERSION).equals(fields.get("version"))
                && RULES.equals(fields.get("rules"))
                && Long.valueOf(sizeBytes).equals(fields.get("sizeBytes"))
                && Long.valueOf(modifiedMs).equals(fields.get("modifiedMs"));
    }

    /// Keeps what was read. A disk that does not take it costs the next list some time, nothing else.
    static void write(Path recording, long sizeBytes, long modifiedMs, Reading reading) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", VERSION);
        fields.put("rules", RULES);
        fields.put("sizeBytes", sizeBytes);
        fields.put("modifiedMs", modifiedMs);
        switch (reading) {
            case Reading.Pending() -> {
                return;
            }
            case Reading.Done(var content) -> fields.put("content", ContentFields.of(content));
            case Reading.Unreadable(var why) -> fields.put("problem", why);
        }
        try {
            SideFile.CONTENT.write(recording, fields);
        } catch (IOException e) {
            LOG.debug("What is in {} will be read again", recording, e);
        }
    }
}
