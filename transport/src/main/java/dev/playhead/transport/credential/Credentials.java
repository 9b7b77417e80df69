package dev.playhead.transport.credential;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TokenDetails;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the credentials of an upgrade or request into an identity, so that no secret goes further than here.
/// Open by default, since this is a tool on a desk: any key is welcome, and a token of an unknown key is
/// believed. Exact when strict and for provisioned apps (RSA11, RSA8).
public final class Credentials {
    private final KeyRing ring;

    public Credentials(KeyRing ring) {
        this.ring = ring;
    }

    /// Either an identity or why there is none.
    public record Checked(
            @Nullable Identity identity, @Nullable ErrorInfo refusal) {}

    /// Returns the sender of a request, or why it is refused. The same as for an upgrade, but that a key
    /// which its app does not have is called unknown.
    ///
    /// @param headers names in lower case
    public Checked checkRequest(Map<String, String> query, Map<String, String> headers, long nowMs) {
        var key = shown(query, headers).key();
        var name = key == null || key.indexOf(':') < 0 ? "" : Key.of(key).name();
        if (Key.isName(name) && ring.key(name) == null && ring.hasAppOf(name)) {
            return new Checked(null, new ErrorInfo(40400, 401, "The app has no key " + name + "."));
        }
        return check(query, headers, nowMs);
    }

    /// The key or the token that a request shows, not checked; for comparison.
    public record Shown(@Nullable String key, @Nullable String token) {
        @Override
        public String toString() {
            return "Shown[***]"; // secrets must not get into a log
        }
    }

    /// Returns the credentials that a request shows. Without a key and without a token it shows nothing.
    ///
    /// @param headers names in lower case
    public static Shown shown(Map<String, String> query, Map<String, String> headers) {
        var key = query.get("key");
        var token = query.containsKey("accessToken") ? query.get("accessToken") : query.get("access_token");
        var authorization = headers.getOrDefault("authorization", "");
        if (key == null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            key = decoded(authorization.substring(6).strip());
        }
        if (token == null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            token = authorization.substring(7).strip();
        }
        return new Shown(key, token);
    }

    /// Returns the sender of an upgrade, or why it is refused.
    ///
    /// @param headers names in lower case
    public Checked check(Map<String, String> query, Map<String, String> headers, long nowMs) {
        var shown = shown(query, headers);
        var key = shown.key();
        var token = shown.token();
        var wanted = query.get("clientId");
        if (wanted == null && headers.containsKey("x-ably-clientid")) {
            wanted = decoded(headers.get("x-ably-clientid"));
        }
        try {
            if (key != null) {
                return new Checked(ofKey(key, wanted), null);
            }
            if (token != null) {
                return new Checked(ofToken(token, wanted, nowMs), null);
            }
            throw new CredentialRefusedException(
                    40101, 401, "No credentials were given; use a key (any key works unless --strict) or a token.");
        } catch (CredentialRefusedException e) {
            return new Checked(null, e.error());
        }
    }

    /// Returns whose the token of an AUTH frame is, or why it is refused.
    public Checked check(String token, long nowMs) {
        try {
            return new Checked(ofToken(token, null, nowMs), null);
        } catch (CredentialRefusedException e) {
            return new Checked(null, e.error());
        }
    }

    /// The identity of a key that signed a token request, or that came with it.
    ///
    /// @param basic what the request itself was authenticated as; null when it was not
    public Checked check(TokenRequest request, @Nullable Identity basic) {
        var name = request.keyName();
        if (!Key.isName(name)) {
            return new Checked(
                    null, new ErrorInfo(40101, 401, "The address has no name of a key; it is app.id alone."));
        }
        var key = ring.key(name);
        if (key == null) {
            return ring.isExact(name)
                    ? new Checked(null, new ErrorInfo(40101, 401, "The key " + name + " does not exist."))
                    : new Checked(new Identity(name, Identity.ANY), null);
        }
        boolean signed = request.mac() != null && request.isSignedWith(key.secret());
        boolean sentByKey =
                request.mac() == null && basic != null && basic.token() == null && name.equals(basic.keyName());
        if (!signed && !sentByKey) {
            return new Checked(
                    null, new ErrorInfo(40101, 401, "The MAC of the token request does not match key " + name + "."));
        }
        return new Checked(new Identity(key.app(), name, Identity.ANY, key.capability(), null), null);
    }

    /// Returns whether tokens of this key can be revoked; any key that nobody registered can be used for all.
    public boolean mayRevoke(String keyName) {
        var key = ring.key(keyName);
        return key == null || key.revocable();
    }

    /// The token that stands for these details.
    public String token(TokenDetails details) {
        return AblyToken.write(details, ring.secretOf(details.keyName()));
    }

    private Identity ofKey(String text, @Nullable String wanted) throws CredentialRefusedException {
        var given = Key.of(text);
        if (text.indexOf(':') < 0 || !Key.isName(given.name())) {
            throw new CredentialRefusedException(40101, 401, "The key is none; a key is written app.id:secret.");
        }
        var known = ring.key(given.name());
        if (known == null ? ring.isExact(given.name()) : !Hmac.same(known.secret(), given.secret())) {
            throw new CredentialRefusedException(
                    40101,
                    401,
                    known == null
                            ? "The key " + given.name() + " is not one that this broker knows (--strict --key)."
                            : "The secret of key " + given.name() + " is wrong.");
        }
        var key = known == null ? given : known;
        var clientId = wanted == null || wanted.equals(Identity.ANY) ? Identity.ANY : concrete(wanted);
        return new Identity(key.app(), key.name(), clientId, key.capability(), null);
    }

    private Identity ofToken(String text, @Nullable String wanted, long nowMs) throws CredentialRefusedException {
        var claims = claims(text, nowMs);
        var name = claims.keyName();
        if (name != null && !Key.isName(name)) {
            throw new CredentialRefusedException(
                    40144, 401, "The token names a key (kid) by what is no name; it is app.id alone.");
        }
        var key = name == null ? null : ring.key(name);
        if (name != null && key == null && ring.isExact(name)) {
            throw new CredentialRefusedException(
                    40400, 404, "The token was made with key " + name + ", which does not exist.");
        }
        if (claims.token().expiresMs() <= nowMs) {
            throw new CredentialRefusedException(40142, 401, "The token has expired.");
        }
        var ofKey = key == null ? Capability.UNLIMITED : key.capability();
        var capability = claims.capability() == null ? ofKey : ofKey.granting(claims.capability());
        return new Identity(
                key == null ? "" : key.app(), name, clientId(claims.clientId(), wanted), capability, claims.token());
    }

    private Claims claims(String text, long nowMs) throws CredentialRefusedException {
        var plain = text.indexOf('.') > 0 ? text : decoded(text);
        if (AblyToken.looksLikeOne(plain)) {
            return AblyToken.read(plain, ring);
        }
        var jwt = Jwt.of(plain);
        if (jwt != null) {
            var embedded = jwt.embedded();
            return embedded == null ? jwt.read(ring, nowMs) : claims(embedded, nowMs);
        }
        if (ring.isStrict() || ring.isExact(plain)) {
            throw new CredentialRefusedException(
                    40143, 401, "The token is not one that this broker or one of its keys made.");
        }
        return Claims.NOTHING;
    }

    // RSA7, RSA15: a client may not say that it is another than its token says.
    private static @Nullable String clientId(@Nullable String ofToken, @Nullable String wanted)
            throws CredentialRefusedException {
        if (wanted == null || wanted.equals(Identity.ANY) || wanted.equals(ofToken)) {
            return ofToken;
        }
        if (Identity.ANY.equals(ofToken)) {
            return concrete(wanted);
        }
        throw new CredentialRefusedException(
                40102,
                401,
                "clientId \"" + wanted + "\" does not fit the token, which is "
                        + (ofToken == null ? "of nobody." : "of \"" + ofToken + "\"."));
    }

    private static String concrete(String clientId) throws CredentialRefusedException {
        if (clientId.isEmpty()) {
            throw new CredentialRefusedException(40012, 400, "A clientId must not be empty.");
        }
        return clientId;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }
}
