package dev.playhead.ui.fault;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.RuleId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Actions of a person on the faults of a session. FX thread, unless said otherwise.
interface FaultActions {
    /// Sets a fault on a participant. Null when it cannot be set, which the person has been told by then.
    @Nullable
    CompletableFuture<RuleId> set(int participant, Fault fault);

    /// Sets a preset on a participant. Null when it cannot be set, which the person has been told by then.
    @Nullable
    CompletableFuture<RuleId> set(int participant, FaultPreset preset);

    /// Ends a rule. On any thread.
    void restore(RuleId rule);

    void restoreAll();

    /// Goes to a moment on the timeline, ns since 1970.
    void goTo(long nanos);
}
