package dev.playhead.transport.auth;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Operations that a credential permits, by resource (TK2b). Immutable; its order is canonical, so that the
/// same rights are always written the same way.
///
/// @param rights resource to the words of its operations, `*` alone for all of them
public record Capability(SortedMap<String, SortedSet<String>> rights) {
    /// Everything, metachannels and queues included: what an open broker grants.
    public static final Capability UNLIMITED = of(Map.of("[*]*", Set.of(Operation.ALL)));

    /// The capability of a key for which none was given.
    public static final Capability EVERY_CHANNEL = of(Map.of("*", Set.of(Operation.ALL)));

    public Capability {
        var copy = new TreeMap<String, SortedSet<String>>();
        rights.forEach((resource, operations) ->
                copy.put(resource, Collections.unmodifiableSortedSet(new TreeSet<>(operations))));
        rights = Collections.unmodifiableSortedMap(copy);
    }

    public static Capability of(Map<String, ? extends Collection<String>> rights) {
        var sorted = new TreeMap<String, SortedSet<String>>();
        rights.forEach((resource, operations) -> sorted.put(resource, new TreeSet<>(operations)));
        return new Capability(sorted);
    }

    public boolean isEmpty() {
        return rights.isEmpty();
    }

    /// Returns whether `operation` is permitted on a channel, whose name is without parameters.
    public boolean allows(Operation operation, String channel) {
        if (this == UNLIMITED) {
            return true;
        }
        for (var right : rights.entrySet()) {
            if ((right.getValue().contains(Operation.ALL) || right.getValue().contains(operation.word()))
                    && new Resource(right.getKey()).covers(channel)) {
                return true;
            }
        }
        return false;
    }

    /// Returns whether every operation is permitted on all ordinary channels.
    public boolean isEverything() {
        return on("*").size() == Operation.values().length;
    }

    /// All that is permitted on a channel.
    public Set<Operation> on(String channel) {
        var all = EnumSet.noneOf(Operation.class);
        for (var operation : Operation.values()) {
            if (allows(operation, channel)) {
                all.add(operation);
            }
        }
        return all;
    }

    /// Returns the part of `wanted` that these rights grant. A wanted resource that is wider than one of ours
    /// narrows to it.
    public Capability granting(Capability wanted) {
        var granted = new TreeMap<String, SortedSet<String>>();
        wanted.rights.forEach((resource, operations) -> rights.forEach((own, ownOperations) -> {
            var both = common(operations, ownOperations);
            if (both.isEmpty()) {
                return;
            }
            if (new Resource(own).covers(resource)) {
                add(granted, resource, both);
            } else if (new Resource(resource).covers(own)) {
                add(granted, own, both);
            }
        }));
        return new Capability(granted);
    }

    private static void add(SortedMap<String, SortedSet<String>> to, String resource, SortedSet<String> operations) {
        var all = to.computeIfAbsent(resource, r -> new TreeSet<>());
        all.addAll(operations);
        if (all.contains(Operation.ALL)) {
            all.retainAll(Set.of(Operation.ALL));
        }
    }

    private static SortedSet<String> common(SortedSet<String> a, SortedSet<String> b) {
        if (a.contains(Operation.ALL)) {
            return b;
        }
        if (b.contains(Operation.ALL)) {
            return a;
        }
        var both = new TreeSet<>(a);
        both.retainAll(b);
        return both;
    }
}
