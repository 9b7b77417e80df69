package dev.playhead.transport.foreign;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.session.CloseReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the words in which the frames table tells how a transport ended, or why a frame was not sent.
final class FaultWords {
    private static final Pattern BY_RULE = Pattern.compile("(cut|closed) by ([A-Z]+-[0-9]+)(.*)", Pattern.DOTALL);
    private static final Pattern NOT_SENT = Pattern.compile("not sent: ([A-Z]+-[0-9]+)(?: .*)?", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("(?:([0-9]{4}) ?)?(.*)", Pattern.DOTALL);

    private FaultWords() {}

    /// Returns the fault that kept a frame away; null when none is named.
    static @Nullable RuleId keptBy(String words) {
        var by = NOT_SENT.matcher(words);
        return by.matches() ? new RuleId(by.group(1)) : null;
    }

    /// Returns the fault by which a transport ended; null when none is named.
    static @Nullable RuleId rule(String words) {
        var by = BY_RULE.matcher(words);
        return by.matches() ? new RuleId(by.group(2)) : null;
    }

    /// Returns the reason of which [ConnectionEnd#words] says these words; a lost transport when there is none.
    static CloseReason reason(String all) {
        var by = BY_RULE.matcher(all);
        var words = by.matches() ? (by.group(1).equals("cut") ? "cut" : "closed by the broker") + by.group(3) : all;
        for (var kind : CloseReason.Kind.values()) {
            var how = words(CloseReason.of(kind, ""));
            if (words.equals(how) || words.startsWith(how + ", ")) {
                var said = SAID.matcher(words.equals(how) ? "" : words.substring(how.length() + 2));
                return said.matches() ? reason(kind, said) : CloseReason.of(kind, "");
            }
        }
        return CloseReason.of(CloseReason.Kind.LOST, words);
    }

    private static CloseReason reason(CloseReason.Kind kind, Matcher said) {
        var code = said.group(1);
        return new CloseReason(kind, code == null ? 0 : Integer.parseInt(code), said.group(2));
    }

    private static String words(CloseReason reason) {
        return new ConnectionEnd(0, reason, null).words();
    }
}
