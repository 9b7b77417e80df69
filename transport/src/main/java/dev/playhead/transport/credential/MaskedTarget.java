package dev.playhead.transport.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.StringJoiner;

/// The target of a request as it may be recorded: names of keys stay, secrets and tokens do not. Names of parameters
/// are compared as the credentials' reader sees them, percent signs undone.
final class MaskedTarget {
    private static final Set<String> SECRET = Set.of("key", "accessToken", "access_token");
    private static final String MASK = "***";

    private MaskedTarget() {}

    static String of(String target) {
        int question = target.indexOf('?');
        if (question < 0) {
            return target;
        }
        var query = new StringJoiner("&");
        for (var pair : target.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            boolean secret = equals >= 0 && SECRET.contains(name);
            query.add(secret ? name + "=" + masked(name, pair.substring(equals + 1)) : pair);
        }
        return target.substring(0, question + 1) + query;
    }

    // Only what stands before the colon of a key is a name, and only when nothing of the secret can be in it.
    private static String masked(String name, String value) {
        var given = decoded(value);
        int colon = name.equals("key") ? given.indexOf(':') : -1;
        var keyName = given.substring(0, Math.max(colon, 0));
        var secret = given.substring(colon + 1);
        boolean plain = keyName.matches("[\\w.-]+") && (secret.length() <= 3 || !keyName.contains(secret));
        return plain ? keyName + ":" + MASK : MASK;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
