package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The parameters of a fault by name, as they are read from a recording or from the command line. For one thread.
public final class FaultFields {
    private final Map<String, ? extends @Nullable Object> fields;
    private final Set<String> unread;

    public FaultFields(Map<String, ? extends @Nullable Object> fields) {
        this.fields = fields;
        this.unread = new TreeSet<>(fields.keySet());
    }

    /// Says what is wrong with a parameter, and what it should be.
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        public Wrong(String message) {
            super(message);
        }
    }

    /// Names that nobody has asked for, in alphabetical order.
    public Set<String> unread() {
        return Set.copyOf(unread);
    }

    private @Nullable Object value(String name) {
        unread.remove(name);
        return fields.get(name);
    }

    /// A text that must be there.
    public String text(String name) {
        var value = value(name);
        if (value == null || value.toString().isEmpty()) {
            throw new Wrong("needs " + name + "=\u2026");
        }
        return value.toString();
    }

    /// A text, or what it is when it is not there.
    public String text(String name, String absent) {
        var value = value(name);
        return value == null ? absent : value.toString();
    }

    /// Returns whether a parameter was given.
    public boolean has(String name) {
        var value = fields.get(name);
        return value != null && !value.toString().isEmpty();
    }

    /// One of some words, in lower case.
    ///
    /// @param absent what it is when it is not there, and one of the words
    public String choice(String name, String absent, String... others) {
        var said = text(name, absent);
        var words = new ArrayList<>(List.of(others));
        words.addFirst(absent);
        if (words.contains(said)) {
            return said;
        }
        throw new Wrong(name + "=" + said + " is none of " + String.join(", ", words));
    }

    /// A whole number from `least` to `most`; the first of `names` that is there.
    ///
    /// @param absent what it is when none is there; null when one must be
    public long number(long least, long most, @Nullable Long absent, String... names) {
        for (var name : names) {
            var value = value(name);
            if (value == null) {
                continue;
            }
            long number = number(name, value, least, most);
            if (number < least || number > most) {
                throw wrong(name, value, least, most);
            }
            return number;
        }
        if (absent == null) {
            throw new Wrong("needs " + names[0] + "=N, a whole number " + range(least, most));
        }
        return absent;
    }

    private static long number(String name, Object value, long least, long most) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        try {
            return Long.parseLong(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, value, least, most);
        }
    }

    private static Wrong wrong(String name, Object value, long least, long most) {
        return new Wrong(name + "=" + value + " is no whole number " + range(least, most));
    }

    private static String range(long least, long most) {
        return most == Long.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
    }

    /// An error: the object of this name as in a recording, or the fields `code`, `status` and `message` as on the
    /// command line, each as in `absent` when it is not there.
    public ErrorInfo error(String name, ErrorInfo absent) {
        if (value(name) instanceof Map<?, ?> object) {
            return ErrorInfo.of(object);
        }
        int code = (int) number(1, 999_999, (long) absent.code(), "code");
        int status = (int) number(100, 599, (long) absent.statusCode(), "status");
        return new ErrorInfo(code, status, text("message", absent.message()));
    }
}
