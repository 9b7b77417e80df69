package dev.playhead.transport.server;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.protocol.ErrorInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the credentials of an upgrade or request into an identity, so that no secret goes further than here.
/// Open unless strict: any key or token is welcome, since this is a tool on a desk.
final class Credentials {
    private static final Pattern SECRETS =
            Pattern.compile("(?i)((?:^|[?&])(?:key|accessToken|access_token)=)([^&:%]*)((?::|%3A)[^&]*|[^&]*)");

    private final @Nullable String key;
    private final boolean strict;

    Credentials(@Nullable String key, boolean strict) {
        this.key = key;
        this.strict = strict;
    }

    /// Either an identity or why there is none.
    record Checked(@Nullable Identity identity, @Nullable ErrorInfo refusal) {}

    Checked check(Map<String, String> query, Map<String, String> headers) {
        var given = query.get("key");
        var token = query.containsKey("accessToken") ? query.get("accessToken") : query.get("access_token");
        var authorization = headers.getOrDefault("authorization", "");
        if (given == null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            given = decoded(authorization.substring(6).strip());
        }
        if (token == null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            token = authorization.substring(7).strip();
        }
        if (given == null && token == null) {
            return refused("No credentials were given; use a key (any key works unless --strict) or a token.");
        }
        if (strict && (given == null || !given.equals(key))) {
            return refused("The key is not the one that this broker was started with (--strict --key).");
        }
        var wanted = query.get("clientId");
        if (wanted == null && headers.containsKey("x-ably-clientid")) {
            wanted = decoded(headers.get("x-ably-clientid"));
        }
        if (given != null) {
            int colon = given.indexOf(':');
            var name = colon < 0 ? given : given.substring(0, colon);
            return new Checked(new Identity(name, wanted == null ? Identity.ANY : wanted), null);
        }
        var claimed = clientIdOf(String.valueOf(token));
        return new Checked(new Identity(null, wanted == null ? claimed : wanted), null);
    }

    /// A target as it may be recorded: names of keys stay, secrets do not.
    static String masked(String target) {
        return SECRETS.matcher(target).replaceAll("$1$2:***");
    }

    private static Checked refused(String message) {
        return new Checked(null, new ErrorInfo(40101, 401, message));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }

    /// The client id that a JWT claims; null when it claims none or is no JWT. Not verified: open mode trusts.
    private static @Nullable String clientIdOf(String token) {
        var plain = token.indexOf('.') > 0 ? token : decoded(token);
        var parts = plain.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            var claims = JsonTree.read(Base64.getUrlDecoder().decode(parts[1]));
            var clientId = claims.get("x-ably-clientId");
            return clientId == null ? null : clientId.toString();
        } catch (IOException | IllegalArgumentException notJwt) {
            return null;
        }
    }
}
