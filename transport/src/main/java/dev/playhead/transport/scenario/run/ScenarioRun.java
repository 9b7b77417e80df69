package dev.playhead.transport.scenario.run;

import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.scenario.stage.SimulatedLog;
import dev.playhead.transport.scenario.verdict.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A run of a scenario that has come to its end. Immutable but for the log.
///
/// @param log of a simulated run; of one with external devices it is the recording, which the caller must
///     close
/// @param entries how many entries of the log belong to the run
/// @param tookNanos how long it took in its own time, ns
/// @param judged what came of each expectation, in the order of the scenario
/// @param remarks what else is to be said of its course, in sentences
public record ScenarioRun(
        long seed, LogReader log, long entries, long tookNanos, List<Judged> judged, List<String> remarks)
        implements AutoCloseable {
    public ScenarioRun {
        judged = List.copyOf(judged);
        remarks = List.copyOf(remarks);
    }

    /// Returns whether there is a recording of it already, as of every run with external devices.
    public boolean isRecorded() {
        return !(log instanceof SimulatedLog);
    }

    /// Leaves a recording of it: a simulated run is written, one with external devices has been already.
    ///
    /// @param wanted name of a file to write; it gets another one when it is taken
    /// @return the recording
    /// @throws IOException when it cannot be written
    public Path record(Path wanted) throws IOException {
        return log instanceof SimulatedLog simulated ? simulated.write(wanted) : log.file();
    }

    /// Returns when its recording begins, ns since 1970.
    ///
    /// @throws IOException when it cannot be read
    public long startNanos() throws IOException {
        return momentNanos(0);
    }

    /// Returns when an entry of it happened, ns since 1970.
    ///
    /// @throws IOException when it cannot be read
    public long momentNanos(long position) throws IOException {
        return log.read(position).atNanos();
    }

    /// Closes its log. A recording stays where it is.
    ///
    /// @throws IOException when it cannot be closed
    @Override
    public void close() throws IOException {
        log.close();
    }

    /// Returns whether no expectation was broken.
    public boolean isPassed() {
        return judged.stream().noneMatch(Judged::isFailed);
    }
}
