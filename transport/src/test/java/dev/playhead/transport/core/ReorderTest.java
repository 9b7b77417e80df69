package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReorderTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");

    private static BrokerScript devices(String fault) {
        return new BrokerScript(7)
                .connect("phone")
                .attach("phone", "chat")
                .connect("tablet")
                .attach("tablet", "chat")
                .set(PHONE, FaultSpec.parse(fault).fault());
    }

    private static BrokerScript publish(BrokerScript script, String... texts) {
        for (var text : texts) {
            script.publish("tablet", "chat", text);
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
    void framesComeInGroupsInTheOppositeOrder() {
        var script = publish(devices("reorder group=3"), "1", "2", "3", "4", "5", "6");
        assertEquals(List.of("3", "2", "1", "6", "5", "4"), texts(script, "phone"));
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), texts(script, "tablet"));
    }

    @Test
    void aGroupThatIsNotFullWaits() {
        var script = publish(devices("reorder group=2"), "1", "2", "3");
        assertEquals(List.of("2", "1"), texts(script, "phone"));
    }

    @Test
    void whatWaitsWhenTheRuleEndsComesInItsOwnOrder() {
        var script = publish(devices("reorder group=3"), "1", "2").restore();
        assertEquals(List.of("1", "2"), texts(script, "phone"));
        publish(script, "3");
        assertEquals(List.of("1", "2", "3"), texts(script, "phone"));
    }

    @Test
    void whatWaitsForATransportThatEndsComesWithTheResumeAndOnce() {
        var script = devices("reorder group=3");
        var serial = script.lastChannelSerial("phone");
        publish(script, "1").lose("phone").resume("phone").attachFrom("phone", "chat", serial);
        script.restore();
        assertEquals(List.of("1"), texts(script, "phone"));
    }

    @Test
    void otherFramesDoNotWait() {
        var script = devices("reorder").enter("tablet", "chat");
        assertEquals(1, script.got("phone", Action.PRESENCE).size());
    }

    @Test
    void aBrokerOfTheImageHasWhatWaits() {
        var script = publish(devices("reorder group=2"), "1");
        var copy = ImageTrip.of(script.broker());
        var copied = script.broker().copy();
        script.restore();
        assertEquals(script.last, copy.apply(script.inputs.getLast()));
        assertEquals(script.last, copied.apply(script.inputs.getLast()));
        assertEquals(List.of("1"), texts(script, "phone"));
    }
}
