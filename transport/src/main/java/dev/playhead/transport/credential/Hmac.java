package dev.playhead.transport.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256, which signs JWTs, token requests and tokens.
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    static byte[] of(String secret, String text) {
        return of(bytes(secret), text);
    }

    /// A secret as the key that signs.
    static byte[] bytes(String secret) {
        // A key of no bytes is refused by the JDK, and no key of ours is empty but that of a careless person.
        return secret.isEmpty() ? new byte[] {0} : secret.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /// Compares in a time that does not tell how much of it is right.
    static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    static boolean same(String a, String b) {
        return same(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
