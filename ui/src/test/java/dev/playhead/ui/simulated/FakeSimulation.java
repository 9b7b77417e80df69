package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.SimulatedParticipant.State;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.scenario.Cast;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A simulation that only takes notes.
public final class FakeSimulation implements Simulation {
    public final List<String> asked = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<SimulatedParticipant> all = new ArrayList<>();

    /// A phone that is connected, a laptop that has lost its socket, an agent in the middle of an answer and one that
    /// has died.
    public static FakeSimulation ofFour() {
        var some = new FakeSimulation();
        some.all.add(one("phone", false, State.CONNECTED, null, false));
        some.all.add(one("laptop", false, State.AWAY, "Token revoked (40141)", false));
        some.all.add(one("planner", true, State.CONNECTED, null, true));
        some.all.add(one("critic", true, State.ENDED, null, false));
        return some;
    }

    private static SimulatedParticipant one(
            String name, boolean isAgent, State state, @Nullable String trouble, boolean isAnswering) {
        return new SimulatedParticipant(
                name,
                isAgent,
                name,
                List.of("ai:trip-42"),
                Scenario.Dialect.AI_TRANSPORT,
                Format.JSON,
                state,
                null,
                trouble,
                isAnswering);
    }

    @Override
    public synchronized List<SimulatedParticipant> all() {
        return List.copyOf(all);
    }

    @Override
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized CompletableFuture<List<SimulatedParticipant>> add(Cast cast) {
        var added = new ArrayList<SimulatedParticipant>();
        cast.devices().forEach(device -> added.add(one(device.name(), false, State.CONNECTED, null, false)));
        cast.agents().forEach(agent -> added.add(one(agent.name(), true, State.CONNECTED, null, false)));
        if (added.stream()
                .anyMatch(one -> all.stream().anyMatch(old -> old.name().equals(one.name())))) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("There is somebody called that."));
        }
        all.addAll(added);
        asked.add("add " + cast);
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(added);
    }

    @Override
    public CompletableFuture<SimulatedParticipant> act(String name, Verb verb, String text) {
        asked.add((name + " " + verb.word() + " " + text).strip());
        return verb == Verb.CANCEL
                ? CompletableFuture.failedFuture(new IllegalArgumentException(name + " has seen no run start yet."))
                : CompletableFuture.completedFuture(all().getFirst());
    }

    @Override
    public CompletableFuture<SimulatedParticipant> connect(String name) {
        asked.add("connect " + name);
        return CompletableFuture.completedFuture(all().getFirst());
    }

    @Override
    public synchronized CompletableFuture<Void> remove(String name) {
        asked.add("remove " + name);
        all.removeIf(one -> one.name().equals(name));
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Void> removeAll() {
        all.clear();
        return CompletableFuture.completedFuture(null);
    }
}
