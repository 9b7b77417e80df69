package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;

/// Free structure (extras, unknown fields) as maps, lists, strings, numbers, booleans, bytes,
/// extensions and null, in wire order.
public final class Trees {
    private Trees() {}

    /// Reads the value at the parser's current token; null for the null of the format.
    ///
    /// @throws IOException when the bytes are not of the format
    public static @Nullable Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> readMap(in);
            case START_ARRAY -> readList(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> readInteger(in);
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_EMBEDDED_OBJECT ->
                in.getEmbeddedObject() instanceof MessagePackExtensionType extension
                        ? Extension.of(extension)
                        : in.getEmbeddedObject();
            case null, default -> null;
        };
    }

    /// Reads on after the start of an object, to its end.
    ///
    /// @throws IOException when the bytes are not of the format, or end before
    public static Map<String, @Nullable Object> readMap(JsonParser in) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            if (in.currentToken() == null) {
                throw new UnreadableException("ends inside an object");
            }
            var name = in.currentName();
            if (name == null) {
                throw new UnreadableException("a field has no name"); // MessagePack allows nil as one, nobody else does
            }
            if (!isText(name)) {
                throw new UnreadableException("the name of a field is not UTF-8");
            }
            in.nextToken();
            int before = map.size();
            map.put(name, read(in));
            if (map.size() == before) {
                // Readers differ on which one counts; nobody sends two on purpose.
                throw new UnreadableException("an object has a field twice");
            }
        }
        return map;
    }

    // Jackson refuses bytes that are no UTF-8 in texts, and lets some of them pass in names.
    private static boolean isText(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < name.length()
                        && Character.isLowSurrogate(name.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// Reads on after the start of a list, to its end.
    ///
    /// @throws IOException when the bytes are not of the format, or end before
    public static List<@Nullable Object> readList(JsonParser in) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == null) {
                throw new UnreadableException("ends inside an array");
            }
            list.add(read(in));
        }
        return list;
    }

    private static Object readInteger(JsonParser in) throws IOException {
        if (in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return in.getLongValue();
        }
        // MessagePack has no integer of more than 64 bits, and a frame must be writable in both formats.
        var number = in.getBigIntegerValue();
        boolean fits = number.signum() < 0 ? number.bitLength() < Long.SIZE : number.bitLength() <= Long.SIZE;
        return fits ? number : (Object) number.doubleValue();
    }

    /// Writes a value of those that [#read] gives.
    ///
    /// @throws IOException when the stream behind `out` fails
    public static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case byte[] bytes -> out.writeBinary(bytes);
            case Extension extension -> extension.write(out);
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (var entry : map.entrySet()) {
                    out.writeFieldName(String.valueOf(entry.getKey()));
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
            default -> out.writeString(value.toString());
        }
    }

    /// The value as compact JSON text.
    static String json(@Nullable Object value) {
        return new String(JacksonStreams.write(Format.JSON, out -> write(out, value)), StandardCharsets.UTF_8);
    }
}
