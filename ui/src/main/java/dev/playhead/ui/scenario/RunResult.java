package dev.playhead.ui.scenario;

import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.scenario.verdict.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A run that was played, recorded and judged. Immutable.
///
/// @param recording of it
/// @param startNanos when the recording begins, ns since 1970
/// @param momentNanos when each entry that proves something happened, ns since 1970, by its position
record RunResult(
        long seed,
        Path recording,
        long startNanos,
        long tookNanos,
        List<Judged> judged,
        List<String> remarks,
        Map<Long, Long> momentNanos) {
    RunResult {
        judged = List.copyOf(judged);
        remarks = List.copyOf(remarks);
        momentNanos = Map.copyOf(momentNanos);
    }

    /// Records a run. Not for the FX thread.
    ///
    /// @param wanted name of its recording
    static RunResult of(ScenarioRun run, Path wanted) throws IOException {
        try (run) {
            var moments = new HashMap<Long, Long>();
            for (var judged : run.judged()) {
                for (long position : judged.evidence()) {
                    moments.put(position, run.momentNanos(position));
                }
            }
            long start = run.startNanos();
            return new RunResult(
                    run.seed(), run.record(wanted), start, run.tookNanos(), run.judged(), run.remarks(), moments);
        }
    }

    /// Returns how many expectations were broken.
    long failed() {
        return judged.stream().filter(Judged::isFailed).count();
    }
}
