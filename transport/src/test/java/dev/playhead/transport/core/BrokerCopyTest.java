package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A copy of a broker must be the broker in everything that can be seen later, and share nothing that
/// changes.
class BrokerCopyTest {
    private static final Map<String, String> PARAMS = Map.of(
            "modes", "presence,presence_subscribe,publish,subscribe,annotation_publish,annotation_subscribe",
            "delta", "vcdiff");
    private static final String LONG = "a text that is long enough to be worth a delta, like this one is ";
    private static final List<String> DEVICES = List.of("laptop", "phone", "tablet");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCopyGoesOnAsTheOriginalDid(long seed) {
        compare(seed, BrokerSettings.DEFAULT);
    }

    /// What is dropped is the same, and at the same input.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aCopyDropsAsTheOriginalDid(long seed) {
        compare(seed, BrokerSettings.DEFAULT.keeping(4_000));
    }

    private static void compare(long seed, BrokerSettings settings) {
        var inputs = session(seed).inputs;
        for (int at = 0; at <= inputs.size(); at += 3) {
            var original = new Broker(settings, seed);
            inputs.subList(0, at).forEach(original::apply);
            var copy = original.copy();
            var back = ImageTrip.of(original);
            var rest = inputs.subList(at, inputs.size());
            var expected = effects(original, rest);
            var where = "seed " + seed + ", copied at " + at;
            assertEquals(expected, effects(copy, rest), where);
            assertEquals(expected, effects(back, rest), where);
            assertNull(StateGraph.difference(original, copy), where);
            assertNull(StateGraph.difference(original, back), where);
            assertEquals(original.channels(), copy.channels(), where);
        }
    }

    @Test
    void whatTheCopyDoesIsNotSeenByTheOriginal() {
        var inputs = session(9).inputs;
        var original = new Broker(BrokerSettings.DEFAULT, 9);
        inputs.subList(0, 60).forEach(original::apply);
        var rest = inputs.subList(60, inputs.size());
        var expected = effects(original.copy(), rest);
        effects(original.copy(), rest);
        assertEquals(expected, effects(original, rest));
    }

    private static List<Effect> effects(Broker broker, List<Input> inputs) {
        var effects = new ArrayList<Effect>();
        inputs.forEach(input -> effects.addAll(broker.apply(input)));
        return effects;
    }

    /// A session with everything that a broker remembers in it.
    private static BrokerScript session(long seed) {
        var random = new Random(seed);
        var script = new BrokerScript(seed).connect("agent").attach("agent", "chat");
        var serials = new ArrayList<String>();
        script.publish("agent", "chat", "first");
        serials.add(script.lastSerial("agent"));
        for (var device : DEVICES) {
            script.connect(device).attachWith(device, "chat", PARAMS).enter(device, "chat");
        }
        var target = new FaultRule.Target.Client("tablet");
        var breakpoint = FaultSpec.parse("break way=both percent=20").fault();
        script.tick(1);
        script.apply(new Input.RuleSet(script.now(), new FaultRule(RuleId.of(2), target, breakpoint, "break")));
        for (int step = 0; step < 120; step++) {
            var device = DEVICES.get(random.nextInt(DEVICES.size()));
            var serial = serials.get(random.nextInt(serials.size()));
            switch (random.nextInt(14)) {
                case 0 -> {
                    script.publish("agent", "chat", LONG + step);
                    serials.add(script.lastSerial("agent"));
                }
                case 1 ->
                    script.publish(
                            "agent", "chat", BrokerScript.change(MessageAction.UPDATE, serial, "u" + LONG + step));
                case 2 -> script.publish("agent", "chat", BrokerScript.change(MessageAction.DELETE, serial, ""));
                case 3 -> script.lose(device);
                case 4 ->
                    script.resume(device)
                            .attachFrom(
                                    device,
                                    "chat",
                                    script.broker.channels().getFirst().lastSerial());
                case 5 -> script.connect(device).attach(device, "chat").enter(device, "chat");
                case 6 -> script.cut(device);
                case 7 -> script.restore();
                case 8 -> script.lose("agent").resume("agent").attach("agent", "chat");
                case 9 ->
                    // sent again after a resume: answered from memory
                    script.publishAs(
                            "agent",
                            "chat",
                            random.nextInt(5),
                            Message.builder().name("again").build());
                case 10, 11 -> script.annotate(device, "chat", BrokerScript.reaction(serial, "r" + step % 3));
                default -> script.append("agent", "chat", serial, " a" + step);
            }
            settle(script, random);
            if (random.nextInt(10) == 0) {
                script.fire(TimerId.Purpose.HEARTBEAT, "", 1);
            }
        }
        return script;
    }

    // What waits at the breakpoint is now and then let go, edited or dropped.
    private static void settle(BrokerScript script, Random random) {
        var held = script.broker.heldFrames();
        if (!held.isEmpty() && random.nextInt(3) == 0) {
            var one = held.get(random.nextInt(held.size()));
            boolean drops = random.nextInt(4) == 0;
            var edited = drops || random.nextBoolean()
                    ? null
                    : one.frame().toBuilder().id("edited").build();
            script.tick(1);
            script.apply(new Input.HeldSettled(script.now(), one.id(), drops, edited));
        }
    }
}
