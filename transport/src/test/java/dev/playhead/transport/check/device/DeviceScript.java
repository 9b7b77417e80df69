package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.check.Checked;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the rules say of a session whose log is changed, since the broker of a script does not do it by itself.
final class DeviceScript {
    private DeviceScript() {}

    /// @param change what an entry becomes; nothing when it is left out
    static List<Entry> entries(SessionScript session, Function<Entry, Optional<Entry>> change) {
        var entries = new ArrayList<Entry>();
        for (long position = 0; position < session.log().size(); position++) {
            change.apply(session.log().read(position)).ifPresent(entries::add);
        }
        return entries;
    }

    static List<Entry> entries(SessionScript session) {
        return entries(session, Optional::of);
    }

    static void isFine(String rule, String verdict, List<Entry> entries) {
        assertEquals(List.of(), Checked.findings(entries));
        assertEquals(verdict, verdict(rule, entries));
    }

    static String verdict(String rule, List<Entry> entries) {
        return Checked.checks(entries).verdicts().stream()
                .filter(verdicts -> verdicts.rule().equals(rule))
                .map(RuleVerdicts::overall)
                .findFirst()
                .orElseThrow()
                .word();
    }

    static Finding only(String rule, List<Entry> entries) {
        return Checked.only(rule, Checked.findings(entries));
    }
}
