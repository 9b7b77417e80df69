package dev.playhead.transport.check;

import java.util.List;

/// Verdict of one rule on one participant.
public sealed interface Verdict {
    /// It held, every time that it could be asked.
    ///
    /// @param times how often that was
    record Pass(long times) implements Verdict {}

    /// It was broken.
    ///
    /// @param times how often
    /// @param evidence positions of the entries that prove it, of the first times
    record Fail(long times, List<Long> evidence) implements Verdict {
        public Fail {
            evidence = List.copyOf(evidence);
        }
    }

    /// Nothing happened that it could be asked of.
    ///
    /// @param why in words
    record CannotTell(String why) implements Verdict {}

    /// In lower case, for people and files.
    default String word() {
        return switch (this) {
            case Pass _ -> "pass";
            case Fail _ -> "fail";
            case CannotTell _ -> "cannot tell";
        };
    }
}
