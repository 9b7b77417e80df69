package dev.playhead.transport.check.run;

import dev.playhead.transport.check.VerdictRule;
import java.util.List;
import java.util.function.Supplier;

/// The rules about runs of agents, one line each.
public final class RunRules {
    private static final List<Supplier<VerdictRule>> ALL = List.of(
            TextAfterStop::new, // it was stopped, and went on
            StopIgnored::new,
            CancelledUnasked::new,
            RunTermination::new,
            StreamLeftOpen::new,
            RunStartedTwice::new,
            ErrorShownAsSuccess::new,
            NobodyWatching::new,
            BurstArrival::new,
            ApprovalWithoutCall::new,
            CallAnsweredTwice::new,
            SupersededOutput::new,
            UnansweredInput::new);

    private RunRules() {}

    /// Returns one new checker of each, for one session.
    public static List<VerdictRule> all() {
        return ALL.stream().map(Supplier::get).toList();
    }
}
