package dev.playhead.transport.core;

import org.jspecify.annotations.Nullable;

/// Which names channels may have (protocol reference 3.1).
final class ChannelNames {
    private ChannelNames() {}

    /// The name that rights are about: qualifiers that ask for channel parameters are gone.
    static String withoutParams(String name) {
        boolean params = name.startsWith("[?") || name.startsWith("[filter=");
        int end = params ? name.indexOf(']') : -1;
        return end < 0 ? name : name.substring(end + 1);
    }

    static boolean isValid(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return false;
        }
        char first = name.charAt(0);
        int end = name.indexOf(']');
        boolean known = name.startsWith("[?") || name.startsWith("[filter=") || name.startsWith("[meta]");
        boolean qualified = known && end > 0 && end < name.length() - 1;
        return first != ':'
                && first != ','
                && !Character.isWhitespace(first)
                && (first != '[' || qualified)
                && name.indexOf('\n') < 0
                && name.indexOf('\r') < 0;
    }
}
