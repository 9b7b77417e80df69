package dev.playhead.app.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A suite of test cases. Immutable.
///
/// @param began when it began
/// @param took how long it took
public record JunitSuite(String name, Instant began, Duration took, List<JunitCase> cases) {
    public JunitSuite {
        cases = List.copyOf(cases);
    }

    long count(String problem) {
        return cases.stream().filter(each -> problem.equals(each.problem())).count();
    }
}
