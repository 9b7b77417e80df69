package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import org.junit.jupiter.api.Test;

class DieTest {
    private static final FaultRule.Target AGENT = new FaultRule.Target.Client("agent");

    private static BrokerScript devices(String fault) {
        return new BrokerScript(7)
                .connect("phone")
                .attach("phone", "chat")
                .connect("agent")
                .set(AGENT, FaultSpec.parse(fault).fault());
    }

    private static boolean isReset(BrokerScript script) {
        return script.last.contains(new Effect.Reset(script.transport("agent"), RuleId.of(1)));
    }

    @Test
    void anAgentDiesWithItsSecondPublishWhichIsStillHeard() {
        var script = devices("die nth=2").publish("agent", "chat", "one");
        assertFalse(isReset(script));
        script.publish("agent", "chat", "two");
        assertTrue(isReset(script));
        assertEquals(2, script.got("phone", Action.MESSAGE).size());
    }

    @Test
    void whoHasDiedComesBackNeitherByAResumeNorAnewUntilTheRuleEnds() {
        var script = devices("die nth=1").publish("agent", "chat", "one").lose("agent");
        script.resume("agent");
        assertTrue(isReset(script));
        script.connect("agent");
        assertTrue(isReset(script));
        script.restore().resume("agent");
        assertEquals(1, script.got("agent", Action.CONNECTED).size());
    }

    @Test
    void beforeItsTimeAClientComesAndGoesAsItLikes() {
        var script = devices("die nth=2").lose("agent").resume("agent");
        assertEquals(1, script.got("agent", Action.CONNECTED).size());
    }

    @Test
    void aBrokerOfTheImageKnowsWhoHasDied() {
        var script = devices("die nth=1").publish("agent", "chat", "one").lose("agent");
        var copy = ImageTrip.of(script.broker());
        script.resume("agent");
        assertEquals(script.last, copy.apply(script.inputs.getLast()));
        assertTrue(isReset(script));
    }

    @Test
    void withNoneOfAHundredNobodyDies() {
        var script = devices("die percent=0").publish("agent", "chat", "one");
        assertFalse(isReset(script));
        script.lose("agent").resume("agent");
        assertEquals(1, script.got("agent", Action.CONNECTED).size());
    }
}
