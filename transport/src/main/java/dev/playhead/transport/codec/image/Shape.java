package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Shape of the values of one type of plain data in JSON: writes them, and reads them back as equal ones. For
/// any thread.
interface Shape {
    /// Writes a value of this type; not null.
    void write(JsonGenerator out, Object value) throws IOException;

    /// Reads the value at the current token of `in`, which is not null, and leaves `in` at its last token.
    ///
    /// @throws IOException when another type stands there
    Object read(JsonParser in) throws IOException;

    /// Returns the value that stands for one that is not there.
    default @Nullable Object absent() {
        return null;
    }

    /// Returns a value as the name of a field.
    default String name(Object value) {
        throw new IllegalStateException(value.getClass() + " cannot be the name of a field");
    }

    /// The value with this name.
    default Object named(String name) throws IOException {
        throw new IOException("\"" + name + "\" stands for no value");
    }
}
