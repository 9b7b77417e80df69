package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlPlace;
import dev.playhead.transport.field.Filter;
import java.util.List;

/// Something that must be so at the end of a run. Immutable.
public sealed interface Expectation {
    /// Returns its place in the file.
    YamlPlace place();

    /// Returns it in a few words, the same for every run: `converge phone, laptop within 2 s`.
    String words();

    /// These devices hold the same texts as the server.
    ///
    /// @param devices names of the scenario
    /// @param withinMs so long after the last thing has happened, ms
    record Converge(YamlPlace place, List<String> devices, long withinMs) implements Expectation {
        public Converge {
            devices = List.copyOf(devices);
        }

        @Override
        public String words() {
            return "converge " + String.join(", ", devices) + " within " + Durations.words(withinMs);
        }
    }

    /// A rule of `playhead check` finds nothing.
    ///
    /// @param rule its name
    record Check(YamlPlace place, String rule) implements Expectation {
        @Override
        public String words() {
            return "check " + rule;
        }
    }

    /// About rows of the frames table.
    sealed interface OfRows extends Expectation {
        Filter filter();

        /// The filter as it was written.
        String text();
    }

    /// No row is like this.
    record Never(YamlPlace place, Filter filter, String text) implements OfRows {
        @Override
        public String words() {
            return "never " + text;
        }
    }

    /// Some row is like this; of many runs, a row of one of them.
    record Sometimes(YamlPlace place, Filter filter, String text) implements OfRows {
        @Override
        public String words() {
            return "sometimes " + text;
        }
    }

    /// A time is not longer than allowed.
    ///
    /// @param limitMs the longest that is allowed, ms
    record Budget(YamlPlace place, Measure measure, Statistic statistic, long limitMs) implements Expectation {
        @Override
        public String words() {
            return "budget " + measure.word() + "." + statistic.word() + " " + Durations.words(limitMs);
        }
    }
}
