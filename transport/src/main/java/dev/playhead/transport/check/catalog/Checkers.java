package dev.playhead.transport.check.catalog;

import dev.playhead.transport.check.BrokerRules;
import dev.playhead.transport.check.Checker;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.check.device.DeviceRules;
import dev.playhead.transport.check.run.RunRules;
import java.util.List;
import java.util.stream.Stream;

/// The rules: what is in one of these lists is checked live, shown in the window and said by `playhead check`.
public final class Checkers {
    private Checkers() {}

    /// One new checker of every rule, for one session.
    public static List<Checker> all() {
        return Stream.of(BrokerRules.all(), RunRules.all(), DeviceRules.all())
                .<Checker>flatMap(List<VerdictRule>::stream)
                .toList();
    }
}
