package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Free JSON objects to and from bytes, for the envelopes of the log and for settings.
/// Values are strings, longs, doubles, booleans, lists, maps and null.
public final class JsonTree {
    private JsonTree() {}

    /// Compact UTF-8 JSON, fields in the order of the map. Bytes are written as base64.
    public static byte[] write(Map<String, ?> object) {
        return write(Format.JSON, object);
    }

    /// The object in either format.
    public static byte[] write(Format format, Map<String, ?> object) {
        return JacksonStreams.write(format, out -> Trees.write(out, object));
    }

    /// Returns the object in `json`.
    ///
    /// @throws IOException when it is not one JSON object
    public static Map<String, @Nullable Object> read(byte[] json) throws IOException {
        return read(Format.JSON, json);
    }

    /// Returns the object in `bytes`, in either format.
    ///
    /// @throws IOException when it is not one object
    public static Map<String, @Nullable Object> read(Format format, byte[] bytes) throws IOException {
        try (var in = JacksonStreams.parser(format, bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            return Trees.readMap(in);
        } catch (RuntimeException e) {
            throw new IOException("not a valid " + format + " object", e);
        }
    }

    /// Returns the one value in `bytes`, whatever it is; null for the null of the format.
    ///
    /// @throws IOException when it is not one value of this format
    public static @Nullable Object readAny(Format format, byte[] bytes) throws IOException {
        try (var in = JacksonStreams.parser(format, bytes)) {
            if (in.nextToken() == null) {
                throw new IOException("nothing");
            }
            var value = Trees.read(in);
            if (!JacksonStreams.isAtEnd(format, in, bytes)) {
                throw new IOException("more than one value");
            }
            return value;
        } catch (RuntimeException e) {
            throw new IOException("not valid " + format, e);
        }
    }

    /// Writes any value of those that [#readAny] gives, in either format.
    public static byte[] writeAny(Format format, Object value) {
        return JacksonStreams.write(format, out -> Trees.write(out, value));
    }
}
