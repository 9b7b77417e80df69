package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Counts how much each client has given to each name; what clients without an id give is one sum.
final class MultipleTally implements Tally {
    private final Map<String, Given> given = new LinkedHashMap<>();

    private static final class Given {
        final Map<String, Long> byClient = new LinkedHashMap<>();
        long unidentified;

        long total() {
            return unidentified
                    + byClient.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Override
    public void add(Annotation annotation) {
        if (annotation.name() == null) {
            return;
        }
        long count = Objects.requireNonNullElse(annotation.count(), 1L);
        var named = given.computeIfAbsent(annotation.name(), key -> new Given());
        if (annotation.clientId() == null) {
            named.unidentified += count;
        } else {
            named.byClient.merge(annotation.clientId(), count, Long::sum);
        }
    }

    @Override
    public void remove(Annotation annotation) {
        var named = given.get(annotation.name());
        if (named != null && annotation.clientId() != null) {
            named.byClient.remove(annotation.clientId());
            given.values().removeIf(left -> left.total() == 0);
        }
    }

    @Override
    public boolean isEmpty() {
        return given.isEmpty();
    }

    @Override
    public int lists() {
        return given.size();
    }

    @Override
    public Map<String, Object> value(Listing listing) {
        var value = new LinkedHashMap<String, Object>();
        given.forEach((name, named) -> {
            var listed = new LinkedHashMap<String, Object>();
            listing.of(named.byClient.keySet())
                    .forEach(client -> listed.put(client, Objects.requireNonNull(named.byClient.get(client))));
            var counts = new LinkedHashMap<String, Object>();
            counts.put("total", named.total());
            counts.put("clientIds", listed);
            counts.put("totalUnidentified", named.unidentified);
            counts.put("totalClientIds", (long) named.byClient.size());
            counts.put("clipped", listed.size() < named.byClient.size());
            value.put(name, counts);
        });
        return value;
    }

    @Override
    public Tally copy() {
        var copy = new MultipleTally();
        given.forEach((name, named) -> {
            var same = new Given();
            same.byClient.putAll(named.byClient);
            same.unidentified = named.unidentified;
            copy.given.put(name, same);
        });
        return copy;
    }
}
