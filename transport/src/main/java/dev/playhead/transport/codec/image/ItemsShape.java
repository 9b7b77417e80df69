package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Lists and sets as arrays, in their order.
///
/// @param distinct whether it is a set
record ItemsShape(Shape items, boolean distinct) implements Shape {
    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartArray();
        for (var item : (Collection<?>) value) {
            if (item == null) {
                out.writeNull();
            } else {
                items.write(out, item);
            }
        }
        out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        PlainShape.expect(in, JsonToken.START_ARRAY);
        Collection<@Nullable Object> all = distinct ? new LinkedHashSet<>() : new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == null) {
                throw new IOException("it ends inside an array");
            }
            all.add(in.currentToken() == JsonToken.VALUE_NULL ? null : items.read(in));
        }
        return all;
    }
}
