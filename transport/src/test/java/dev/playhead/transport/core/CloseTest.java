package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");

    private static BrokerScript devices(String fault) {
        return new BrokerScript(7)
                .connect("phone")
                .attach("phone", "chat")
                .connect("tablet")
                .attach("tablet", "chat")
                .set(PHONE, FaultSpec.parse(fault).fault());
    }

    private static List<Effect.Close> closes(BrokerScript script) {
        return script.last.stream()
                .filter(Effect.Close.class::isInstance)
                .map(Effect.Close.class::cast)
                .toList();
    }

    @Test
    void aTransportIsClosedAtOnceWithCodeAndReason() {
        var script = devices("close code=4001 reason='going to sleep' after=1s");
        assertEquals(
                List.of(new Effect.Close(script.transport("phone"), 4001, "going to sleep", RuleId.of(1))),
                closes(script));
        assertEquals(List.of(), script.got("phone", Action.DISCONNECTED));
        assertEquals(List.of(), script.broker().rules(), "it is over as soon as it is set");
    }

    @Test
    void aCodeOfTheProtocolIsSaidInDisconnectedBeforeTheClose() {
        var script = devices("close code=40142 reason='The token has expired.' after=1s");
        assertEquals(
                new ErrorInfo(40142, 401, "The token has expired."),
                script.got("phone", Action.DISCONNECTED).getFirst().error());
        assertEquals(1000, closes(script).getFirst().code());
    }

    @Test
    void aTransportIsClosedRightAfterTheFrameThatTheDoseSays() {
        var script = devices("close nth=2").publish("tablet", "chat", "one");
        assertEquals(List.of(), closes(script));
        script.publish("tablet", "chat", "two");
        assertEquals(script.transport("phone"), closes(script).getFirst().transport());
        assertEquals(2, script.got("phone", Action.MESSAGE).size());
        script.lose("phone").resume("phone").attach("phone", "chat").publish("tablet", "chat", "three");
        assertEquals(List.of(), closes(script), "once");
    }

    @Test
    void framesFromTheClientAreCountedWhenThatIsSaid() {
        var script = devices("close nth=1 way=from").publish("phone", "chat", "last words");
        assertEquals(1, closes(script).size());
        assertEquals(1, script.got("tablet", Action.MESSAGE).size());
        assertEquals(1, script.got("phone", Action.ACK).size());
    }

    @Test
    void whoIsClosedCanResume() {
        var script = devices("close after=1s");
        var before = script.got("phone", Action.CONNECTED).getLast().connectionId();
        script.lose("phone").resume("phone");
        assertEquals(before, script.got("phone", Action.CONNECTED).getLast().connectionId());
    }

    @Test
    void withNoneOfAHundredNothingIsClosed() {
        var script = devices("close percent=0").publish("tablet", "chat", "one");
        assertEquals(List.of(), closes(script));
        assertEquals(List.of(RuleId.of(1)), script.broker().rules());
    }

    @Test
    void aCodeThatNoCloseFrameCanHaveIsRefusedInWords() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("close code=1006 after=1s"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("code=1006 is no code that a close frame can have"));
    }

    @Test
    void atTheStartNobodyIsThereToBeClosed() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("close code=1001"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("is over as soon as it is set"));
    }
}
