package dev.playhead.transport.simulation;

import dev.playhead.transport.core.Input;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One course of events, drawn from a seed.
final class Schedule {
    /// Only grows: every token must be in it as often as it was published.
    private static final String GROWING = "log";
    /// Everything happens to its messages.
    private static final String CHANGING = "doc";

    /// Insight is asked for its timeline after one step of so many.
    private static final int STEPS_A_TIMELINE = 8;
    /// The same of the state at a moment, which costs more.
    private static final int STEPS_A_STATE = 40;

    private final Random random;
    // Its own, so that the course of events is the same however often insight is asked.
    private final Random asking;
    private final World world;
    private final List<SimClient> clients = new ArrayList<>();
    /// True when only the agent and the server add to messages, so that the others are devices to everybody.
    private final boolean oneAgent;
    private int tokens;
    private int released;
    private @Nullable Break breaking;
    // The message that a token was added to.
    private final Map<String, String> targets = new HashMap<>();

    private Schedule(long seed, boolean oneAgent) {
        this(seed, oneAgent, BrokerSettings.DEFAULT);
    }

    private Schedule(long seed, boolean oneAgent, BrokerSettings settings) {
        this.oneAgent = oneAgent;
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        asking = new Random(seed);
        world = new World(seed, settings);
        for (var id : List.of("agent", "laptop", "phone", "quiet")) {
            long tokenLifeMs = id.equals("phone") ? 20_000 : id.equals("laptop") ? 60_000 : 0;
            long rollupMs = id.equals("agent") ? 40 : id.equals("quiet") ? 20 : 0;
            var names = List.of(GROWING, CHANGING);
            clients.add(new SimClient(id, !id.equals("quiet"), tokenLifeMs, rollupMs, world, names));
        }
    }

    static void run(long seed, int steps) {
        new Schedule(seed, false).run(steps);
    }

    /// One whose laptop, phone and the quiet one only read what grows.
    ///
    /// @return how many texts of devices were compared
    static int runWithReaders(long seed, int steps) {
        var schedule = new Schedule(seed, true);
        schedule.run(steps);
        return schedule.world.compared();
    }

    /// The same while messages come twice, to clients that leave out what is the frame before once more.
    ///
    /// @return how many came twice
    static int runWithDuplicates(long seed, int steps, Duplicate fault) {
        var schedule = new Schedule(seed, true);
        schedule.world.duplicate(fault);
        schedule.run(steps);
        return schedule.world.repeats();
    }

    /// The same while frames of two clients stop at breakpoints, both ways, and are released one by one.
    ///
    /// @return how many were released
    static int runWithBreakpoints(long seed, int steps, Break fault) {
        var schedule = new Schedule(seed, true);
        schedule.breaking = fault;
        schedule.setBreakpoints();
        schedule.run(steps);
        return schedule.released;
    }

    /// One whose broker keeps little, so that much of what clients come back for is gone.
    ///
    /// @return how often somebody was told that continuity is lost
    static int runKeeping(long seed, int steps, long bytes) {
        var schedule = new Schedule(seed, false, BrokerSettings.DEFAULT.keeping(bytes));
        schedule.run(steps);
        return schedule.world.expired();
    }

    private void run(int steps) {
        var schedule = this;
        try {
            for (int i = 0; i < steps; i++) {
                schedule.step();
                schedule.release();
                schedule.compareSettled();
                schedule.askInsight();
            }
            schedule.settle();
        } catch (AssertionError e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AssertionError(schedule.world.problem(e.toString()), e);
        }
    }

    private void setBreakpoints() {
        if (breaking != null) {
            for (var name : List.of("agent", "phone")) {
                var target = new FaultRule.Target.Client(name);
                world.apply(new Input.RuleSet(
                        world.now(), new FaultRule(new RuleId("B-" + name), target, breaking, "Break")));
            }
        }
    }

    private void release() {
        var held = world.held();
        if (!held.isEmpty() && asking.nextInt(3) == 0) {
            var one = held.get(asking.nextInt(held.size()));
            world.apply(new Input.HeldSettled(world.now(), one.id(), false, null));
            released++;
        }
    }

    private void askInsight() {
        if (asking.nextInt(STEPS_A_TIMELINE) == 0) {
            world.insight().compareTimeline(clients);
        }
        if (asking.nextInt(STEPS_A_STATE) == 0) {
            world.insight().compareStates(clients);
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 34) {
            any(world.pipes.values(), pipe -> !pipe.toClient.isEmpty() && !pipe.abandoned, world::toClient);
        } else if (choice < 58) {
            any(world.pipes.values(), pipe -> !pipe.toBroker.isEmpty() && !pipe.ending, world::toBroker);
        } else if (choice < 62) {
            any(world.pipes.values(), pipe -> pipe.abandoned || pipe.ending, world::gone);
        } else if (choice < 72) {
            any(clients, client -> client.pipe() == null, SimClient::connect);
        } else if (choice < 75) {
            any(clients, client -> client.pipe() != null, SimClient::abandon);
        } else if (choice < 80) {
            world.pass(random.nextInt(20) == 0 ? longWait() : random.nextInt(random.nextInt(3) == 0 ? 60 : 4));
        } else if (choice < 83) {
            overRest();
        } else if (choice == 83) {
            fault();
        } else if (choice == 84) {
            upheaval();
        } else {
            any(clients, SimClient::connected, this::act);
        }
    }

    private long longWait() {
        return List.of(2_000L, 16_000L, 70_000L, 125_000L).get(random.nextInt(4));
    }

    private void act(SimClient client) {
        var channel = List.copyOf(client.channels.values()).get(random.nextInt(2));
        boolean attached = channel.state == SimChannel.State.ATTACHED;
        switch (random.nextInt(18)) {
            case 0, 1, 2, 3, 4, 5, 6 -> publish(client, channel);
            case 7, 8 -> {
                if (channel.state == SimChannel.State.DETACHED) {
                    channel.rewind = random.nextInt(3);
                    client.attach(channel);
                }
            }
            case 9 -> {
                if (attached && random.nextInt(4) == 0) {
                    client.detach(channel);
                }
            }
            case 10, 11, 12 -> {
                if (attached) {
                    var action = random.nextBoolean() ? PresenceAction.ENTER : PresenceAction.UPDATE;
                    client.presence(channel, action, "p" + ++tokens);
                }
            }
            case 13 -> {
                if (attached) {
                    client.presence(channel, PresenceAction.LEAVE, "bye");
                }
            }
            case 14, 15 -> {
                if (attached) {
                    channel.wantsMessages = random.nextInt(3) > 0;
                    client.attach(channel);
                }
            }
            case 16 -> {
                if (random.nextInt(6) == 0) {
                    client.close();
                }
            }
            default -> {}
        }
    }

    private void publish(SimClient client, SimChannel channel) {
        var made = new ArrayList<String>();
        var messages = new ArrayList<Message>();
        int count = random.nextInt(8) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < count; i++) {
            messages.add(message(channel.name, made, client.id.equals("agent") || !oneAgent));
        }
        client.publish(channel, messages, made);
    }

    private Message message(String channel, List<String> made, boolean appends) {
        var token = "<" + ++tokens + ">";
        made.add(token);
        var data = new Data.Text(token);
        var known = List.copyOf(world.truth.texts(channel).keySet());
        int choice = random.nextInt(10);
        boolean adds = channel.equals(GROWING) || choice > 5;
        if (known.isEmpty() || choice < 3 || adds && !appends) {
            return Message.builder().data(data).build();
        }
        var action = switch (channel.equals(GROWING) ? 9 : choice) {
            case 3 -> MessageAction.DELETE;
            case 4, 5 -> MessageAction.UPDATE;
            default -> MessageAction.APPEND;
        };
        var serial = known.get(random.nextInt(known.size()));
        targets.put(token, serial);
        return Message.builder()
                .actionCode(action.code())
                .serial(serial)
                .data(data)
                .build();
    }

    private void overRest() {
        var channel = random.nextBoolean() ? GROWING : CHANGING;
        var message = message(channel, new ArrayList<>(), true);
        world.rest("server", new RestCall.Publish(channel, List.of(message)));
    }

    private void fault() {
        var name = clients.get(random.nextInt(clients.size())).id;
        var rule = new RuleId("F-" + name);
        var cut = new FaultRule(rule, new FaultRule.Target.Client(name), new Cut(), "Cut");
        world.apply(
                random.nextInt(3) == 0
                        ? new Input.RuleSet(world.now(), cut)
                        : new Input.RuleCleared(world.now(), rule));
    }

    private void upheaval() {
        if (random.nextInt(12) == 0) {
            world.restart();
            setBreakpoints();
        } else if (random.nextInt(4) == 0) {
            world.image();
        } else {
            world.copy();
        }
    }

    private interface Doing<T> {
        void to(T one);
    }

    private <T> void any(Iterable<T> all, Predicate<T> fits, Doing<T> doing) {
        var fitting = new ArrayList<T>();
        all.forEach(one -> {
            if (fits.test(one)) {
                fitting.add(one);
            }
        });
        if (!fitting.isEmpty()) {
            doing.to(fitting.get(random.nextInt(fitting.size())));
        }
    }

    private void compareSettled() {
        var waiting = world.held().stream().map(HeldFrame::clientId).toList();
        clients.stream()
                .filter(client -> client.settled() && !waiting.contains(client.id))
                .forEach(SimClient::compare);
    }

    /// Lets everybody come back and everything arrive, then compares all that there is.
    private void settle() {
        for (var client : clients) {
            world.apply(new Input.RuleCleared(world.now(), new RuleId("F-" + client.id)));
            world.apply(new Input.RuleCleared(world.now(), new RuleId("B-" + client.id)));
        }
        for (int round = 0; round < 1000; round++) {
            clients.forEach(SimClient::connect);
            List.copyOf(world.pipes.values()).stream()
                    .filter(pipe -> pipe.abandoned || pipe.ending)
                    .forEach(world::gone);
            any(world.pipes.values(), pipe -> !pipe.toBroker.isEmpty() && !pipe.ending, world::toBroker);
            any(world.pipes.values(), pipe -> !pipe.toClient.isEmpty(), world::toClient);
            if (clients.stream().allMatch(SimClient::settled)) {
                world.pass(100); // appends that wait for their window
                if (clients.stream().allMatch(SimClient::settled)) {
                    break;
                }
            }
        }
        world.check(clients.stream().allMatch(SimClient::settled), () -> "it never became quiet");
        clients.forEach(SimClient::compare);
        clients.forEach(SimClient::compareAnswers);
        world.insight().compareTimeline(clients);
        world.insight().compareStates(clients);
        countTokens();
        world.runAgain();
    }

    /// What was acknowledged is there once; what had to be sent again as new is there at most once more.
    private void countTokens() {
        var all = new StringBuilder();
        world.truth.ever(GROWING).values().forEach(last -> all.append(last.text()));
        for (var client : clients) {
            for (var token : client.accepted.getOrDefault(GROWING, List.of())) {
                var target = targets.get(token);
                if (target != null && world.truth.isGone(GROWING, target)) {
                    continue; // held back until there was nothing to add it to
                }
                int count = (all.length() - all.toString().replace(token, "").length()) / token.length();
                int most = 1
                        + (int) client.uncertain.stream().filter(token::equals).count();
                world.check(
                        count >= 1 && count <= most,
                        () -> token + " of " + client.id + " is there " + count + " times");
            }
        }
    }
}
