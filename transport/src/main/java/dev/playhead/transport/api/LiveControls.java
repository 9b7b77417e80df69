package dev.playhead.transport.api;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.session.HeldId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The controls of a broker that runs in this process.
final class LiveControls implements Controls {
    private static final String PLAYHEAD = "playhead";
    private static final String CANCEL = "ai-cancel";

    private final BrokerServer broker;
    private final TimelineBuilder builder;

    LiveControls(BrokerServer broker, TimelineBuilder builder) {
        this.broker = broker;
        this.builder = builder;
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
        broker.publish(channel.app(), PLAYHEAD, channel.name(), JsonTree.write(cancel(run)));
    }

    private static Map<String, ?> cancel(Run run) {
        if (run.isPlain()) {
            return Map.of("name", CANCEL, "data", run.id());
        }
        var transport = Map.of("run-id", run.id(), "event-id", UUID.randomUUID().toString());
        return Map.of("name", CANCEL, "extras", Map.of("ai", Map.of("transport", transport)));
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
