package dev.playhead.app.junit;

import org.jspecify.annotations.Nullable;

/// A test case. Immutable.
///
/// @param problem tag of what is inside it; null for one that passed
/// @param message one line of it
/// @param text all of it
/// @param output what else is to be said
public record JunitCase(String name, @Nullable String problem, String message, String text, String output) {
    static final String FAILURE = "failure";
    static final String SKIPPED = "skipped";

    /// One that passed.
    public static JunitCase passed(String name, String output) {
        return new JunitCase(name, null, "", "", output);
    }

    /// One that failed.
    public static JunitCase failed(String name, String message, String text, String output) {
        return new JunitCase(name, FAILURE, message, text, output);
    }

    /// One of which nobody can tell.
    public static JunitCase skipped(String name, String message, String output) {
        return new JunitCase(name, SKIPPED, message, "", output);
    }
}
