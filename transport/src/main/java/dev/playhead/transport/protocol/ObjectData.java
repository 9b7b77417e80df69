package dev.playhead.transport.protocol;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in a map: a reference to another object or a primitive. Exactly one field on the wire says which.
public sealed interface ObjectData {
    /// A reference to another object.
    record Reference(String objectId) implements ObjectData {}

    record Bool(boolean value) implements ObjectData {}

    record Number(double value) implements ObjectData {}

    record Text(String value) implements ObjectData {}

    /// JSON as text; nobody on the way parses it.
    record Json(String value) implements ObjectData {}

    /// Bytes in MessagePack, base64 in JSON. Do not modify the array.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements ObjectData {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[" + Base64.getEncoder().encodeToString(value) + "]";
        }
    }

    /// No value of this protocol version: none, several at once, or one of another type. Kept to be shown.
    record Unrecognised(Map<String, @Nullable Object> fields) implements ObjectData {
        public Unrecognised {
            fields = Ordered.copyOf(fields);
        }
    }
}
