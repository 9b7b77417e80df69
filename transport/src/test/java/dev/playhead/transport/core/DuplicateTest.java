package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");
    private static final int MESSAGES = 60;

    private static BrokerScript devices(long seed) {
        return new BrokerScript(seed)
                .connect("phone")
                .attach("phone", "chat")
                .connect("tablet")
                .attach("tablet", "chat");
    }

    private static BrokerScript publish(BrokerScript script) {
        for (int i = 0; i < MESSAGES; i++) {
            script.publish("tablet", "chat", "text " + i);
        }
        return script;
    }

    private static List<String> serials(BrokerScript script, String client) {
        return script.got(client, Action.MESSAGE).stream()
                .map(ProtocolMessage::channelSerial)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void everyMessageOfTheClientThatIsHitComesTwiceInARow() {
        var script = publish(devices(7).set(PHONE, new Duplicate(100)));
        var twice = serials(script, "tablet").stream()
                .flatMap(serial -> List.of(serial, serial).stream())
                .toList();
        assertEquals(MESSAGES, serials(script, "tablet").size());
        assertEquals(twice, serials(script, "phone"));
        assertEquals(1, script.got("phone", Action.ATTACHED).size());
    }

    @Test
    void theSameSeedHasTheSameDuplicatesAndAnotherHasOthers() {
        var first = publish(devices(7).set(PHONE, new Duplicate(30)));
        var again = publish(devices(7).set(PHONE, new Duplicate(30)));
        var other = publish(devices(8).set(PHONE, new Duplicate(30)));
        assertEquals(first.got("phone"), again.got("phone"));
        assertTrue(serials(first, "phone").size() > MESSAGES);
        assertTrue(serials(first, "phone").size() < 2 * MESSAGES);
        assertNotEquals(twices(first), twices(other));
    }

    private static List<Boolean> twices(BrokerScript script) {
        var got = serials(script, "phone");
        return got.stream()
                .distinct()
                .map(serial -> got.indexOf(serial) != got.lastIndexOf(serial))
                .toList();
    }

    @Test
    void theRuleChangesNoNameAndNothingForOthers() {
        var with = publish(devices(7).set(PHONE, new Duplicate(30)));
        var without = publish(devices(7).set(new FaultRule.Target.Client("nobody"), new Duplicate(30)));
        assertEquals(without.got("tablet"), with.got("tablet"));
        assertEquals(
                serials(without, "phone"),
                serials(with, "phone").stream().distinct().toList());
    }

    @Test
    void whatWasMissedComesTwiceFromItsBeginningAndWhatIsNewOnce() {
        var script =
                devices(7).set(PHONE, FaultSpec.now("duplicate what=replay").fault());
        script.publish("tablet", "chat", "zero");
        var from = script.lastChannelSerial("phone");
        script.lose("phone").publish("tablet", "chat", "one").publish("tablet", "chat", "two");
        script.resume("phone").attachFrom("phone", "chat", from).publish("tablet", "chat", "three");
        var all = serials(script, "tablet");
        assertEquals(
                List.of(all.get(1), all.get(2), all.get(1), all.get(2), all.get(3)),
                serials(script, "phone"),
                "on its second transport");
    }

    @Test
    void aDoseSaysWhichReplaysComeTwice() {
        var script = devices(7)
                .set(PHONE, FaultSpec.now("duplicate what=replay nth=2").fault());
        var from = script.lastChannelSerial("phone");
        script.lose("phone").publish("tablet", "chat", "one");
        script.resume("phone").attachFrom("phone", "chat", from);
        assertEquals(1, serials(script, "phone").size());
        script.lose("phone").resume("phone").attachFrom("phone", "chat", from);
        assertEquals(2, serials(script, "phone").size());
    }

    @Test
    void withNoneOfAHundredNothingHappens() {
        var none = publish(devices(7).set(PHONE, new Duplicate(0)));
        assertEquals(serials(none, "tablet"), serials(none, "phone"));
    }

    @Test
    void aBrokerOfTheImageDrawsOnWhereTheOtherStood() {
        var script = publish(devices(7).set(PHONE, new Duplicate(30)));
        var copy = ImageTrip.of(script.broker());
        var message = Message.builder().data(new Data.Text("by REST")).build();
        var sent = new ArrayList<Effect>();
        for (int i = 1; i <= MESSAGES; i++) {
            var next = new Input.Requested(
                    script.now() + i,
                    new RequestId(script.now() + i),
                    new Identity("app.key", Identity.ANY),
                    new RestCall.Publish("chat", List.of(message)));
            var effects = script.broker().apply(next);
            assertEquals(effects, copy.apply(next));
            sent.addAll(effects);
        }
        long frames = sent.stream().filter(Effect.Send.class::isInstance).count();
        assertTrue(frames > MESSAGES && frames < 2 * MESSAGES, frames + " frames");
    }
}
