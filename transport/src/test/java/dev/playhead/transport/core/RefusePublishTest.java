package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusePublishTest {
    private static final FaultRule.Target AGENT = new FaultRule.Target.Client("agent");

    private static BrokerScript devices(long seed, String fault) {
        return new BrokerScript(seed)
                .connect("phone")
                .attach("phone", "chat")
                .connect("agent")
                .attach("agent", "chat")
                .publish("agent", "chat", "start")
                .set(AGENT, FaultSpec.parse(fault).fault());
    }

    private static BrokerScript appends(BrokerScript script) {
        var serial = script.lastSerial("agent");
        for (int i = 0; i < 40; i++) {
            script.append("agent", "chat", serial, "." + i);
        }
        return script;
    }

    private static List<Integer> refusals(BrokerScript script) {
        return script.got("agent", Action.NACK).stream()
                .map(ProtocolMessage::error)
                .map(ErrorInfo::code)
                .toList();
    }

    @Test
    void theFirstAppendIsRefusedAsWhereMessagesCannotChangeAndNobodyGetsIt() {
        var script = devices(7, "refuse-publish first=1");
        var serial = script.lastSerial("agent");
        script.append("agent", "chat", serial, " lost").append("agent", "chat", serial, " kept");
        assertEquals(List.of(93002), refusals(script));
        assertEquals("start kept", script.texts("phone").get(serial));
    }

    @Test
    void newMessagesArePublishedWhileAppendsAreRefused() {
        var script = devices(7, "refuse-publish what=append").publish("agent", "chat", "another");
        assertEquals(List.of(), refusals(script));
        assertEquals(2, script.texts("phone").size());
    }

    @Test
    void anyCodeStatusAndMessageCanBeSaid() {
        var script = devices(7, "refuse-publish what=message code=42911 status=429 message='Not so fast.'");
        script.publish("agent", "chat", "another");
        assertEquals(
                new ErrorInfo(42911, 429, "Not so fast."),
                script.got("agent", Action.NACK).getFirst().error());
    }

    @Test
    void withoutACodeAMessageIsRefusedForWantOfACapability() {
        var script = devices(7, "refuse-publish what=any").enter("agent", "chat");
        assertEquals(List.of(40160), refusals(script));
        assertEquals(List.of(), script.got("phone", Action.PRESENCE));
    }

    @Test
    void onlyTheChannelThatWasNamedRefuses() {
        var script = devices(7, "refuse-publish what=message channel=other").publish("agent", "chat", "another");
        assertEquals(List.of(), refusals(script));
        script.publish("agent", "other", "refused");
        assertEquals(List.of(40160), refusals(script));
    }

    @Test
    void theRecordNamesTheRuleThatHasRefused() {
        var script = devices(7, "refuse-publish what=message").publish("agent", "chat", "another");
        var unheard = script.last.stream()
                .filter(Effect.Undelivered.class::isInstance)
                .map(Effect.Undelivered.class::cast)
                .toList();
        assertEquals(1, unheard.size());
        assertEquals(RuleId.of(1), unheard.getFirst().rule());
        assertEquals(List.of(), unheard.getFirst().from());
    }

    @Test
    void theSameSeedRefusesTheSame() {
        var refused = numbers(appends(devices(7, "refuse-publish percent=40")));
        assertEquals(refused, numbers(appends(devices(7, "refuse-publish percent=40"))));
        assertNotEquals(refused, numbers(appends(devices(8, "refuse-publish percent=40"))));
    }

    private static List<Long> numbers(BrokerScript script) {
        return script.got("agent", Action.NACK).stream()
                .map(ProtocolMessage::msgSerial)
                .toList();
    }

    @Test
    void withNoneOfAHundredNothingIsRefused() {
        assertEquals(List.of(), refusals(appends(devices(7, "refuse-publish percent=0"))));
    }

    @Test
    void aPublishOverRestIsRefusedWithTheStatusAndTheRecordNamesTheRule() {
        var message = Message.builder().data(new Data.Text("by REST")).build();
        var script = new BrokerScript(7).connect("phone").attach("phone", "chat");
        script.set(
                new FaultRule.Target.Everyone(),
                FaultSpec.parse("refuse-publish what=message code=50001 status=503 first=1")
                        .fault());
        var refused = script.rest(new RestCall.Publish("chat", List.of(message)));
        assertEquals(50001, ((RestReply.Failed) refused).error().code());
        assertEquals(RuleId.of(1), ((Effect.Undelivered) script.last.getFirst()).rule());
        assertEquals(List.of(), script.got("phone", Action.MESSAGE));
        assertInstanceOf(RestReply.Published.class, script.rest(new RestCall.Publish("chat", List.of(message))));
        assertEquals(1, script.got("phone", Action.MESSAGE).size());
    }

    @Test
    void anAppendOverRestIsRefusedToTheClientThatIsNamed() {
        var script = devices(7, "refuse-publish");
        var serial = script.lastSerial("agent");
        var append = BrokerScript.change(MessageAction.APPEND, serial, "x");
        assertInstanceOf(
                RestReply.Failed.class,
                script.rest(new RestCall.Change(
                        "chat", serial, append.toBuilder().clientId("agent").build())));
        assertEquals("start", script.texts("phone").get(serial));
    }

    @Test
    void readingOverRestIsNeverRefused() {
        var script = devices(7, "refuse-publish what=any");
        assertInstanceOf(RestReply.Status.class, script.rest(new RestCall.ChannelStatus("chat")));
    }
}
