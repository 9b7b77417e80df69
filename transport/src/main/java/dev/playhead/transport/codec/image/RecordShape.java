package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as an object with a field for each component that is not null, by its name. Fields that nobody knows are
/// stepped over: a newer version may have written them. What protocol types keep as unknown is not written when there
/// is nothing of it.
final class RecordShape implements Shape {
    private static final String UNKNOWN = "unknown";

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Component[] components;
    private final Map<String, Component> byName = new HashMap<>(); // looked up only

    private record Component(int index, String name, Method accessor, Shape shape) {}

    RecordShape(Class<?> type, Shapes shapes) {
        this.type = type;
        var parts = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has it
        }
        constructor.setAccessible(true);
        this.components = new Component[parts.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i].getAccessor().setAccessible(true);
            components[i] =
                    new Component(i, parts[i].getName(), parts[i].getAccessor(), shapes.of(parts[i].getGenericType()));
            byName.put(components[i].name(), components[i]);
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartObject();
        writeFields(out, value);
        out.writeEndObject();
    }

    void writeFields(JsonGenerator out, Object value) throws IOException {
        for (var component : components) {
            var part = get(component, value);
            if (part != null && !(component.name().equals(UNKNOWN) && part.equals(Map.of()))) {
                out.writeFieldName(component.name());
                component.shape().write(out, part);
            }
        }
    }

    /// The one component.
    Object only(Object value) {
        var part = get(components[0], value);
        if (part == null) {
            throw new IllegalStateException(type + " of nothing");
        }
        return part;
    }

    private static @Nullable Object get(Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        PlainShape.expect(in, JsonToken.START_OBJECT);
        return readFields(in);
    }

    /// Reads from before the next field to the end of the object.
    Object readFields(JsonParser in) throws IOException {
        var values = new @Nullable Object[components.length];
        for (var component : components) {
            values[component.index()] = component.name().equals(UNKNOWN)
                    ? Map.of()
                    : component.shape().absent();
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            PlainShape.expect(in, JsonToken.FIELD_NAME);
            var component = byName.get(in.currentName());
            var token = in.nextToken();
            if (component == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[component.index()] = component.shape().read(in);
            }
        }
        return make(values);
    }

    Object make(@Nullable Object... values) throws IOException {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("something is missing from a " + type.getSimpleName(), e);
        }
    }
}
