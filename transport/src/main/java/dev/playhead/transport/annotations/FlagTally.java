package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Counts the clients that have raised a flag.
final class FlagTally implements Tally {
    private final Set<String> clients = new LinkedHashSet<>();

    @Override
    public void add(Annotation annotation) {
        if (annotation.clientId() != null) {
            clients.add(annotation.clientId());
        }
    }

    @Override
    public void remove(Annotation annotation) {
        if (annotation.clientId() != null) {
            clients.remove(annotation.clientId());
        }
    }

    @Override
    public boolean isEmpty() {
        return clients.isEmpty();
    }

    @Override
    public int lists() {
        return 1;
    }

    @Override
    public Map<String, Object> value(Listing listing) {
        return Listing.value(listing, clients);
    }

    @Override
    public Tally copy() {
        var copy = new FlagTally();
        copy.clients.addAll(clients);
        return copy;
    }
}
