package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.playhead.transport.fault.ConnectDecision;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FrameDecision;
import dev.playhead.transport.fault.FrameFault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a fault does at each of its hooks, by faults of the test's own: the core knows no class of faults.
class FaultPipelineTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");

    private final BrokerScript script = new BrokerScript(7);

    private abstract static class OfTest implements FrameFault {
        @Override
        public String kind() {
            return "of-test";
        }

        @Override
        public String verb() {
            return "Test";
        }

        @Override
        public String words() {
            return "For a test.";
        }
    }

    @Test
    void anAttemptToConnectIsRefusedWithTheFaultsError() {
        var why = new ErrorInfo(50003, 503, "Not today.");
        script.set(PHONE, new OfTest() {
            @Override
            public ConnectDecision opening(SeededRandom chance, boolean hasEnded) {
                return new ConnectDecision.Refused(why);
            }
        });
        script.connect("phone").connect("tablet");
        assertEquals(why, script.got("phone", Action.ERROR).getFirst().error());
        assertEquals(1, script.got("tablet", Action.CONNECTED).size());
    }

    @Test
    void aFrameThatIsLostOnTheWayOutIsUndeliveredByTheRule() {
        script.connect("phone").attach("phone", "chat").connect("tablet").attach("tablet", "chat");
        script.set(PHONE, new OfTest() {
            @Override
            public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
                return frame.action() == Action.MESSAGE ? FrameDecision.DROPPED : FrameDecision.PASSED;
            }
        });
        script.publish("tablet", "chat", "hello");
        assertEquals(0, script.got("phone", Action.MESSAGE).size());
        assertEquals(1, script.got("tablet", Action.MESSAGE).size());
        var undelivered = script.last.stream()
                .filter(Effect.Undelivered.class::isInstance)
                .map(Effect.Undelivered.class::cast)
                .toList();
        assertEquals(1, undelivered.size());
        assertEquals(RuleId.of(1), undelivered.getFirst().rule());
    }

    @Test
    void aFrameThatIsLostOnTheWayInIsNotHeard() {
        script.connect("phone").attach("phone", "chat").connect("tablet").attach("tablet", "chat");
        script.set(PHONE, new OfTest() {
            @Override
            public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
                return FrameDecision.DROPPED;
            }
        });
        script.publish("phone", "chat", "hello");
        var unheard = assertInstanceOf(Effect.Undelivered.class, script.last.getFirst());
        assertEquals(1, script.last.size());
        assertEquals(List.of(), unheard.from());
        assertEquals(RuleId.of(1), unheard.rule());
    }

    @Test
    void everyoneIsHitByARuleForEveryone() {
        script.connect("phone").connect("tablet").set(new FaultRule.Target.Everyone(), new Slow(300));
        assertEquals(
                2, script.last.stream().filter(Effect.Delay.class::isInstance).count());
        script.restore();
        assertEquals(
                2,
                script.last.stream()
                        .filter(effect -> effect instanceof Effect.Delay delay && delay.latencyMs() == 0)
                        .count());
    }

    @Test
    void aRuleThatLooksAtNoFramesLeavesEffectsAsTheyWere() {
        var other = new BrokerScript(7);
        for (var one : List.of(script, other)) {
            one.connect("phone").attach("phone", "chat").connect("tablet").attach("tablet", "chat");
        }
        script.set(new FaultRule.Target.Client("nobody"), new Cut());
        other.set(new FaultRule.Target.Client("nobody"), new OfTest() {});
        script.publish("tablet", "chat", "hello");
        other.publish("tablet", "chat", "hello");
        assertEquals(script.last, other.last);
    }
}
