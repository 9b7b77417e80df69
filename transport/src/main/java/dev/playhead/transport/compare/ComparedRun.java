package dev.playhead.transport.compare;

import dev.playhead.transport.insight.Run;

/// A run as a side has it at the end.
///
/// @param run the run itself
/// @param agent client id or name of who answers
/// @param asker client id or name of who asked; empty when nobody knows
public record ComparedRun(Run run, String agent, String asker) {
    /// Returns when it began, ns since 1970: when it was asked, or when it started where nobody knows that.
    public long beganNanos() {
        return run.askedNanos() > 0 ? run.askedNanos() : run.startedNanos();
    }

    /// Returns the last moment of it that is known, ns since 1970.
    public long endedNanos() {
        return Math.max(Math.max(beganNanos(), run.endedNanos()), run.lastTextNanos());
    }

    /// Returns how long it took from its beginning to its end, ns.
    public long tookNanos() {
        return endedNanos() - beganNanos();
    }

    /// Returns how long nothing could be read of it, ns; -1 when it has no text.
    public long toFirstTextNanos() {
        return run.firstTextNanos() == 0 ? -1 : Math.max(0, run.firstTextNanos() - beganNanos());
    }
}
