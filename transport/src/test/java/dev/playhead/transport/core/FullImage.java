package dev.playhead.transport.core;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.objects.ObjectImage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An image with something in every component of every piece, made from the types alone.
final class FullImage {
    private static final String SERIAL = "01780000000000-001@locSeries";
    private static final int MOST_DEEP = 12;

    private final List<String> path = new ArrayList<>();
    private int number;

    /// All pieces in their order.
    static List<ImagePart> parts() throws ReflectiveOperationException {
        var image = new FullImage();
        var parts = new ArrayList<ImagePart>();
        for (var kind : ImagePart.class.getPermittedSubclasses()) {
            if (kind == ImagePart.ObjectPart.class) {
                var map = (ObjectImage) image.make(ObjectImage.class);
                var counter = (ObjectImage) image.make(ObjectImage.class);
                parts.add(new ImagePart.ObjectPart(new ObjectImage(
                        "root", map.siteTimeserials(), map.created(), map.tombstonedAt(), map.map(), null)));
                parts.add(new ImagePart.ObjectPart(new ObjectImage(
                        "counter:c@1",
                        counter.siteTimeserials(),
                        counter.created(),
                        counter.tombstonedAt(),
                        null,
                        counter.counter())));
            } else {
                parts.add((ImagePart) image.make(kind));
            }
        }
        return parts;
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            path.add(type.getSimpleName() + "." + components[i].getName());
            values[i] = component(components[i]);
            path.removeLast();
        }
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    // What must fit together, or nothing could be made of it. What is inside itself ends there.
    private @Nullable Object component(RecordComponent component) throws ReflectiveOperationException {
        return switch (path.getLast()) {
            case "BrokerPart.version" -> ImagePart.VERSION;
            case "RuleImage.behaviour" -> slow();
            case "BrokerPart.byKey" -> Map.of("a key", 0);
            case "BrokerPart.byTransport" -> Map.of(make(component, 0), 0);
            case "ConnectionPart.listed" -> true;
            case "ChannelPart.key" -> "app\nname";
            case "ChannelPart.app" -> "app";
            case "ChannelPart.name" -> "name";
            case "ChannelPart.lastSerial" -> SERIAL;
            case "MinuteImage.messages" -> new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));
            case "Message.serial" -> SERIAL + ":00" + number++ % 10;
            case "AttachmentPart.params" -> Map.of("filter", "name == 'x'");
            case "MessagePart.annotations" -> annotations(component);
            default -> path.indexOf(path.getLast()) < path.size() - 1 ? null : make(component.getGenericType());
        };
    }

    // In the order of an image; `Map.of` has another one in each process.
    private static Map<String, Object> slow() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("is", "slow");
        fields.put("latencyMs", 7L);
        return fields;
    }

    private Object make(RecordComponent map, int argument) throws ReflectiveOperationException {
        return make(((ParameterizedType) map.getGenericType()).getActualTypeArguments()[argument]);
    }

    // One for each way of counting.
    private Object annotations(RecordComponent list) throws ReflectiveOperationException {
        var all = new ArrayList<>();
        for (var way : List.of("total", "flag", "distinct", "unique", "multiple")) {
            for (var client : Arrays.asList("ann", null)) {
                var some = (dev.playhead.transport.protocol.Annotation) make(list, 0);
                all.add(some.toBuilder()
                        .actionCode(0)
                        .type("reaction:" + way + ".v1")
                        .clientId(client)
                        .build());
            }
        }
        return all;
    }

    private Object make(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            var parts = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean deep = path.size() > MOST_DEEP;
            if (raw == List.class) {
                return deep ? List.of() : new ArrayList<>(List.of(make(parts[0])));
            }
            if (raw == Set.class) {
                return new LinkedHashSet<>(List.of(make(parts[0])));
            }
            var map = new LinkedHashMap<>();
            if (!deep) {
                map.put(make(parts[0]), make(parts[1]));
            }
            return map;
        }
        if (!(type instanceof Class<?> plain)) {
            throw new AssertionError("a component of type " + type);
        }
        number++;
        if (plain == String.class) {
            return "text " + number;
        } else if (plain == long.class || plain == Long.class) {
            return (long) number;
        } else if (plain == int.class || plain == Integer.class) {
            return number;
        } else if (plain == double.class || plain == Double.class) {
            return number + 0.5;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == byte[].class) {
            return new byte[] {1, (byte) number};
        } else if (plain == Object.class) {
            return tree();
        } else if (plain == Capability.class) {
            return Capability.of(Map.of("name", Set.of("publish")));
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[number % plain.getEnumConstants().length];
        } else if (plain.isSealed()) {
            var kinds = plain.getPermittedSubclasses();
            return record(kinds[path.size() > MOST_DEEP ? kinds.length - 2 : number % kinds.length]);
        }
        return record(plain);
    }

    // All that free structure may hold.
    private Object tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("bytes", new byte[] {3, 2, 1});
        tree.put("~bytes", "looks like bytes");
        tree.put("~", "~~");
        tree.put("text", "\ud83d half of a pair, \"quoted\" \\ \n");
        tree.put("numbers", List.of(1L, -1L, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Long.MIN_VALUE));
        tree.put("large", new java.math.BigInteger("18446744073709551615"));
        tree.put("flags", List.of(true, false));
        tree.put("nothing", null);
        tree.put("inner", new LinkedHashMap<>(Map.of("", List.of())));
        return tree;
    }
}
