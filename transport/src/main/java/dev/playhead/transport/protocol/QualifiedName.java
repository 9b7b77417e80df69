package dev.playhead.transport.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A name with a qualifier in front of it (RTS5, RTL4k): parameters, as in `[?rewind=1&delta=vcdiff]chat`, a
/// filter of messages in base64, as in `[filter=bmFtZQ==]chat`, or both, as in `[filter=bmFtZQ==?rewind=1]chat`. The
/// client knows the channel by this name; for everybody else it is `chat`.
public final class QualifiedName {
    /// The name under which a filter is among the parameters.
    public static final String FILTER = "filter";

    private static final String PARAMS_BEGIN = "[?";
    private static final String FILTER_BEGINS = "[" + FILTER + "=";

    private QualifiedName() {}

    /// Returns whether there is a qualifier in front of it.
    public static boolean is(String name) {
        return (name.startsWith(PARAMS_BEGIN) || name.startsWith(FILTER_BEGINS)) && name.indexOf(']') > 0;
    }

    /// The name of the channel itself; a name without a qualifier is its own.
    public static String base(String name) {
        return is(name) ? name.substring(name.indexOf(']') + 1) : name;
    }

    /// The parameters, decoded, in their order; the first of a name counts. A filter is the first of them.
    public static Map<String, String> params(String name) {
        var params = new LinkedHashMap<String, String>();
        if (!is(name)) {
            return params;
        }
        var qualifier = name.substring(1, name.indexOf(']'));
        int query = qualifier.indexOf('?');
        if (name.startsWith(FILTER_BEGINS)) {
            int end = query < 0 ? qualifier.length() : query;
            params.put(FILTER, fromBase64(qualifier.substring(FILTER.length() + 1, end)));
        }
        var pairs = query < 0 ? "" : qualifier.substring(query + 1);
        for (var pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                var key = equals < 0 ? pair : pair.substring(0, equals);
                params.putIfAbsent(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return params;
    }

    // What is no base64 is left as it is: the broker says what is wrong.
    private static String fromBase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(decoded(text.replace("+", "%2B"))), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
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
