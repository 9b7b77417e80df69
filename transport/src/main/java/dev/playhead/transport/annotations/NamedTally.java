package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Counts the clients behind each name.
final class NamedTally implements Tally {
    private final boolean oneNameEach;
    private final Map<String, Set<String>> clients = new LinkedHashMap<>();

    /// @param oneNameEach whether a client that chooses a name gives up the one it had
    NamedTally(boolean oneNameEach) {
        this.oneNameEach = oneNameEach;
    }

    @Override
    public void add(Annotation annotation) {
        var client = annotation.clientId();
        var name = annotation.name();
        if (client == null || name == null) {
            return;
        }
        if (oneNameEach) {
            clients.forEach((other, chosen) -> {
                if (!other.equals(name)) {
                    chosen.remove(client);
                }
            });
        }
        clients.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(client);
        clients.values().removeIf(Set::isEmpty);
    }

    @Override
    public void remove(Annotation annotation) {
        var chosen = clients.get(annotation.name());
        if (chosen != null && annotation.clientId() != null) {
            chosen.remove(annotation.clientId());
            clients.values().removeIf(Set::isEmpty);
        }
    }

    @Override
    public boolean isEmpty() {
        return clients.isEmpty();
    }

    @Override
    public int lists() {
        return clients.size();
    }

    @Override
    public Map<String, Object> value(Listing listing) {
        var value = new LinkedHashMap<String, Object>();
        clients.forEach((name, chosen) -> value.put(name, Listing.value(listing, chosen)));
        return value;
    }

    @Override
    public Tally copy() {
        var copy = new NamedTally(oneNameEach);
        clients.forEach((name, chosen) -> copy.clients.put(name, new LinkedHashSet<>(chosen)));
        return copy;
    }
}
