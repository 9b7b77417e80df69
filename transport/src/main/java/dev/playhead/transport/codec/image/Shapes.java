package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.ExactTree;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The shapes of types that plain data is made of: numbers, texts, enums, lists, sets, maps, records, and sealed
/// interfaces of records, which say in the field `is` which record they are. A record whose one component is called
/// `value` is written as that.
final class Shapes {
    private static final Map<Type, Shape> SIMPLE = Map.ofEntries(
            Map.entry(String.class, PlainShape.TEXT),
            Map.entry(Long.class, PlainShape.LONG),
            Map.entry(Integer.class, PlainShape.INT),
            Map.entry(Double.class, PlainShape.DOUBLE),
            Map.entry(Boolean.class, PlainShape.FLAG),
            Map.entry(byte[].class, PlainShape.BYTES),
            Map.entry(Capability.class, PlainShape.CAPABILITY),
            Map.entry(Object.class, PlainShape.TREE),
            Map.entry(long.class, PlainShape.primitive(PlainShape.LONG, 0L)),
            Map.entry(int.class, PlainShape.primitive(PlainShape.INT, 0)),
            Map.entry(double.class, PlainShape.primitive(PlainShape.DOUBLE, 0.0)),
            Map.entry(boolean.class, PlainShape.primitive(PlainShape.FLAG, false)));

    private final Map<Type, Shape> known = new HashMap<>(); // looked up only

    /// The shape of a type.
    ///
    /// @throws IllegalArgumentException when it is no plain data
    Shape of(Type type) {
        var found = known.get(type);
        if (found == null) {
            found = make(type);
            known.put(type, found);
        }
        return found;
    }

    private Shape make(Type type) {
        var simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type instanceof ParameterizedType generic) {
            var parts = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ItemsShape(of(parts[0]), false);
            }
            if (generic.getRawType() == Set.class) {
                return new ItemsShape(of(parts[0]), true);
            }
            if (generic.getRawType() == Map.class) {
                return new MapShape(of(parts[0]), of(parts[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain.isEnum()) {
                return new EnumShape(plain);
            }
            // It may have itself somewhere inside.
            var later = new LaterShape();
            known.put(type, later);
            if (plain.isSealed() && plain.isInterface()) {
                later.shape = new SealedShape(plain, this);
                return later.shape;
            }
            if (plain.isRecord()) {
                var parts = plain.getRecordComponents();
                var shape = new RecordShape(plain, this);
                later.shape = parts.length == 1 && parts[0].getName().equals("value")
                        ? new ValueShape(shape, of(parts[0].getGenericType()))
                        : shape;
                return later.shape;
            }
        }
        throw new IllegalArgumentException(type + " is no plain data");
    }

    private static final class LaterShape implements Shape {
        private Shape shape = PlainShape.TREE;

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            shape.write(out, value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return shape.read(in);
        }
    }

    private record ValueShape(RecordShape whole, Shape only) implements Shape {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            only.write(out, whole.only(value));
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return whole.make(only.read(in));
        }

        @Override
        public String name(Object value) {
            return only.name(whole.only(value));
        }

        @Override
        public Object named(String name) throws IOException {
            return whole.make(only.named(name));
        }
    }

    private static final class EnumShape implements Shape {
        private final Map<String, Object> byName = new LinkedHashMap<>();

        EnumShape(Class<?> type) {
            for (var constant : type.getEnumConstants()) {
                byName.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(name(value));
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return named(in.getText());
        }

        @Override
        public String name(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        public Object named(String name) throws IOException {
            var constant = byName.get(name);
            if (constant == null) {
                throw new IOException("\"" + name + "\" is none of " + byName.keySet());
            }
            return constant;
        }
    }

    /// An object whose first field says of which of the records it is.
    private static final class SealedShape implements Shape {
        private static final String KIND = "is";

        private final Map<String, RecordShape> byName = new LinkedHashMap<>();

        SealedShape(Class<?> type, Shapes shapes) {
            for (var kind : type.getPermittedSubclasses()) {
                byName.put(kind.getSimpleName(), new RecordShape(kind, shapes));
            }
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            var kind = value.getClass().getSimpleName();
            out.writeStartObject();
            out.writeStringField(KIND, kind);
            Objects.requireNonNull(byName.get(kind)).writeFields(out, value);
            out.writeEndObject();
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            PlainShape.expect(in, JsonToken.START_OBJECT);
            in.nextToken();
            if (!KIND.equals(in.currentName())) {
                throw new IOException("an object does not say first what it is");
            }
            in.nextToken();
            var shape = byName.get(in.getText());
            if (shape == null) {
                throw new IOException("\"" + in.getText() + "\" is none of " + byName.keySet());
            }
            return shape.readFields(in);
        }
    }

    private record MapShape(Shape keys, Shape values) implements Shape {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            if (values == PlainShape.TREE) {
                ExactTree.write(out, value);
                return;
            }
            out.writeStartObject();
            for (var entry : ((Map<?, ?>) value).entrySet()) {
                out.writeFieldName(keys.name(entry.getKey()));
                values.write(out, entry.getValue());
            }
            out.writeEndObject();
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            PlainShape.expect(in, JsonToken.START_OBJECT);
            if (values == PlainShape.TREE && ExactTree.read(in) instanceof Map<?, ?> tree) {
                return tree;
            }
            var map = new LinkedHashMap<Object, Object>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                PlainShape.expect(in, JsonToken.FIELD_NAME);
                var key = keys.named(in.currentName());
                in.nextToken();
                map.put(key, values.read(in));
            }
            return map;
        }
    }
}
