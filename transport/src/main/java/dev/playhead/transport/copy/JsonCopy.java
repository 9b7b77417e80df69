package dev.playhead.transport.copy;

import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A JSON array with an object for each row: what the table shows, and the payload as JSON, or as base64 when
/// it cannot be decoded.
public record JsonCopy() implements RowCopy {
    @Override
    public String title() {
        return "JSON";
    }

    @Override
    public String of(List<CopiedRow> rows) {
        return rows.stream().map(JsonCopy::object).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String object(CopiedRow row) {
        return Json.object(fields(row));
    }

    /// Returns what there is to say of a row, by names that stay the same.
    static Map<String, @Nullable Object> fields(CopiedRow row) {
        var frames = row.frames();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("row", (long) row.row() + 1);
        fields.put("seconds", Double.valueOf(row.seconds()));
        fields.put("way", row.way());
        fields.put("who", row.who());
        fields.put("frame", frames.kind(row.row()));
        fields.put("channel", row.channel());
        fields.put("bytes", (long) frames.bytes(row.row()));
        if (!row.latencyMs().isEmpty()) {
            fields.put("latencyMs", Double.valueOf(row.latencyMs()));
        }
        fields.put("summary", row.summary());
        fields.values().removeIf(""::equals);
        var payload = row.payload();
        if (payload.bytes().length > 0) {
            try {
                var value = JsonTree.readAny(payload.format(), payload.bytes());
                fields.put("payload", MaskedKeys.in(value));
            } catch (IOException unreadable) {
                fields.put("payloadBase64", Base64.getEncoder().encodeToString(payload.bytes()));
            }
        }
        return fields;
    }
}
