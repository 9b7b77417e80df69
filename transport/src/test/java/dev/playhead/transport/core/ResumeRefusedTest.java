package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResumeRefusedTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");

    private static BrokerScript devices(long seed, String fault) {
        return new BrokerScript(seed)
                .connect("tablet")
                .attach("tablet", "chat")
                .connect("phone")
                .attach("phone", "chat")
                .set(PHONE, FaultSpec.parse(fault).fault());
    }

    private static ProtocolMessage connected(BrokerScript script) {
        return script.got("phone", Action.CONNECTED).getLast();
    }

    @Test
    void theNextResumeGetsAnotherConnectionAndTheOneAfterGoesOn() {
        var script = devices(7, "resume-refused first=1");
        var before = connected(script).connectionId();
        script.lose("phone").resume("phone");
        var refused = connected(script);
        assertNotEquals(before, refused.connectionId());
        assertEquals(80018, Objects.requireNonNull(refused.error()).code());
        script.lose("phone").resume("phone");
        assertEquals(refused.connectionId(), connected(script).connectionId());
        assertNull(connected(script).error());
    }

    @Test
    void anAttemptThatIsCutCountsForNothing() {
        var script = devices(7, "resume-refused first=1").lose("phone");
        var cut = new FaultRule(RuleId.of(2), PHONE, new Cut(), "Cut phone");
        script.apply(new Input.RuleSet(script.now() + 1, cut)).resume("phone");
        script.apply(new Input.RuleCleared(script.now() + 1, cut.id())).resume("phone");
        assertEquals(80018, Objects.requireNonNull(connected(script).error()).code());
    }

    @Test
    void anotherCodeCanBeSaid() {
        var script = devices(7, "resume-refused code=80008 status=404 message=Gone.");
        script.lose("phone").resume("phone");
        assertEquals(new ErrorInfo(80008, 404, "Gone."), connected(script).error());
    }

    @Test
    void membersOfAConnectionThatIsUnknownLeaveAtOnce() {
        var script = devices(7, "resume-refused").enter("phone", "chat");
        int before = script.got("tablet", Action.PRESENCE).size();
        script.lose("phone").resume("phone");
        assertEquals(before + 1, script.got("tablet", Action.PRESENCE).size());
    }

    @Test
    void aTransportThatIsStillThereIsReplaced() {
        var script = devices(7, "resume-refused");
        var old = script.transport("phone");
        script.resume("phone");
        assertTrue(script.last.stream()
                .anyMatch(effect -> effect instanceof Effect.Close close
                        && close.transport().equals(old)));
        assertEquals(80018, Objects.requireNonNull(connected(script).error()).code());
    }

    @Test
    void whoConnectsForTheFirstTimeMeetsNoFault() {
        var script = new BrokerScript(7)
                .set(PHONE, FaultSpec.parse("resume-refused").fault())
                .connect("phone");
        assertNull(connected(script).error());
    }

    @Test
    void othersResumeAsEver() {
        var script = devices(7, "resume-refused").lose("tablet").resume("tablet");
        assertNull(script.got("tablet", Action.CONNECTED).getLast().error());
    }

    @Test
    void aChannelIsAttachedWithoutContinuityAndNothingIsReplayed() {
        var script = devices(7, "resume-refused at=channel first=1").publish("tablet", "chat", "one");
        var serial = script.lastChannelSerial("phone");
        script.lose("phone").publish("tablet", "chat", "two").resume("phone").attachFrom("phone", "chat", serial);
        var attached = script.got("phone", Action.ATTACHED).getLast();
        assertFalse(attached.has(Flag.RESUMED));
        assertEquals(90003, Objects.requireNonNull(attached.error()).code());
        assertEquals(List.of(), script.got("phone", Action.MESSAGE));
        script.lose("phone").resume("phone").attachFrom("phone", "chat", serial);
        assertTrue(script.got("phone", Action.ATTACHED).getLast().has(Flag.RESUMED));
        assertEquals(1, script.got("phone", Action.MESSAGE).size());
    }

    @Test
    void theSameSeedRefusesTheSame() {
        assertEquals(refusals(7, 50), refusals(7, 50));
        assertNotEquals(refusals(7, 50), refusals(8, 50));
        assertFalse(refusals(7, 0).contains(true));
    }

    private static List<Boolean> refusals(long seed, int percent) {
        var script = devices(seed, "resume-refused percent=" + percent);
        var refused = new ArrayList<Boolean>();
        for (int i = 0; i < 20; i++) {
            script.lose("phone").resume("phone");
            refused.add(connected(script).error() != null);
        }
        return refused;
    }

    @Test
    void aBrokerOfTheImageCountsOn() {
        var script = devices(7, "resume-refused first=1").lose("phone").resume("phone");
        script.lose("phone");
        var copy = ImageTrip.of(script.broker());
        script.resume("phone");
        assertEquals(script.last, copy.apply(script.inputs.getLast()));
        assertNull(connected(script).error());
    }
}
