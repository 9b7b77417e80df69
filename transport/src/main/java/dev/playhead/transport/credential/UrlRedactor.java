package dev.playhead.transport.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.StringJoiner;

/// The target of a request as it may be recorded: words, names and values that are known to be no secret; nothing
/// else. Names are compared as the credentials' reader sees them, percent signs undone.
final class UrlRedactor {
    private static final String MASK = MaskedTree.MASK;
    private static final Set<String> SEGMENTS = Set.of(
            "time",
            "stats",
            "messages",
            "presence",
            "apps",
            "keys",
            "requestToken",
            "revokeTokens",
            "push",
            "deviceRegistrations",
            "channelSubscriptions",
            "channels",
            "publish",
            "batch",
            "sse",
            "event-stream",
            "comet",
            "connect",
            "recv",
            "send",
            "close",
            "disconnect");
    /// Parameters whose value is a name or a text of the user.
    private static final Set<String> TEXTS = Set.of(
            "agent",
            "channel",
            "channels",
            "clientId",
            "connectionId",
            "cursor",
            "deviceId",
            "forClientId",
            "fromSerial",
            "from_serial",
            "id",
            "objectId",
            "path",
            "prefix",
            "separator");
    /// Parameters whose value is a number, a moment or a word.
    private static final Set<String> WORDS = Set.of(
            "_forceNack",
            "appendRollupWindow",
            "by",
            "compact",
            "direction",
            "echo",
            "end",
            "envelope",
            "enveloped",
            "ephemeral",
            "format",
            "heartbeats",
            "limit",
            "remainPresentFor",
            "rnd",
            "start",
            "stream",
            "unit",
            "upgrade",
            "v");
    /// Parameters that hold secrets; their names say so.
    private static final Set<String> SECRETS =
            Set.of("key", "accessToken", "access_token", "resume", "recover", "lastEvent");

    private UrlRedactor() {}

    static String of(String target) {
        int question = target.indexOf('?');
        var path = path(question < 0 ? target : target.substring(0, question));
        if (question < 0) {
            return path;
        }
        var query = new StringJoiner("&", path + "?", "");
        for (var pair : target.substring(question + 1).split("&", -1)) {
            query.add(pair.isEmpty() ? pair : parameter(pair));
        }
        return query.toString();
    }

    private static String path(String path) {
        if (!path.startsWith("/")) {
            return path.equals("*") ? path : "/" + MASK; // it may begin with credentials
        }
        var segments = path.split("/", -1);
        var masked = new StringJoiner("/");
        int place = -1;
        var first = "";
        for (var segment : segments) {
            var text = decoded(segment);
            if (segment.isEmpty()) {
                masked.add("");
                continue;
            }
            place++;
            first = place == 0 ? text : first;
            masked.add(
                    passes(first, place, text) ? segment : place == 1 && first.equals("keys") ? keyName(text) : MASK);
        }
        return masked.toString();
    }

    private static boolean passes(String first, int place, String segment) {
        if (place == 0) {
            return SEGMENTS.contains(segment);
        }
        return switch (first) {
            case "channels" -> true;
            case "keys" -> place == 1 ? Key.isName(segment) : SEGMENTS.contains(segment);
            case "apps" -> place == 1 && Key.isName(segment);
            case "push" -> SEGMENTS.contains(segment) || (place == 2 && Key.isName(segment));
            default -> SEGMENTS.contains(segment);
        };
    }

    private static String parameter(String pair) {
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        if (SECRETS.contains(name)) {
            return name + "=" + (name.equals("key") ? keyName(decoded(value)) : MASK);
        }
        if (TEXTS.contains(name) || (WORDS.contains(name) && decoded(value).matches("[A-Za-z0-9:._-]{0,40}"))) {
            return pair;
        }
        return (WORDS.contains(name) ? name : MASK) + "=" + MASK;
    }

    // Only what stands before the colon of a key is a name, and only when nothing of the secret can be in it.
    private static String keyName(String given) {
        int colon = given.indexOf(':');
        var name = given.substring(0, Math.max(colon, 0));
        var secret = given.substring(colon + 1);
        boolean plain = Key.isName(name) && (secret.length() <= 3 || !name.contains(secret));
        return plain ? name + ":" + MASK : MASK;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
