package dev.playhead.transport.copy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line with a JSON object for each row: its moment (ISO 8601, UTC) and the position of its entry in the recording,
/// then what [JsonCopy] says of it. For files of any length: lines of later rows are put after those of earlier ones.
public record JsonLinesCopy() implements RowCopy {
    @Override
    public String title() {
        return "JSON lines";
    }

    @Override
    public String of(List<CopiedRow> rows) {
        return rows.stream().map(JsonLinesCopy::line).collect(Collectors.joining());
    }

    private static String line(CopiedRow row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(
                "at", Instant.ofEpochSecond(0, row.frames().atNanos(row.row())).toString());
        fields.put("entry", row.frames().position(row.row()));
        fields.putAll(JsonCopy.fields(row));
        return Json.object(fields) + "\n";
    }
}
