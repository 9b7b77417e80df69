package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.QualifiedName;
import org.jspecify.annotations.Nullable;

/// Rules for the names of channels.
public final class ChannelNames {
    private ChannelNames() {}

    public static boolean isValid(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return false;
        }
        if (QualifiedName.is(name)) {
            var base = QualifiedName.base(name);
            return !QualifiedName.is(base) && isValid(base) && isOneLine(name);
        }
        char first = name.charAt(0);
        int end = name.indexOf(']');
        boolean qualified = name.startsWith("[meta]") && end > 0 && end < name.length() - 1;
        return first != ':'
                && first != ','
                && !Character.isWhitespace(first)
                && (first != '[' || qualified)
                && isOneLine(name);
    }

    private static boolean isOneLine(String name) {
        return name.indexOf('\n') < 0 && name.indexOf('\r') < 0;
    }
}
