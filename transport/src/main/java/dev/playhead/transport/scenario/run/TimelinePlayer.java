package dev.playhead.transport.scenario.run;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Step;
import dev.playhead.transport.scenario.cast.SimulatedClient;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Lets happen what the timeline of a scenario says. On the thread of the stage.
final class TimelinePlayer {
    private static final long NANOS = 1_000_000;

    private final Scenario scenario;
    private final Stage stage;
    private final RowWatch watch;
    private final Map<String, SimulatedClient> cast;
    private final List<String> remarks = new ArrayList<>();
    private int pending;
    private int waiting;

    TimelinePlayer(Scenario scenario, Stage stage, RowWatch watch, Map<String, SimulatedClient> cast) {
        this.scenario = scenario;
        this.stage = stage;
        this.watch = watch;
        this.cast = cast;
    }

    void begin() {
        scenario.timeline().forEach(this::arm);
    }

    /// Returns whether something is still to come at its time, or a fault is on that ends at its time.
    boolean isBusy() {
        return pending > 0;
    }

    /// Returns things that could not be done, or never came, in sentences.
    List<String> remarks() {
        var all = new ArrayList<>(remarks);
        if (waiting > 0) {
            all.add(
                    waiting == 1
                            ? "One step never came, since the frame that it waits for did not."
                            : waiting + " steps never came, since the frames that they wait for did not.");
        }
        return all;
    }

    private void arm(Step step) {
        switch (step.trigger()) {
            case Step.Trigger.After(var ms) -> after(ms, () -> happen(step));
            case Step.Trigger.On on -> {
                waiting++;
                watch.when(on, () -> {
                    waiting--;
                    after(0, () -> happen(step));
                });
            }
        }
    }

    private void after(long ms, Runnable act) {
        pending++;
        stage.later(ms * NANOS, () -> {
            pending--;
            act.run();
        });
    }

    private void happen(Step step) {
        for (var act : step.acts()) {
            switch (act) {
                case Step.Act.Do(var participant, var verb, var text) ->
                    Objects.requireNonNull(cast.get(participant)).act(verb, text);
                case Step.Act.SetFault(var spec, var whom) -> set(spec, whom);
                case Step.Act.Restore() -> stage.restoreAll();
                case Step.Act.Settle(var drops, var all) -> stage.settle(drops, all);
                case Step.Act.Bookmark(var text) -> stage.note(text);
            }
        }
        step.then().forEach(this::arm);
    }

    private void set(FaultSpec spec, String whom) {
        var target = whom.isEmpty() ? Optional.of(spec.target()) : target(whom);
        if (target.isEmpty()) {
            remarks.add("The fault \u201c" + spec.label() + "\u201d could not be set: " + whom + " has no connection.");
            return;
        }
        stage.set(new FaultSpec(target.get(), spec.fault(), spec.label(), spec.afterMs(), spec.forMs()));
        if (spec.forMs() > 0 || spec.afterMs() > 0) {
            after(spec.afterMs() + spec.forMs(), () -> {});
        }
    }

    // Two may share a clientId; then it is the connection that tells them apart, as long as it lasts.
    private Optional<FaultRule.Target> target(String whom) {
        var clientId = scenario.clientId(whom);
        if (clientId == null) {
            var participant = watch.named().of(whom);
            return participant.isEmpty() ? Optional.empty() : watch.builder().target(participant.getAsInt());
        }
        long called = scenario.names().stream()
                .filter(name -> clientId.equals(scenario.clientId(name)))
                .count();
        if (called == 1 && scenario.isSimulated()) {
            return Optional.of(new FaultRule.Target.Client(clientId));
        }
        var connection = Objects.requireNonNull(cast.get(whom)).connection();
        return connection == null ? Optional.empty() : Optional.of(new FaultRule.Target.Connection(connection));
    }
}
