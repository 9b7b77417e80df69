package dev.playhead.transport.scenario.run;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.stage.SimulatedStage;
import dev.playhead.transport.scenario.verdict.Judge;
import dev.playhead.transport.scenario.verdict.RunRecord;
import java.io.IOException;

/// Plays scenarios in simulated time: as fast as the machine can, and the same again with the same seed.
public final class SimulatedRun {
    private SimulatedRun() {}

    /// Plays a scenario and judges it. Any thread; many may run at once.
    ///
    /// @param scenario one without external devices
    /// @throws CouldNotRunException when somebody could not take part, or the thread was interrupted meanwhile
    public static ScenarioRun of(Scenario scenario, long seed) throws CouldNotRunException {
        if (!scenario.isSimulated()) {
            throw new IllegalArgumentException("A scenario with external devices has no simulated time.");
        }
        var stage = new SimulatedStage(seed, scenario.rollupMs());
        long startNanos = stage.nowNanos();
        var play = new Play(scenario, stage, stage.log(), seed);
        stage.onTurn(play::advance);
        try {
            stage.note("Scenario: " + scenario.name() + ", seed " + seed);
            play.start();
            while (true) {
                long ends = play.endsAtNanos(startNanos);
                if (stage.nextNanos() > ends) {
                    stage.passUntil(ends);
                    break;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CouldNotRunException("It was cancelled.");
                }
                stage.step();
                play.look();
            }
            if (!play.hasBegun()) {
                throw new CouldNotRunException(
                        String.join(", ", play.missing()) + " could not connect and attach, so nothing happened.");
            }
            var log = stage.log();
            var judged = Judge.judge(new RunRecord(scenario, log, log.size(), play.connections(), play.calmNanos()));
            return new ScenarioRun(seed, log, log.size(), stage.nowNanos() - startNanos, judged, play.remarks());
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be read", e);
        }
    }
}
