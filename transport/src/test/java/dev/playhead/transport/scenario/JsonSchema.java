package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// As much of JSON Schema as the published schema uses. A keyword that is not known is a failure, so that
/// nothing of it goes unchecked.
final class JsonSchema {
    private static final List<String> WORDS = List.of("$schema", "title", "description", "$defs");

    private final Map<String, Object> root;

    JsonSchema(Map<String, Object> root) {
        this.root = root;
    }

    List<String> problems(YamlNode document) {
        return problems(root, value(document), "");
    }

    // As YAML 1.2 reads plain scalars.
    private static Object value(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> {
                if (!scalar.quoted() && scalar.text().matches("-?\\d+")) {
                    yield Long.parseLong(scalar.text());
                }
                yield !scalar.quoted() && scalar.text().matches("true|false")
                        ? Boolean.parseBoolean(scalar.text())
                        : scalar.text();
            }
            case YamlNode.Sequence list ->
                list.items().stream().map(JsonSchema::value).toList();
            case YamlNode.Mapping mapping -> {
                var map = new LinkedHashMap<String, Object>();
                mapping.pairs().forEach((key, pair) -> map.put(key, value(pair.value())));
                yield map;
            }
        };
    }

    private List<String> problems(Map<String, Object> schema, Object value, String path) {
        var problems = new ArrayList<String>();
        schema.forEach((word, of) -> {
            if (!WORDS.contains(word) && !holds(word, of, schema, value, path, problems)) {
                problems.add(path + ": " + value + " breaks " + word + " " + of);
            }
        });
        return problems;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private boolean holds(
            String word, Object of, Map<String, Object> schema, Object value, String path, List<String> problems) {
        var map = value instanceof Map<?, ?> ? object(value) : Map.<String, Object>of();
        switch (word) {
            case "$ref" -> {
                var name = String.valueOf(of).substring("#/$defs/".length());
                problems.addAll(problems(
                        object(object(Objects.requireNonNull(root.get("$defs"))).get(name)), value, path));
            }
            case "properties" ->
                object(of).forEach((key, part) -> {
                    if (map.containsKey(key)) {
                        problems.addAll(problems(object(part), map.get(key), path + "/" + key));
                    }
                });
            case "additionalProperties" ->
                map.forEach((key, part) -> {
                    boolean isKnown = schema.get("properties") != null
                            && object(schema.get("properties")).containsKey(key);
                    if (!isKnown && of instanceof Map<?, ?>) {
                        problems.addAll(problems(object(of), part, path + "/" + key));
                    } else if (!isKnown) {
                        problems.add(path + ": the key " + key);
                    }
                });
            case "propertyNames" -> map.keySet().forEach(key -> problems.addAll(problems(object(of), key, path)));
            case "items" -> {
                if (value instanceof List<?> list) {
                    list.forEach(item -> problems.addAll(problems(object(of), item, path + "[]")));
                }
            }
            case "required" -> {
                return !(value instanceof Map) || map.keySet().containsAll((List<?>) of);
            }
            case "oneOf" -> {
                return ((List<?>) of)
                                .stream()
                                        .filter(each -> problems(object(each), value, path)
                                                .isEmpty())
                                        .count()
                        == 1;
            }
            case "type" -> {
                var types = of instanceof List<?> list ? list : List.of(of);
                return types.stream().anyMatch(type -> isOf(String.valueOf(type), value));
            }
            case "enum" -> {
                return ((List<?>) of).contains(value);
            }
            case "const" -> {
                return of.equals(value);
            }
            case "pattern" -> {
                return !(value instanceof String text)
                        || Pattern.compile(String.valueOf(of)).matcher(text).find();
            }
            case "minimum" -> {
                return !(value instanceof Long number) || number >= ((Number) of).longValue();
            }
            case "maximum" -> {
                return !(value instanceof Long number) || number <= ((Number) of).longValue();
            }
            case "minLength" -> {
                return !(value instanceof String text) || text.length() >= ((Number) of).longValue();
            }
            case "minItems" -> {
                return !(value instanceof List<?> list) || list.size() >= ((Number) of).longValue();
            }
            case "minProperties" -> {
                return !(value instanceof Map) || map.size() >= ((Number) of).longValue();
            }
            default -> throw new IllegalArgumentException("The keyword " + word + " is not checked here.");
        }
        return true;
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer", "number" -> value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalArgumentException(type);
        };
    }
}
