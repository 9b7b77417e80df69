package dev.playhead.transport.credential;

import dev.playhead.transport.auth.Token;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.session.TokenDetails;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The tokens that `requestToken` gives out. They carry their own claims and a signature of their key, so that they
/// outlive a restart without a store: `app.<claims>~<signature>`.
final class AblyToken {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private AblyToken() {}

    static String write(TokenDetails details, String secret) {
        var claims = new LinkedHashMap<String, @Nullable Object>();
        claims.put("k", details.keyName());
        claims.put("i", details.issuedMs());
        claims.put("e", details.expiresMs());
        claims.put("c", CapabilityText.write(details.capability()));
        if (details.clientId() != null) {
            claims.put("u", details.clientId());
        }
        var text = KeyRing.appOf(details.keyName()) + "." + ENCODER.encodeToString(JsonTree.write(claims));
        return text + "~" + ENCODER.encodeToString(Hmac.of(secret, text));
    }

    static boolean looksLikeOne(String token) {
        return token.indexOf('~') > 0;
    }

    /// Its claims; what it is signed with must be the secret of its key when that is known.
    static Claims read(String token, KeyRing ring) throws CredentialRefusedException {
        try {
            int tilde = token.indexOf('~');
            var text = token.substring(0, tilde);
            var claims = JsonTree.read(Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1)));
            var keyName = String.valueOf(claims.get("k"));
            var signature = Base64.getUrlDecoder().decode(token.substring(tilde + 1));
            if (ring.isExact(keyName) && !Hmac.same(signature, Hmac.of(ring.secretOf(keyName), text))) {
                throw new CredentialRefusedException(40143, 401, "The token was not issued by this broker.");
            }
            var clientId = claims.get("u");
            return new Claims(
                    keyName,
                    CapabilityText.read(String.valueOf(claims.get("c"))),
                    clientId == null ? null : clientId.toString(),
                    new Token(number(claims.get("i")), number(claims.get("e")), null));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CredentialRefusedException(40145, 401, "The token is not one that this broker issues.");
        }
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
