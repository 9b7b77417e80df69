package dev.playhead.transport.protocol;

import java.util.Arrays;
import java.util.Base64;

/// The payload of a message or presence message. The broker never looks inside it. Absent data is a null reference,
/// not an empty text.
public sealed interface Data {
    /// Bytes this payload counts for in size limits.
    int sizeBytes();

    /// Text, the usual case; structured data arrives as text with `encoding` "json".
    record Text(String value) implements Data {
        @Override
        public int sizeBytes() {
            return Utf8.length(value);
        }
    }

    /// Bytes, as MessagePack clients send them; JSON clients are sent base64 of it. Do not modify the array.
    @SuppressWarnings("ArrayRecordComponent")
    record Binary(byte[] value) implements Data {
        @Override
        public int sizeBytes() {
            return value.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + Base64.getEncoder().encodeToString(value) + "]";
        }
    }
}
