package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlPlace;
import java.util.List;
import java.util.stream.Collectors;

/// A scenario that cannot be run as it is written. The message has a line for each problem: file, line,
/// column, what is wrong and what may have been meant.
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// Something that is wrong.
    ///
    /// @param message a sentence for the author
    public record Problem(YamlPlace place, String message) {
        /// Returns the line in which it stands, counted from 1.
        public int line() {
            return place.line();
        }

        /// Returns it with line and column: `12:5: There is no preset tunel.`
        public String words() {
            return place.line() + ":" + place.column() + ": " + message;
        }
    }

    ScenarioException(String file, List<Problem> problems) {
        super(problems.stream().map(problem -> file + ":" + problem.words()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// Returns what is wrong, in the order of the file.
    public List<Problem> problems() {
        return problems;
    }
}
