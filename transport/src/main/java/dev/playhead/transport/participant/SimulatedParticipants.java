package dev.playhead.transport.participant;

import dev.playhead.transport.scenario.Cast;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.scenario.stage.LiveStage;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Simulated devices and agents of a broker: clients of this process that come to it over sockets, as any other does.
/// They end with the broker.
public final class SimulatedParticipants implements Simulation {
    /// The most that there may be.
    public static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedParticipants.class);
    private static final long LOOK_NANOS = 100_000_000;
    private static final long SETTLE_LOOK_NANOS = 10_000_000;
    private static final int SETTLE_LOOKS = 500;
    private static final long END_WITHIN_S = 2;

    private final LiveStage stage;
    private final FrameResend resend;
    // For the thread of the stage.
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private boolean isLooking;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<SimulatedParticipant> all = List.of();
    private volatile boolean isClosed;

    SimulatedParticipants(BrokerServer broker) {
        stage = new LiveStage(broker, "participants");
        resend = new FrameResend(broker);
        var unused = stage.failure().exceptionally(defect -> {
            LOG.error("A simulated participant failed", defect);
            return null;
        });
    }

    /// Returns those of a broker, always the same; from the first time on it serves them to programs.
    public static SimulatedParticipants of(BrokerServer broker) {
        return broker.endpoint(
                        ParticipantApi.PARTICIPANTS,
                        ParticipantApi.class,
                        () -> new ParticipantApi(new SimulatedParticipants(broker)))
                .participants();
    }

    @Override
    public List<SimulatedParticipant> all() {
        return all;
    }

    @Override
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Returns all of them as they stand now.
    CompletableFuture<List<SimulatedParticipant>> now() {
        return onStage(() -> {
            publish();
            return all;
        });
    }

    @Override
    public CompletableFuture<List<SimulatedParticipant>> add(Cast cast) {
        return onStage(() -> {
                    var added = new ArrayList<Seat>();
                    cast.devices().forEach(device -> added.add(Seat.of(device, cast.dialect(), stage)));
                    cast.agents().forEach(agent -> added.add(Seat.of(agent, cast.dialect(), cast.seed(), stage)));
                    check(added);
                    for (var seat : added) {
                        connect(seat, added);
                    }
                    added.forEach(seat -> seats.put(seat.name(), seat));
                    return added;
                })
                .thenCompose(this::settled);
    }

    private void check(List<Seat> added) {
        var taken = added.stream().map(Seat::name).filter(seats::containsKey).toList();
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is somebody called " + String.join(" and ", taken) + " already: choose another name.");
        }
        if (seats.size() + added.size() > MOST) {
            throw new IllegalArgumentException("There can be " + MOST + " simulated participants at most; "
                    + seats.size() + " are there, and these are " + added.size() + ".");
        }
    }

    private static void connect(Seat seat, List<Seat> together) {
        try {
            seat.connect();
        } catch (IOException away) {
            together.forEach(one -> one.client().end());
            throw new IllegalArgumentException(
                    seat.name() + " could not connect (" + away.getMessage() + "); a fault may keep it away.", away);
        }
    }

    private CompletableFuture<List<SimulatedParticipant>> settled(List<Seat> added) {
        var settled = new CompletableFuture<List<SimulatedParticipant>>();
        stage.onStage(() -> awaitSettled(added, SETTLE_LOOKS, settled));
        return settled;
    }

    // Looks are counted, since the clock of a recording that is served may stand still.
    private void awaitSettled(List<Seat> added, int looks, CompletableFuture<List<SimulatedParticipant>> told) {
        if (looks == 0 || added.stream().allMatch(Seat::isSettled)) {
            publish();
            told.complete(added.stream().map(Seat::look).toList());
        } else {
            stage.later(SETTLE_LOOK_NANOS, () -> awaitSettled(added, looks - 1, told));
        }
    }

    @Override
    public CompletableFuture<SimulatedParticipant> act(String name, Verb verb, String text) {
        return onStage(() -> {
            var seat = seat(name);
            if (!Verb.of(seat.isAgent()).contains(verb)) {
                throw new IllegalArgumentException(
                        (seat.isAgent() ? "An agent cannot " : "A device cannot ") + verb.word() + ".");
            }
            if (verb.needsText() && text.isBlank()) {
                throw new IllegalArgumentException("What does " + name + " " + verb.word() + "? There is no text.");
            }
            var why = seat.client().refusal(verb);
            if (why != null) {
                throw new IllegalArgumentException(why);
            }
            int remarks = seat.client().remarks().size();
            seat.client().act(verb, text);
            publish();
            if (seat.client().remarks().size() > remarks) {
                throw new IllegalArgumentException(seat.client().remarks().getLast());
            }
            return seat.look();
        });
    }

    @Override
    public CompletableFuture<SimulatedParticipant> connect(String name) {
        return onStage(() -> {
                    var seat = seat(name);
                    if (!seat.client().isOver()) {
                        throw new IllegalArgumentException(
                                seat.client().isConnected()
                                        ? name + " is connected."
                                        : name + " comes back by itself as soon as it can.");
                    }
                    connect(seat, List.of(seat));
                    return List.of(seat);
                })
                .thenCompose(this::settled)
                .thenApply(List::getFirst);
    }

    @Override
    public CompletableFuture<Void> remove(String name) {
        return onStage(() -> {
                    seat(name).client().end();
                    seats.remove(name);
                    publish();
                    return name;
                })
                .thenAccept(gone -> {});
    }

    @Override
    public CompletableFuture<Void> removeAll() {
        return onStage(() -> {
                    seats.values().forEach(seat -> seat.client().end());
                    seats.clear();
                    publish();
                    return seats;
                })
                .thenAccept(gone -> {});
    }

    /// Publishes a frame anew, as somebody who is none of them. Never blocks.
    ///
    /// @param json a MESSAGE or PRESENCE frame of the protocol
    /// @return serials of what was stored; failed with an [IllegalArgumentException] that says in a
    ///     sentence why it was not published
    public CompletableFuture<List<String>> publish(String json, String clientId) {
        return resend.publish(json, clientId);
    }

    private Seat seat(String name) {
        var seat = seats.get(name);
        if (seat == null) {
            throw new UnknownParticipantException(name);
        }
        return seat;
    }

    private void publish() {
        var now = seats.values().stream().map(Seat::look).toList();
        boolean isOther = !now.equals(all);
        all = now;
        if (isOther) {
            listeners.forEach(Runnable::run);
        }
        if (!isLooking && !seats.isEmpty()) {
            isLooking = true;
            stage.later(LOOK_NANOS, () -> {
                isLooking = false;
                publish();
            });
        }
    }

    private <T> CompletableFuture<T> onStage(Supplier<T> act) {
        var done = new CompletableFuture<T>();
        if (isClosed) {
            done.completeExceptionally(new IllegalArgumentException("The broker has ended."));
            return done;
        }
        stage.onStage(() -> {
            try {
                done.complete(act.get());
            } catch (IllegalArgumentException refused) {
                done.completeExceptionally(refused);
            } catch (RuntimeException | Error defect) {
                done.completeExceptionally(defect);
                throw defect;
            }
        });
        return done;
    }

    /// Ends all of them, since the broker ends.
    void close() {
        try {
            removeAll().get(END_WITHIN_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Simulated participants did not end in time", e);
        } finally {
            isClosed = true;
            resend.close();
            stage.close();
        }
    }
}
