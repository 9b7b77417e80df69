package dev.playhead.transport.credential;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JWT that a user's own backend signs with its key (RSA8g). HS256 alone.
record Jwt(
        Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims, String signed, String signature) {
    private static final long CLOCKS_DIFFER_MS = 120_000;

    /// The three parts of a JWT; null when it has not three.
    static @Nullable Jwt of(String token) throws CredentialRefusedException {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            var decoder = Base64.getUrlDecoder();
            return new Jwt(
                    JsonTree.read(decoder.decode(parts[0])),
                    JsonTree.read(decoder.decode(parts[1])),
                    parts[0] + "." + parts[1],
                    parts[2]);
        } catch (IOException | IllegalArgumentException e) {
            throw bad("The JWT cannot be read: its parts must be base64url of JSON.");
        }
    }

    /// The token of ours that it carries; null when it carries none.
    @Nullable
    String embedded() {
        var inClaims = claims.get("x-ably-token");
        var inside = inClaims != null ? inClaims : header.get("x-ably-token");
        return inside == null ? null : inside.toString();
    }

    /// Returns its claims.
    ///
    /// @throws CredentialRefusedException when it is not signed with its key, or says what cannot be or is not
    ///     understood
    Claims read(KeyRing ring, long nowMs) throws CredentialRefusedException {
        // RFC 7515, 4.1.11: whoever does not understand an extension that is critical must refuse the token.
        if (header.containsKey("crit")) {
            throw bad("The JWT has critical extensions (crit), of which this broker understands none.");
        }
        var kid = header.get("kid") == null ? null : String.valueOf(header.get("kid"));
        if (kid != null && !Key.isName(kid)) {
            throw bad("The kid of the JWT is no name of a key; it is app.id alone.");
        }
        boolean exact = kid == null ? ring.isStrict() : ring.isExact(kid);
        if (exact) {
            verify(kid == null ? null : ring.key(kid), String.valueOf(kid));
        }
        var clientId = claims.get("x-ably-clientId");
        var revocationKey = claims.get("x-ably-revocation-key");
        long issued = seconds("iat", exact, 0);
        if (issued > nowMs + CLOCKS_DIFFER_MS) {
            throw bad("The JWT will be issued (iat) in " + (issued - nowMs) / 1000
                    + " s only; check the clock of the machine that signs it.");
        }
        long expires = seconds("exp", exact, Long.MAX_VALUE);
        return new Claims(
                kid,
                capability(),
                clientId == null ? null : clientId.toString(),
                new Token(issued, expires, revocationKey == null ? null : revocationKey.toString()));
    }

    private void verify(@Nullable Key key, String kid) throws CredentialRefusedException {
        if (key == null) {
            throw new CredentialRefusedException(
                    40400, 404, "The JWT is signed with key " + kid + ", which does not exist.");
        }
        if (!"HS256".equals(header.get("alg"))) {
            throw bad("The JWT must be signed with HS256.");
        }
        if (!isSignedWith(Hmac.bytes(key.secret()))) {
            throw bad("The signature of the JWT does not match key " + kid + ".");
        }
    }

    /// Returns whether its signature is the HS256 of its first two parts with this key (RFC 7515, 5.2).
    boolean isSignedWith(byte[] key) {
        var right = Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.of(key, signed));
        return Hmac.same(right, signature.replace("=", ""));
    }

    private @Nullable Capability capability() throws CredentialRefusedException {
        var text = claims.get("x-ably-capability");
        if (text == null) {
            return null;
        }
        try {
            return CapabilityText.read(text.toString());
        } catch (IOException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private long seconds(String claim, boolean must, long otherwise) throws CredentialRefusedException {
        if (claims.get(claim) instanceof Number seconds) {
            return seconds.longValue() * 1000;
        }
        if (must) {
            throw bad("The JWT has no claim " + claim + " in seconds.");
        }
        return otherwise;
    }

    private static CredentialRefusedException bad(String message) {
        return new CredentialRefusedException(40144, 401, message);
    }
}
