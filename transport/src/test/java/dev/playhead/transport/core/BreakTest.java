package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.core.breakpoint.HeldFrames;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Settlement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which frames stop at a breakpoint, what waits behind them, and what goes on when.
class BreakTest {
    private static final FaultRule.Target PHONE = new FaultRule.Target.Client("phone");
    private static final FaultRule.Target AGENT = new FaultRule.Target.Client("agent");

    private static BrokerScript devices(FaultRule.Target target, String breakpoint) {
        return new BrokerScript(7)
                .connect("phone")
                .attach("phone", "chat")
                .attach("phone", "other")
                .connect("laptop")
                .attach("laptop", "chat")
                .connect("agent")
                .attach("agent", "chat")
                .set(target, FaultSpec.parse(breakpoint).fault());
    }

    private static List<String> texts(BrokerScript script, String client) {
        return script.got(client, Action.MESSAGE).stream().map(BreakTest::text).toList();
    }

    private static String text(ProtocolMessage frame) {
        var message = Objects.requireNonNull(frame.messages()).getFirst();
        return message.data() instanceof Data.Text(var text) ? text : "";
    }

    private static List<String> held(BrokerScript script) {
        return script.broker.heldFrames().stream()
                .map(frame -> frame.id() + (frame.stopped() ? "" : " behind"))
                .toList();
    }

    private static BrokerScript release(BrokerScript script, String id) {
        return settle(script, id, false, null);
    }

    private static BrokerScript settle(
            BrokerScript script, String id, boolean dropped, @Nullable ProtocolMessage edited) {
        script.tick(1);
        return script.apply(new Input.HeldSettled(script.now(), new HeldId(id), dropped, edited));
    }

    private static ProtocolMessage edited(HeldFrame held, String text) {
        var message = Objects.requireNonNull(held.frame().messages()).getFirst();
        return held.frame().toBuilder()
                .messages(List.of(message.toBuilder().data(new Data.Text(text)).build()))
                .build();
    }

    @Test
    void whatMatchesWaitsAndWhatComesBehindItOnItsChannelWaitsToo() {
        var script = devices(PHONE, "break filter='data == stop'")
                .publish("agent", "chat", "go")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next")
                .publish("agent", "other", "elsewhere");
        assertEquals(List.of("go", "elsewhere"), texts(script, "phone"));
        assertEquals(List.of("go", "stop", "next"), texts(script, "laptop"));
        assertEquals(List.of("F-1.1", "F-1.2 behind"), held(script));
        release(script, "F-1.1");
        assertEquals(List.of("go", "elsewhere", "stop", "next"), texts(script, "phone"));
        assertEquals(List.of(), held(script));
    }

    @Test
    void whatIsReleasedBehindAnotherGoesOnWhenItsTurnComes() {
        var script = devices(PHONE, "break filter=stop")
                .publish("agent", "chat", "stop 1")
                .publish("agent", "chat", "stop 2");
        release(script, "F-1.2");
        assertEquals(List.of(), texts(script, "phone"));
        release(script, "F-1.1");
        assertEquals(List.of("stop 1", "stop 2"), texts(script, "phone"));
    }

    @Test
    void theNextMatchBehindItStopsTheLineAgain() {
        var script = devices(PHONE, "break filter=stop")
                .publish("agent", "chat", "stop 1")
                .publish("agent", "chat", "2")
                .publish("agent", "chat", "stop 3");
        release(script, "F-1.1");
        assertEquals(List.of("stop 1", "2"), texts(script, "phone"));
        assertEquals(List.of("F-1.3"), held(script));
    }

    @Test
    void othersPassWhenTheyNeedNotWait() {
        var script = devices(PHONE, "break filter=stop behind=pass")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next");
        assertEquals(List.of("next"), texts(script, "phone"));
        release(script, "F-1.1");
        assertEquals(List.of("next", "stop"), texts(script, "phone"));
    }

    @Test
    void theThirdAppendOnlyByItsDose() {
        var script = devices(PHONE, "break filter='change == APPEND' nth=3");
        script.publish("agent", "chat", "a");
        var serial = script.lastSerial("agent");
        script.append("agent", "chat", serial, "b")
                .append("agent", "chat", serial, "c")
                .append("agent", "chat", serial, "d")
                .append("agent", "chat", serial, "e");
        assertEquals(List.of("a", "b", "c"), texts(script, "phone"));
        release(script, "F-1.1");
        assertEquals(List.of("a", "b", "c", "d", "e"), texts(script, "phone"));
    }

    @Test
    void whatIsEditedGoesOnInstead() {
        var script = devices(PHONE, "break filter=stop").publish("agent", "chat", "stop");
        var held = script.broker.heldFrames().getFirst();
        settle(script, "F-1.1", false, edited(held, "else"));
        assertEquals(List.of("else"), texts(script, "phone"));
        var withheld = (Effect.Undelivered) script.last.getFirst();
        assertEquals(RuleId.of(1), withheld.rule());
        assertEquals("stop", text(withheld.frame()));
        assertEquals(new Effect.HeldEnded(held.id(), Settlement.EDITED), script.last.getLast());
    }

    @Test
    void whatIsDroppedNeverComes() {
        var script = devices(PHONE, "break filter=stop")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next");
        settle(script, "F-1.1", true, null);
        assertEquals(List.of("next"), texts(script, "phone"));
    }

    @Test
    void aPublishIsNotHeardBeforeItIsReleased() {
        var script = devices(AGENT, "break way=from filter=stop")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next");
        assertEquals(List.of(), texts(script, "laptop"));
        assertEquals(List.of(), script.got("agent", Action.ACK));
        release(script, "F-1.1");
        assertEquals(List.of("stop", "next"), texts(script, "laptop"));
        assertEquals(2, script.got("agent", Action.ACK).size());
    }

    @Test
    void aPublishThatIsEditedIsStoredAsEdited() {
        var script = devices(AGENT, "break way=from filter=stop").publish("agent", "chat", "stop");
        settle(script, "F-1.1", false, edited(script.broker.heldFrames().getFirst(), "else"));
        assertEquals(List.of("else"), texts(script, "laptop"));
    }

    @Test
    void aPublishThatIsDroppedIsRefused() {
        var script = devices(AGENT, "break way=from filter=stop")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next");
        settle(script, "F-1.1", true, null);
        var refusal = script.got("agent", Action.NACK).getFirst();
        assertEquals(0L, refusal.msgSerial());
        assertEquals(40160, Objects.requireNonNull(refusal.error()).code());
        assertEquals(List.of("next"), texts(script, "laptop"));
    }

    @Test
    void heartbeatsAndTheEndOfAConnectionGoOn() {
        var script = devices(AGENT, "break way=both")
                .send("agent", ProtocolMessage.builder(Action.HEARTBEAT).id("ping"));
        assertEquals("ping", script.got("agent", Action.HEARTBEAT).getFirst().id());
        script.publish("agent", "chat", "held").send("agent", ProtocolMessage.builder(Action.CLOSE));
        assertEquals(1, script.got("agent", Action.CLOSED).size());
        assertEquals(List.of(), held(script));
    }

    @Test
    void whatWaitsAtALostTransportComesWithTheResume() {
        var script = devices(PHONE, "break filter=stop first=1");
        var seen = script.lastChannelSerial("phone");
        script.publish("agent", "chat", "stop").lose("phone");
        assertEquals(List.of(), held(script));
        script.resume("phone").attachFrom("phone", "chat", seen);
        assertEquals(List.of("stop"), texts(script, "phone"));
    }

    @Test
    void theEndOfTheBreakpointLetsAllGo() {
        var script = devices(PHONE, "break filter=stop")
                .publish("agent", "chat", "stop 1")
                .publish("agent", "chat", "2")
                .publish("agent", "chat", "stop 3")
                .restore();
        assertEquals(List.of("stop 1", "2", "stop 3"), texts(script, "phone"));
    }

    @Test
    void tooManyLetTheOldestGoOn() {
        var script = devices(PHONE, "break filter=stop");
        for (int i = 0; i <= HeldFrames.MOST; i++) {
            script.publish("agent", "chat", "stop " + i);
        }
        assertEquals(List.of("stop 0"), texts(script, "phone"));
        assertEquals(HeldFrames.MOST, script.broker.heldFrames().size());
    }

    @Test
    void whatWaitsNoMoreCannotBeSettled() {
        var script = devices(PHONE, "break filter=stop").publish("agent", "chat", "stop");
        release(script, "F-1.1");
        release(script, "F-1.1");
        assertTrue(script.last.isEmpty());
        settle(script, "F-9.1", true, null);
        assertTrue(script.last.isEmpty());
    }

    @Test
    void aNextLifeHoldsNothing() {
        var script = devices(PHONE, "break filter=stop").publish("agent", "chat", "stop");
        var next = script.broker.nextLife(BrokerSettings.DEFAULT, 8, script.now());
        assertEquals(List.of(), next.heldFrames());
    }

    @Test
    void aCopyAndAnImageHoldTheSame() {
        var script = devices(PHONE, "break filter=stop")
                .publish("agent", "chat", "stop")
                .publish("agent", "chat", "next");
        assertNull(StateGraph.difference(script.broker, script.broker.copy()));
        assertNull(StateGraph.difference(script.broker, ImageTrip.of(script.broker)));
        assertEquals(script.broker.heldFrames(), ImageTrip.of(script.broker).heldFrames());
    }
}
