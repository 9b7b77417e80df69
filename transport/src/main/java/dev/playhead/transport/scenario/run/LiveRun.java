package dev.playhead.transport.scenario.run;

import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.stage.LiveStage;
import dev.playhead.transport.scenario.verdict.Judge;
import dev.playhead.transport.scenario.verdict.RunRecord;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Plays scenarios on a broker of this process in real time, so that clients of others can take part. The
/// seed gives the pace of agents, not the time that sockets and others take: two runs are alike and not
/// equal.
public final class LiveRun {
    private static final long LOOK_MS = 5;

    private LiveRun() {}

    private record Course(
            long entries,
            long tookNanos,
            Map<String, ConnectionId> connections,
            long calmNanos,
            List<String> remarks) {}

    /// Plays a scenario and judges it by its recording, which stays where `options` say.
    ///
    /// @param listening told when the broker listens, before anybody is waited for
    /// @throws IOException when the broker cannot be started or nothing can be recorded
    /// @throws CouldNotRunException when somebody did not come in time
    public static ScenarioRun of(Scenario scenario, long seed, ServerOptions options, Consumer<BrokerServer> listening)
            throws IOException, CouldNotRunException, InterruptedException {
        var broker = BrokerServer.start(options.rollingUp(scenario.rollupMs()));
        Course course;
        try {
            listening.accept(broker);
            course = play(scenario, seed, broker);
        } finally {
            broker.close();
        }
        var log = LogFile.open(broker.recording());
        var record = new RunRecord(scenario, log, course.entries(), course.connections(), course.calmNanos());
        return new ScenarioRun(seed, log, course.entries(), course.tookNanos(), Judge.judge(record), course.remarks());
    }

    private static Course play(Scenario scenario, long seed, BrokerServer broker)
            throws IOException, CouldNotRunException, InterruptedException {
        try (var stage = new LiveStage(broker, "scenario")) {
            var play = new Play(scenario, stage, broker.log(), seed);
            try {
                return play(scenario, seed, broker, stage, play);
            } finally {
                play.end();
            }
        }
    }

    private static Course play(Scenario scenario, long seed, BrokerServer broker, LiveStage stage, Play play)
            throws IOException, CouldNotRunException, InterruptedException {
        long startNanos = stage.nowNanos();
        var ended = new CompletableFuture<Course>();
        stage.failure().exceptionally(problem -> {
            ended.completeExceptionally(problem);
            return null;
        });
        stage.note("Scenario: " + scenario.name() + ", seed " + seed);
        stage.onStage(() -> {
            try {
                play.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        stage.every(LOOK_MS, () -> {
            play.advance();
            play.look();
            if (stage.nowNanos() < play.endsAtNanos(startNanos) || ended.isDone()) {
                return;
            }
            if (!play.hasBegun()) {
                ended.completeExceptionally(new CouldNotRunException(String.join(", ", play.missing())
                        + " did not come to " + broker.address() + " in time, so nothing happened."));
                return;
            }
            ended.complete(new Course(
                    broker.log().size(),
                    stage.nowNanos() - startNanos,
                    play.connections(),
                    play.calmNanos(),
                    play.remarks()));
        });
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CouldNotRunException late) {
                throw late;
            }
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException("The scenario failed, which is a defect.", e.getCause());
        }
    }
}
