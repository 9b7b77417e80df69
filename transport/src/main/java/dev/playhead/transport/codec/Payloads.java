package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one thing the broker does to payloads: binary travels as bytes in MessagePack and as base64 in JSON, where
/// the last part of `encoding` says so. Everything else passes untouched.
///
/// @param data what is stored; null when there is none
/// @param encoding what is stored beside it, without a trailing base64 when the data is binary
record Payloads(@Nullable Data data, @Nullable String encoding) {
    private static final String BASE64 = "base64";

    /// Takes the fields `data` and `encoding`. Beside an encoding that is no text nobody knows what the data
    /// is, so both stay as they came.
    static Payloads taken(ObjectFields fields) {
        var encoding = fields.text("encoding");
        return fields.has("encoding") ? new Payloads(null, null) : stored(fields.any("data"), encoding);
    }

    /// Returns a payload as it is stored, of one as it stood on the wire.
    private static Payloads stored(@Nullable Object wire, @Nullable String encoding) {
        return switch (wire) {
            case null -> new Payloads(null, encoding);
            case byte[] bytes -> new Payloads(new Data.Binary(bytes), encoding);
            case String text -> storedText(text, encoding);
            // Raw REST publishes may carry structure; clients of either format expect it as JSON text.
            case Map<?, ?> map -> structured(map, encoding);
            case Iterable<?> list -> structured(list, encoding);
            default -> structured(wire, encoding);
        };
    }

    private static Payloads structured(Object value, @Nullable String encoding) {
        var text = new Data.Text(Trees.json(value));
        return new Payloads(text, encoding == null || encoding.isEmpty() ? "json" : encoding);
    }

    private static Payloads storedText(String text, @Nullable String encoding) {
        if (encoding == null || !(encoding.equals(BASE64) || encoding.endsWith("/" + BASE64))) {
            return new Payloads(new Data.Text(text), encoding);
        }
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return new Payloads(new Data.Text(text), encoding); // would not come back byte for byte
            }
            int rest = encoding.length() - BASE64.length() - 1;
            return new Payloads(new Data.Binary(bytes), rest <= 0 ? null : encoding.substring(0, rest));
        } catch (IllegalArgumentException notBase64) {
            return new Payloads(new Data.Text(text), encoding);
        }
    }

    /// Writes the fields `data` and `encoding` as a client of `format` expects them.
    static void write(JsonGenerator out, Format format, @Nullable Data data, @Nullable String encoding)
            throws IOException {
        var shown = encoding;
        switch (data) {
            case null -> {}
            case Data.Text(var text) -> out.writeStringField("data", text);
            case Data.Binary(var bytes) -> {
                if (format == Format.MSGPACK) {
                    out.writeBinaryField("data", bytes);
                } else {
                    out.writeStringField("data", Base64.getEncoder().encodeToString(bytes));
                    shown = encoding == null ? BASE64 : encoding + "/" + BASE64;
                }
            }
        }
        if (shown != null) {
            out.writeStringField("encoding", shown);
        }
    }
}
