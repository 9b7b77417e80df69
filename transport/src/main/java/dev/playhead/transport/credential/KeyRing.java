package dev.playhead.transport.credential;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The keys that the broker knows: the one it was started with and those of provisioned apps. Any thread.
public final class KeyRing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, List<Key>> apps = new ConcurrentHashMap<>();
    private final boolean strict;

    /// @param key the key that was given on the command line; null when none was
    /// @param strict whether a key that is not on the ring is refused
    public KeyRing(@Nullable Key key, boolean strict) {
        this.strict = strict;
        if (key != null) {
            keys.put(key.name(), key);
        }
    }

    /// The key with this name; null when it is not known.
    @Nullable
    Key key(String name) {
        return keys.get(name);
    }

    /// Returns whether what belongs to this key must be exact: always when strict, else for provisioned apps.
    boolean isExact(String keyName) {
        return strict || apps.containsKey(appOf(keyName)) || keys.containsKey(keyName);
    }

    /// Returns whether a key that is not on the ring is refused, whatever its app.
    public boolean isStrict() {
        return strict;
    }

    /// Returns whether the app of this key was provisioned here, though perhaps not this key of it.
    boolean hasAppOf(String keyName) {
        return apps.containsKey(appOf(keyName));
    }

    /// Takes in the keys of a new app.
    public void provision(String app, List<Key> ofApp) {
        apps.put(app, List.copyOf(ofApp));
        ofApp.forEach(key -> keys.put(key.name(), key));
    }

    /// Forgets an app and its keys.
    public void drop(String app) {
        var gone = apps.remove(app);
        if (gone != null) {
            gone.forEach(key -> keys.remove(key.name()));
        }
    }

    /// A secret that nobody can guess.
    public static String newSecret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The secret of a key on the ring; empty when it is not on it.
    public String secretOf(String keyName) {
        var key = keys.get(keyName);
        return key == null ? "" : key.secret();
    }

    static String appOf(String keyName) {
        int dot = keyName.indexOf('.');
        return dot < 0 ? keyName : keyName.substring(0, dot);
    }
}
