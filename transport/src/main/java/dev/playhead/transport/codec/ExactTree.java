package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Free structure as JSON that reads back as the same, also where it came in MessagePack: bytes, extensions and
/// numbers that JSON does not have are objects with one field whose name begins with `~`; names that begin so
/// themselves have one `~` more.
public final class ExactTree {
    private static final String MARK = "~";
    private static final String BYTES = "~bytes";
    private static final String NUMBER = "~number";
    private static final String EXTENSION = "~extension";

    private ExactTree() {}

    /// Writes a value that [#read] reads back as the same.
    ///
    /// @throws IOException when the stream behind `out` fails
    public static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case byte[] bytes -> marked(out, BYTES, Base64.getEncoder().encodeToString(bytes));
            case Double number when !Double.isFinite(number) -> marked(out, NUMBER, number.toString());
            case Extension(var type, var base64) -> marked(out, EXTENSION, type + " " + base64);
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (var entry : map.entrySet()) {
                    var name = String.valueOf(entry.getKey());
                    out.writeFieldName(name.startsWith(MARK) ? MARK + name : name);
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Iterable<?> items -> {
                out.writeStartArray();
                for (var item : items) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case null, default -> Trees.write(out, value);
        }
    }

    private static void marked(JsonGenerator out, String mark, String value) throws IOException {
        out.writeStartObject();
        out.writeStringField(mark, value);
        out.writeEndObject();
    }

    /// Reads the value at the parser's current token; null for JSON null.
    ///
    /// @throws IOException when it is no JSON
    public static @Nullable Object read(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            var list = new ArrayList<@Nullable Object>();
            while (next(in) != JsonToken.END_ARRAY) {
                list.add(read(in));
            }
            return list;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return Trees.read(in);
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (next(in) != JsonToken.END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            if (name.startsWith(MARK) && !name.startsWith(MARK + MARK)) {
                var value = marked(name, in.getText());
                if (in.nextToken() != JsonToken.END_OBJECT) {
                    throw new IOException("more follows " + name);
                }
                return value;
            }
            map.put(name.startsWith(MARK) ? name.substring(1) : name, read(in));
        }
        return map;
    }

    private static JsonToken next(JsonParser in) throws IOException {
        var token = in.nextToken();
        if (token == null) {
            throw new IOException("it ends inside a value");
        }
        return token;
    }

    private static Object marked(String mark, String value) throws IOException {
        try {
            return switch (mark) {
                case BYTES -> Base64.getDecoder().decode(value);
                case NUMBER -> Double.valueOf(value);
                case EXTENSION -> {
                    int space = value.indexOf(' ');
                    yield new Extension(Byte.parseByte(value.substring(0, space)), value.substring(space + 1));
                }
                default -> throw new IOException("nobody knows what " + mark + " is");
            };
        } catch (RuntimeException e) {
            throw new IOException(mark + " cannot be \"" + value + "\"", e);
        }
    }
}
