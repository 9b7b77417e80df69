package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Utf8;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The clients that a summary names. The totals always count all of them.
sealed interface Listing {
    Listing ALL = new UpTo(Long.MAX_VALUE);

    /// The clients of `all` that are named, in their order.
    List<String> of(Collection<String> all);

    /// The first ones, as many as fit into some bytes of every list.
    record UpTo(long bytes) implements Listing {
        @Override
        public List<String> of(Collection<String> all) {
            var listed = new ArrayList<String>();
            long left = bytes;
            for (var client : all) {
                left -= sizeBytes(client);
                if (left < 0) {
                    break;
                }
                listed.add(client);
            }
            return listed;
        }
    }

    /// One of them, or nobody.
    record Only(String clientId) implements Listing {
        @Override
        public List<String> of(Collection<String> all) {
            return all.contains(clientId) ? List.of(clientId) : List.of();
        }
    }

    /// Returns a set of clients as it stands in a summary.
    static Map<String, Object> value(Listing listing, Collection<String> clients) {
        var listed = listing.of(clients);
        var value = new LinkedHashMap<String, Object>();
        value.put("total", (long) clients.size());
        value.put("clientIds", listed);
        value.put("clipped", listed.size() < clients.size());
        return value;
    }

    /// Returns the bytes of a name in a list: itself, its quotation marks, a comma, perhaps a count.
    static long sizeBytes(String client) {
        return Utf8.length(client) + 8L;
    }
}
