package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.fault.Dose;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.WithholdAck;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithholdAckTest {
    private static final FaultRule.Target AGENT = new FaultRule.Target.Client("agent");

    private static BrokerScript devices(Dose dose) {
        return new BrokerScript(7)
                .connect("agent")
                .connect("phone")
                .attach("phone", "chat")
                .set(AGENT, new WithholdAck(dose));
    }

    private static List<Long> acknowledged(BrokerScript script) {
        return script.got("agent", Action.ACK).stream()
                .map(ProtocolMessage::msgSerial)
                .toList();
    }

    @Test
    void whatIsNotAcknowledgedIsStoredAndDelivered() {
        var script = devices(new Dose.First(1)).publish("agent", "chat", "one").publish("agent", "chat", "two");
        assertEquals(List.of(1L), acknowledged(script));
        assertEquals(2, script.got("phone", Action.MESSAGE).size());
    }

    @Test
    void whatIsSentAgainAfterAResumeIsAcknowledgedAndStoredOnce() {
        var script = devices(new Dose.First(1)).publish("agent", "chat", "one");
        script.lose("agent").resume("agent");
        script.publishAs(
                "agent", "chat", 0, Message.builder().data(new Data.Text("one")).build());
        assertEquals(List.of(0L), acknowledged(script));
        assertEquals(1, script.got("phone", Action.MESSAGE).size());
    }

    @Test
    void withNoneOfAHundredAllAreAcknowledged() {
        var script =
                devices(new Dose.Percent(0)).publish("agent", "chat", "one").publish("agent", "chat", "two");
        assertEquals(List.of(0L, 1L), acknowledged(script));
    }

    @Test
    void theSameSeedWithholdsTheSame() {
        assertEquals(acknowledged(many()), acknowledged(many()));
    }

    private static BrokerScript many() {
        var script = devices(new Dose.Percent(50));
        for (int i = 0; i < 40; i++) {
            script.publish("agent", "chat", String.valueOf(i));
        }
        return script;
    }
}
