package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DropTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");
    private static final int MESSAGES = 60;

    private static BrokerScript devices(long seed, String fault) {
        return new BrokerScript(seed)
                .connect("phone")
                .attach("phone", "chat")
                .attach("phone", "other")
                .connect("tablet")
                .attach("tablet", "chat")
                .attach("tablet", "other")
                .set(PHONE, FaultSpec.parse(fault).fault());
    }

    private static BrokerScript publish(BrokerScript script) {
        for (int i = 1; i <= MESSAGES; i++) {
            script.publish("tablet", "chat", String.valueOf(i));
        }
        return script;
    }

    private static List<String> texts(BrokerScript script, String client) {
        return script.got(client, Action.MESSAGE).stream()
                .map(frame -> Objects.requireNonNull(frame.messages()).getFirst())
                .map(message -> message.data() instanceof Data.Text(var text) ? text : "")
                .toList();
    }

    @Test
    void theFirstMessagesVanishAndTheOthersCome() {
        var script = publish(devices(7, "drop first=3"));
        assertEquals(texts(script, "tablet").subList(3, MESSAGES), texts(script, "phone"));
    }

    @Test
    void whatVanishesIsUndeliveredByTheRule() {
        var script = devices(7, "drop nth=2").publish("tablet", "chat", "one");
        assertEquals(0, undelivered(script));
        script.publish("tablet", "chat", "two");
        assertEquals(1, undelivered(script));
        script.publish("tablet", "chat", "three");
        assertEquals(0, undelivered(script));
        assertEquals(List.of("one", "three"), texts(script, "phone"));
    }

    private static long undelivered(BrokerScript script) {
        return script.last.stream()
                .filter(effect -> effect instanceof Effect.Undelivered lost
                        && RuleId.of(1).equals(lost.rule()))
                .count();
    }

    @Test
    void theSameSeedDropsTheSameAndAnotherDropsOthers() {
        var first = texts(publish(devices(7, "drop percent=30")), "phone");
        assertEquals(first, texts(publish(devices(7, "drop percent=30")), "phone"));
        assertNotEquals(first, texts(publish(devices(8, "drop percent=30")), "phone"));
        assertTrue(first.size() > MESSAGES / 3 && first.size() < MESSAGES, first.size() + " came");
    }

    @Test
    void withNoneOfAHundredNothingVanishes() {
        var script = publish(devices(7, "drop percent=0 frames=any way=both"));
        assertEquals(texts(script, "tablet"), texts(script, "phone"));
    }

    @Test
    void otherChannelsAndOtherFramesAreLeftAlone() {
        var script =
                devices(7, "drop channel=chat").publish("tablet", "chat", "a").publish("tablet", "other", "b");
        assertEquals(List.of("b"), texts(script, "phone"));
        script.enter("tablet", "chat");
        assertEquals(1, script.got("phone", Action.PRESENCE).size());
    }

    @Test
    void otherClientsGetAll() {
        assertEquals(
                MESSAGES,
                texts(publish(devices(7, "drop percent=100")), "tablet").size());
    }

    @Test
    void whatAClientSendsIsNotHeardAndNotAnswered() {
        var script = devices(7, "drop way=from first=1").publish("phone", "chat", "lost");
        assertEquals(List.of(), texts(script, "tablet"));
        assertEquals(List.of(), script.got("phone", Action.ACK));
        script.publish("phone", "chat", "heard");
        assertEquals(List.of("heard"), texts(script, "tablet"));
        assertEquals(
                List.of(1L),
                script.got("phone", Action.ACK).stream()
                        .map(ProtocolMessage::msgSerial)
                        .toList());
    }

    @Test
    void framesOfAnyKindCanVanish() {
        var script = devices(7, "drop frames=any").attach("phone", "third");
        assertEquals(2, script.got("phone", Action.ATTACHED).size());
        script.restore().attach("phone", "fourth");
        assertEquals(3, script.got("phone", Action.ATTACHED).size());
    }

    @Test
    void aBrokerOfTheImageCountsOnWhereTheOtherStood() {
        var script = devices(7, "drop every=3").publish("tablet", "chat", "1").publish("tablet", "chat", "2");
        var copy = new BrokerScript(ImageTrip.of(script.broker()));
        var third = new Input.Requested(
                script.now() + 1,
                new RequestId(1),
                new Identity("app.key", Identity.ANY),
                new RestCall.Publish(
                        "chat",
                        List.of(Message.builder().data(new Data.Text("3")).build())));
        copy.apply(third);
        assertEquals(1, undelivered(copy));
    }
}
