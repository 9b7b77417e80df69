package dev.playhead.transport.check;

import java.util.Map;

/// Checker whose rule is asked of participants one by one, so that it can also say of whom it held.
public interface VerdictChecker extends Checker {
    /// Returns what is asked, in a few words that are so when all is well: `No frame lost`.
    String question();

    /// Returns the verdict on everybody of whom it could be asked, by index in the timeline. Whoever is not there is
    /// one
    /// of whom nobody can tell.
    Map<Integer, Verdict> verdicts();
}
