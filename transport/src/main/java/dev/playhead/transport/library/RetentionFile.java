package dev.playhead.transport.library;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.library.RetentionRule.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rule of a library in a file of its directory. One that cannot be read is the standard rule, which deletes
/// nothing.
final class RetentionFile {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionFile.class);
    private static final String NAME = "retention.json";

    private RetentionFile() {}

    static RetentionRule read(Path folder) {
        var file = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(file)) {
                return RetentionRule.STANDARD;
            }
            var fields = JsonTree.read(Files.readAllBytes(file));
            if (fields.get("mostDays") instanceof Number days
                    && fields.get("mostBytes") instanceof Number bytes
                    && fields.get("action") instanceof String action) {
                return new RetentionRule(Math.toIntExact(days.longValue()), bytes.longValue(), Action.valueOf(action));
            }
            LOG.warn("{} is no rule; nothing is deleted", file);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The rule in {} cannot be read; nothing is deleted", file, e);
        }
        return RetentionRule.STANDARD;
    }

    static void write(Path folder, RetentionRule rule) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mostDays", rule.mostDays());
        fields.put("mostBytes", rule.mostBytes());
        fields.put("action", rule.action().name());
        WholeFile.write(folder.resolve(NAME), new String(JsonTree.write(fields), StandardCharsets.UTF_8));
    }
}
