package dev.playhead.ui.fault;

import dev.playhead.transport.fault.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Parameter of a kind of fault, as its line for the command line tells of it: `ms=300`. Immutable.
///
/// @param name as it is written
/// @param example a value that is good, or a word in capitals for what somebody has to name
/// @param isNeeded whether it is one to begin with; others may be left out
record KindParameter(String name, String example, boolean isNeeded) {
    private static final Pattern NAMED = Pattern.compile("([\\w-]+)=(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern TO_BE_NAMED = Pattern.compile("[A-Z][A-Z_-]*");

    /// Returns the parameters of a kind, in their order.
    static List<KindParameter> of(FaultKind kind) {
        var parameters = new ArrayList<KindParameter>();
        add(kind.usage(), true, parameters);
        add(kind.more(), false, parameters);
        return List.copyOf(parameters);
    }

    private static void add(String line, boolean isNeeded, List<KindParameter> to) {
        var matcher = NAMED.matcher(line);
        while (matcher.find()) {
            to.add(new KindParameter(matcher.group(1), unquoted(matcher.group(2)), isNeeded));
        }
    }

    /// Returns the value to begin with; empty when only a person can know it.
    String usual() {
        return !isNeeded || TO_BE_NAMED.matcher(example).matches() ? "" : example;
    }

    private static String unquoted(String value) {
        boolean quoted = value.startsWith("\"") || value.startsWith("'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
