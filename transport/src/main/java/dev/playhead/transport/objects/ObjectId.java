package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// The name of an object, which says what it is, what it began as and when: `counter:<hash>@<ms>`.
///
/// @param hash of the initial value and a nonce, see [#hash]
/// @param createdMs ms since 1970 by the clock of its creator
public record ObjectId(Kind kind, String hash, long createdMs) {
    /// The map that every channel has.
    public static final String ROOT = "root";

    /// Kind of an object.
    public enum Kind {
        MAP("map"),
        COUNTER("counter");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The kind of object that can take an action; empty when both can.
        static Optional<Kind> taking(ObjectAction action) {
            return switch (action) {
                case MAP_CREATE, MAP_SET, MAP_REMOVE, MAP_CLEAR -> Optional.of(MAP);
                case COUNTER_CREATE, COUNTER_INC -> Optional.of(COUNTER);
                case OBJECT_DELETE -> Optional.empty();
            };
        }
    }

    /// The parts of an id; empty when clients would not take it for one, or for the root.
    public static Optional<ObjectId> of(String text) {
        int colon = text.indexOf(':');
        int at = text.lastIndexOf('@');
        if (colon < 0 || at <= colon + 1 || text.indexOf(':', colon + 1) >= 0 || text.indexOf('@') != at) {
            return Optional.empty();
        }
        for (var kind : Kind.values()) {
            if (text.startsWith(kind.word) && kind.word.length() == colon) {
                return ms(text.substring(at + 1)).map(ms -> new ObjectId(kind, text.substring(colon + 1, at), ms));
            }
        }
        return Optional.empty();
    }

    /// Returns the kind of object that an id says; empty when it is no id of an object.
    public static Optional<Kind> kindOf(String text) {
        return text.equals(ROOT) ? Optional.of(Kind.MAP) : of(text).map(ObjectId::kind);
    }

    private static Optional<Long> ms(String digits) {
        boolean number = !digits.isEmpty() && digits.length() < 17;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return number ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /// The hash that an id must have: nobody can give two objects one id, or an object another's.
    public static String hash(String initialValue, String nonce) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest((initialValue + ":" + nonce).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return kind.word + ":" + hash + "@" + createdMs;
    }
}
