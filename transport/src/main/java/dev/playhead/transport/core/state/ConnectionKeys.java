package dev.playhead.transport.core.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keys with which a connection can be resumed. Each CONNECTED brings its client a new one (RTN15e), which may never
/// arrive; so the key that was used stays good until its successor is known to have arrived, and the client tries
/// again with it.
///
/// Two clients may hold keys of one connection: one has recovered it (RTN16) while the other still lives. The
/// later of two keys that were given for the same one never displaces the earlier: whoever comes with the
/// newest key that it was given is let in, and whoever repeats a stale one is refused once its successor is
/// in use.
final class ConnectionKeys {
    private static final int MOST = 16;

    private final List<Given> given = new ArrayList<>();

    /// @param successorOf the key that its client came with; null for the first of a connection
    record Given(String key, @Nullable String successorOf) {}

    ConnectionKeys(String first) {
        given.add(new Given(first, null));
    }

    ConnectionKeys(List<Given> given) {
        this.given.addAll(given);
    }

    ConnectionKeys copy() {
        return new ConnectionKeys(given);
    }

    /// Returns the keys that were given and are good, in the order in which they were given.
    List<Given> given() {
        return List.copyOf(given);
    }

    /// The newest one.
    String newest() {
        return given.getLast().key();
    }

    /// All that are good, in the order in which they were given.
    List<String> all() {
        return given.stream().map(Given::key).toList();
    }

    /// Gives the client that came with `used` another key. `used` itself is good once more.
    ///
    /// @return those that are good no more
    List<String> give(String used, String next) {
        var gone = arrived(used);
        given.add(new Given(next, used));
        if (given.size() > MOST) { // a client that never gets as far as to be told
            var oldest = given.stream()
                    .filter(one -> !one.key().equals(used) && !one.key().equals(next))
                    .findFirst();
            oldest.ifPresent(one -> {
                given.remove(one);
                gone.add(one.key());
            });
        }
        return gone;
    }

    /// A client has shown that it holds `key`: those that it succeeds are not needed any more, and what was given for
    /// them after it was given to somebody who came with a stale one.
    ///
    /// @return those that are good no more
    List<String> arrived(String key) {
        var gone = new ArrayList<String>();
        for (var before = successorOf(key); before != null; before = successorOf(before)) {
            gone.add(before);
        }
        boolean later = false;
        for (var one : given) {
            if (later && !succeeds(one.key(), key)) {
                gone.add(one.key());
            }
            later |= one.key().equals(key);
        }
        given.removeIf(one -> gone.contains(one.key()));
        return gone;
    }

    private boolean succeeds(String key, String earlier) {
        for (var before = successorOf(key); before != null; before = successorOf(before)) {
            if (before.equals(earlier)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String successorOf(String key) {
        return given.stream()
                .filter(one -> one.key().equals(key))
                .map(Given::successorOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
