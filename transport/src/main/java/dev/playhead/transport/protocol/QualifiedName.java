package dev.playhead.transport.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A name with parameters in front of it, such as `[?rewind=1&delta=vcdiff]chat` (protocol reference 3.1).
/// The client knows the channel by this name; for everybody else it is `chat`.
public final class QualifiedName {
    private static final String BEGIN = "[?";

    private QualifiedName() {}

    /// Whether there are parameters in it.
    public static boolean is(String name) {
        return name.startsWith(BEGIN) && name.indexOf(']') > 0;
    }

    /// The name of the channel itself; a name without parameters is its own.
    public static String base(String name) {
        return is(name) ? name.substring(name.indexOf(']') + 1) : name;
    }

    /// The parameters, decoded, in their order; the first of a name counts.
    public static Map<String, String> params(String name) {
        var params = new LinkedHashMap<String, String>();
        if (is(name)) {
            for (var pair : name.substring(BEGIN.length(), name.indexOf(']')).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    var key = equals < 0 ? pair : pair.substring(0, equals);
                    params.putIfAbsent(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        return params;
    }

    // As in the query of a URL. What is not encoded as it should be is left as it is: the broker says what is wrong.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                plain[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return text;
            }
            plain[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
