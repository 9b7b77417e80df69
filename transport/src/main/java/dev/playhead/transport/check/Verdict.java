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

    /// Returns it without its reasons.
    default Outcome outcome() {
        return switch (this) {
            case Pass _ -> Outcome.PASS;
            case Fail _ -> Outcome.FAIL;
            case CannotTell _ -> Outcome.CANNOT_TELL;
        };
    }

    /// In lower case, for people and files.
    default String word() {
        return outcome().word();
    }

    /// Verdict without its reasons.
    enum Outcome {
        PASS("pass"),
        FAIL("fail"),
        CANNOT_TELL("cannot tell");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /// In lower case, for people and files.
        public String word() {
            return word;
        }
    }
}
