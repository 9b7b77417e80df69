package dev.playhead.transport.api;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.interrupt.Interrupt;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.interrupt.Stop;
import dev.playhead.transport.participant.SimulatedParticipants;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.session.HeldId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The controls of a broker that runs in this process.
final class LiveControls implements Controls {
    private final BrokerServer broker;
    private final TimelineBuilder builder;
    private final SimulatedParticipants simulation;

    LiveControls(BrokerServer broker, TimelineBuilder builder) {
        this.broker = broker;
        this.builder = builder;
        this.simulation = SimulatedParticipants.of(broker);
    }

    @Override
    public CompletableFuture<RuleId> set(int participant, Fault fault) {
        return broker.set(target(participant), fault, fault.label(name(participant)));
    }

    @Override
    public CompletableFuture<RuleId> set(int participant, FaultPreset preset) {
        var label = preset.label(name(participant));
        return broker.set(new FaultSpec(target(participant), preset.fault(), label, 0, preset.forMs()));
    }

    @Override
    public Optional<Serving> serving() {
        return broker.serving();
    }

    @Override
    public Optional<Simulation> simulation() {
        return Optional.of(simulation);
    }

    @Override
    public void restore(RuleId rule) {
        broker.restore(rule);
    }

    @Override
    public void restoreAll() {
        broker.restoreAll();
    }

    @Override
    public void release(HeldId held) {
        var unused = broker.breakpoints().release(held); // the timeline tells when it has gone
    }

    @Override
    public void release(HeldId held, String json) {
        var unused = broker.breakpoints().release(held, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void drop(HeldId held) {
        var unused = broker.breakpoints().drop(held);
    }

    @Override
    public void stop(Run run) {
        var channel = run.channel();
        var unused = interrupt( // when it is over by now there is nothing to do
                new Stop(), new InterruptTarget(channel.app(), channel.name(), run.id(), null), interruptSettings());
    }

    @Override
    public CompletableFuture<InterruptOutcome> interrupt(
            Interrupt interrupt, InterruptTarget target, InterruptSettings how) {
        return broker.interrupts().publish(interrupt, target, how);
    }

    @Override
    public CompletableFuture<Map<InterruptKind, String>> refusals(InterruptTarget target) {
        var refusals = new CompletableFuture<Map<InterruptKind, String>>();
        Thread.ofVirtual()
                .name("interrupts")
                .start(() -> refusals.complete(broker.interrupts().refusals(target)));
        return refusals;
    }

    @Override
    public CompletableFuture<List<String>> publish(String json, String clientId) {
        return simulation.publish(json, clientId);
    }

    @Override
    public InterruptSettings interruptSettings() {
        return broker.interrupts().settings();
    }

    @Override
    public void set(InterruptSettings settings) {
        broker.interrupts().set(settings);
    }

    private FaultRule.Target target(int participant) {
        return builder.target(participant)
                .orElseThrow(() -> new IllegalArgumentException(name(participant) + " has no connection to act on."));
    }

    private String name(int participant) {
        var who = builder.participant(participant);
        return switch (who.kind()) {
            case LAPTOP, PHONE, TABLET -> who.name().toLowerCase(Locale.ROOT);
            case DEVICE, AGENT, PLAYHEAD, REST -> who.name();
        };
    }
}
