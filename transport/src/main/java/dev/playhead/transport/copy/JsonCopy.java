package dev.playhead.transport.copy;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.codec.PrettyPayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

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
        var frames = row.frames();
        var fields = new LinkedHashMap<String, Object>();
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
        byte[] payload = row.payload();
        boolean isReadable = PayloadTree.of(row.format(), payload) != null;
        if (payload.length > 0 && !isReadable) {
            fields.put("payloadBase64", Base64.getEncoder().encodeToString(payload));
        }
        var text = new String(JsonTree.write(fields), StandardCharsets.UTF_8);
        return isReadable
                ? text.substring(0, text.length() - 1) + ",\"payload\":"
                        + PrettyPayload.of(row.format(), payload).text() + "}"
                : text;
    }
}
