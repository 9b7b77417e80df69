package dev.playhead.samples.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Playhead without a window while the tests of a class run. Faults end with the test that set them; when all tests are
/// done, the recording is judged.
///
/// ```java
/// @RegisterExtension static final PlayheadExtension playhead = new PlayheadExtension(Path.of("target/recordings"));
/// ```
///
/// The command is `playhead` unless the system property `playhead.command` says another, as a path.
public final class PlayheadExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Path data;
    private final List<String> expected;
    private @Nullable RunningPlayhead running;

    /// @param data folder for the recording, made when it is not there
    /// @param expected names of rules that may fail, because the tests break on purpose what they watch
    public PlayheadExtension(Path data, String... expected) {
        this.data = data;
        this.expected = List.of(expected);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        running = RunningPlayhead.start(System.getProperty("playhead.command", "playhead"), data);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        running().endFaults();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        var now = running;
        running = null;
        if (now != null) {
            var failed =
                    now.stop().stream().filter(rule -> !expected.contains(rule)).toList();
            if (!failed.isEmpty()) {
                throw new AssertionError("Rules failed: " + String.join(", ", failed)
                        + ". What happened: playhead check " + now.recording());
            }
        }
    }

    /// Returns the port to which clients connect, on localhost.
    public int port() {
        return running().port();
    }

    /// Returns the recording of what happens.
    public Path recording() {
        return running().recording();
    }

    /// Breaks something until the test ends.
    ///
    /// @param line as on the command line: `cut client=phone`, `preset:tunnel client=phone`
    /// @return the name of the rule
    public String fault(String line) throws Exception {
        return running().fault(line);
    }

    /// Ends a fault.
    ///
    /// @param rule as [#fault] returned it
    public void end(String rule) throws Exception {
        running().end(rule);
    }

    private RunningPlayhead running() {
        return Objects.requireNonNull(running, "Playhead runs only while the tests of the class do.");
    }
}
