package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.delta.VcdiffReader;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private static final Map<String, String> VCDIFF = Map.of("delta", "vcdiff");

    private final BrokerScript script = new BrokerScript(3);

    @BeforeEach
    void clients() {
        script.connect("agent")
                .connect("plain")
                .attach("plain", "chat")
                .connect("a")
                .connect("b");
        attach("a", null).attach("b", null);
    }

    private DeltasTest attach(String client, @Nullable String from) {
        script.send(
                client,
                ProtocolMessage.builder(Action.ATTACH)
                        .channel("chat")
                        .channelSerial(from)
                        .params(VCDIFF));
        return this;
    }

    @Test
    void theFirstMessageIsWholeAndTheOthersSayWhatChanged() {
        assertEquals(VCDIFF, script.got("a", Action.ATTACHED).getLast().params());
        publish(state(1), "json").publish(state(2), "json").publish(state(3), "json");
        var got = messages("a");
        assertNull(got.get(0).extras());
        assertEquals("json", got.get(0).encoding());
        assertEquals("json/utf-8/vcdiff", got.get(1).encoding());
        var delta = Objects.requireNonNull(got.get(1).extras()).get("delta");
        assertEquals(Map.of("from", Objects.requireNonNull(got.get(0).id()), "format", "vcdiff"), delta);
        assertEquals(List.of(state(1), state(2), state(3)), decoded("a"));
        assertEquals(
                List.of(state(1), state(2), state(3)),
                messages("plain").stream().map(DeltasTest::text).toList());
    }

    @Test
    void whoHasTheSameIsSentTheSameFrame() {
        publish(state(1), null).publish(state(2), null);
        var sends = new ArrayList<List<?>>();
        for (var effect : script.last) {
            if (effect instanceof Effect.Send(var to, var frame) && frame.action() == Action.MESSAGE) {
                sends.add(to);
            }
        }
        assertEquals(
                List.of(List.of(script.transport("plain")), List.of(script.transport("a"), script.transport("b"))),
                sends);
        assertEquals("utf-8/vcdiff", messages("a").getLast().encoding());
    }

    @Test
    void aLateComerBeginsWithAWholeMessage() {
        publish(state(1), null);
        script.connect("late");
        attach("late", null).publish(state(2), null).publish(state(3), null);
        assertNull(messages("late").getFirst().encoding());
        assertEquals(List.of(state(2), state(3)), decoded("late"));
        assertEquals(List.of(state(1), state(2), state(3)), decoded("a"));
    }

    @Test
    void whereADeltaSavesNothingTheMessageIsWhole() {
        publish("hello", null).publish("other", null);
        assertNull(messages("a").getLast().encoding());
        assertEquals(List.of("hello", "other"), decoded("a"));
        publish(state(1), "utf-8/cipher+aes-256-cbc/base64")
                .publish(state(1), null)
                .publish(state(1), null);
        var got = messages("a");
        assertNull(got.get(3).encoding(), "nothing builds on an encrypted payload");
        assertEquals("utf-8/vcdiff", got.get(4).encoding());
        script.publish("agent", "chat", Message.builder().name("no data").build());
        publish(state(1), null);
        assertNull(messages("a").getLast().encoding());
    }

    @Test
    void binaryPayloadsStayBinary() {
        var bytes = new Data.Binary(state(1).getBytes(StandardCharsets.UTF_8));
        script.publish("agent", "chat", Message.builder().data(bytes).build());
        script.publish("agent", "chat", Message.builder().data(bytes).build());
        assertEquals("vcdiff", messages("a").getLast().encoding());
        assertEquals(List.of(state(1), state(1)), decoded("a"));
    }

    @Test
    void editsAppendsAndSummariesStayInStep() {
        publish(state(1), null);
        var serial = script.lastSerial("agent");
        script.publish("agent", "chat", BrokerScript.change(MessageAction.UPDATE, serial, state(2)));
        script.append("agent", "chat", serial, state(2));
        publish(state(3), null);
        assertEquals(List.of(state(1), state(2), state(2), state(3)), decoded("a"));
        assertEquals(MessageAction.APPEND, messages("a").get(2).action());
        script.annotate("agent", "chat", BrokerScript.reaction(serial, "+1"));
        publish(state(3), null);
        assertNull(messages("a").getLast().encoding(), "a summary has no payload to build on");
    }

    @Test
    void severalMessagesOfOnePublishBuildOnEachOther() {
        script.send(
                "agent",
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("chat")
                        .msgSerial(0L)
                        .messages(List.of(ofText(state(1)), ofText(state(2)), ofText(state(3)))));
        assertEquals(List.of(state(1), state(2), state(3)), decoded("a"));
        assertNull(messages("a").getFirst().encoding());
        assertNotNull(messages("a").getLast().encoding());
    }

    @Test
    void aClientThatCouldNotDecodeIsSentTheRestAgain() {
        publish(state(1), null);
        var from = script.lastChannelSerial("a");
        publish(state(2), null).publish(state(3), null);
        attach("a", from);
        var attached = script.got("a", Action.ATTACHED).getLast();
        assertEquals(from, attached.channelSerial());
        assertTrue(attached.has(Flag.RESUMED) && attached.has(Flag.HAS_BACKLOG));
        var again = messages("a").subList(3, 5);
        assertNull(again.getFirst().encoding());
        assertEquals(List.of(state(2), state(3)), decoded(again));
        publish(state(4), null);
        assertEquals(
                List.of(state(2), state(3), state(4)), decoded(messages("a").subList(3, 6)));
        assertEquals(4, messages("b").size());
    }

    @Test
    void newOptionsReplayNothingAndBeginWithAWholeMessage() {
        publish(state(1), null);
        var from = script.lastChannelSerial("a");
        publish(state(2), null);
        script.send(
                "a",
                ProtocolMessage.builder(Action.ATTACH)
                        .channel("chat")
                        .channelSerial(from)
                        .flags(ChannelMode.SUBSCRIBE.mask())
                        .params(VCDIFF));
        publish(state(3), null);
        assertEquals(3, messages("a").size());
        assertNull(messages("a").getLast().encoding());
    }

    @Test
    void afterAResumeTheFirstMessageIsWhole() {
        publish(state(1), null);
        var from = script.lastChannelSerial("a");
        script.lose("a");
        publish(state(2), null).publish(state(3), null);
        script.resume("a");
        attach("a", from);
        assertNull(messages("a").getFirst().encoding());
        publish(state(4), null);
        assertEquals(List.of(state(2), state(3), state(4)), decoded("a"));
    }

    @Test
    void afterADiscontinuityTheFirstMessageIsWhole() {
        publish(state(1), null);
        script.set(
                new FaultRule.Target.Everyone(),
                new Interruption(Interruption.How.DISCONTINUITY, "chat", new ErrorInfo(90003, 404, "gone")));
        publish(state(2), null).publish(state(3), null);
        assertNull(messages("a").get(1).encoding());
        assertEquals(List.of(state(1), state(2), state(3)), decoded("a"));
        assertNotNull(messages("a").get(2).encoding());
    }

    @Test
    void whatIsRewoundIsBuiltUponAsWell() {
        publish(state(1), null).publish(state(2), null);
        script.connect("late").attachWith("late", "chat", Map.of("delta", "vcdiff", "rewind", "2"));
        publish(state(3), null);
        assertEquals(List.of(state(1), state(2), state(3)), decoded("late"));
        assertNotNull(messages("late").get(2).encoding());
    }

    @Test
    void occupancyEventsDoNotConfuseTheNextDelta() {
        script.connect("both").attachWith("both", "chat", Map.of("delta", "vcdiff", "occupancy", "metrics"));
        publish(state(1), null);
        script.connect("more").attach("more", "chat");
        script.pass(1000);
        publish(state(2), null).publish(state(3), null);
        var texts = decoded("both");
        assertTrue(texts.size() >= 4, "at least one occupancy event: " + texts);
        assertEquals(state(3), texts.getLast());
        assertTrue(texts.containsAll(List.of(state(1), state(2))), texts.toString());
    }

    @Test
    void anUnknownFormatIsRefused() {
        script.send("a", ProtocolMessage.builder(Action.ATTACH).channel("other").params(Map.of("delta", "bsdiff")));
        var error = script.got("a").getLast();
        assertEquals(Action.ERROR, error.action());
        assertEquals(40003, Objects.requireNonNull(error.error()).code());
    }

    private DeltasTest publish(String text, @Nullable String encoding) {
        script.publish(
                "agent", "chat", ofText(text).toBuilder().encoding(encoding).build());
        return this;
    }

    private static Message ofText(String text) {
        return Message.builder().data(new Data.Text(text)).build();
    }

    private static String state(int count) {
        return "{\"speaker\":\"agent\",\"topic\":\"three days by the sea\",\"count\":" + count + ",\"done\":false}";
    }

    private List<Message> messages(String client) {
        return script.got(client, Action.MESSAGE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .toList();
    }

    private List<String> decoded(String client) {
        return decoded(messages(client));
    }

    /// What a client makes of it, keeping the payload before as SDKs do.
    private static List<String> decoded(List<Message> messages) {
        var texts = new ArrayList<String>();
        byte[] before = {};
        var beforeId = "";
        for (var message : messages) {
            if (message.encoding() != null && message.encoding().endsWith("vcdiff")) {
                var extras = Objects.requireNonNull(message.extras());
                assertEquals(beforeId, ((Map<?, ?>) Objects.requireNonNull(extras.get("delta"))).get("from"));
                var delta = assertInstanceOf(Data.Binary.class, message.data());
                before = VcdiffReader.decode(before, delta.value());
            } else {
                before = text(message).getBytes(StandardCharsets.UTF_8);
            }
            beforeId = String.valueOf(message.id());
            texts.add(new String(before, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String text(Message message) {
        return switch (message.data()) {
            case Data.Text(var text) -> text;
            case Data.Binary(var bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case null -> "";
        };
    }
}
