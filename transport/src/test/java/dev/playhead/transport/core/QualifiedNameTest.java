package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Channels with parameters in front of their names (RTS5, RTL4k).
class QualifiedNameTest {
    private static final String LAST = "[?rewind=1&echo=false]chat";
    private static final int ALL = ChannelMode.bits(Set.of(ChannelMode.values()));

    private final BrokerScript script = new BrokerScript(11).connect("a").connect("b");

    @Test
    void parametersAreDecodedAsInAQuery() {
        assertEquals("a]b", QualifiedName.base("[?rewind=1]a]b"));
        assertEquals(
                Map.of("modes", "publish,subscribe", "x", "ü"),
                QualifiedName.params("[?modes=publish%2Csubscribe&x=%C3%BC]a"));
        assertEquals(Map.of("rewind", "%1", "echo", ""), QualifiedName.params("[?rewind=%1&echo]a"));
        assertEquals("[meta]log", QualifiedName.base("[meta]log"));
        assertEquals(Map.of(), QualifiedName.params("chat"));
    }

    @Test
    void theChannelIsTheOneWithoutAndTheClientKnowsItByTheNameItSent() {
        script.attach("a", "chat").publish("a", "chat", "one").publish("a", "chat", "two");
        script.attach("b", LAST);
        var attached = script.got("b", Action.ATTACHED).getLast();
        assertEquals(LAST, attached.channel());
        assertEquals(Map.of("rewind", "1", "echo", "false"), attached.params());
        assertEquals(List.of("two"), texts("b"));
        script.publish("a", "chat", "three").publish("b", LAST, "four").publish("b", "chat", "five");
        assertEquals(List.of("two", "three"), texts("b"));
        assertEquals(List.of("one", "two", "three", "four", "five"), texts("a"));
        script.enter("b", LAST).enter("a", "chat");
        script.send("b", ProtocolMessage.builder(Action.DETACH).channel(LAST));
        assertNames("b", LAST);
        assertNames("a", "chat");
        assertEquals(1, script.broker.channels().size());
        assertEquals(1, script.got("b", Action.DETACHED).size());
        assertEquals(
                0,
                script.broker.channels().getFirst().members().stream()
                        .filter(member -> "b".equals(member.clientId()))
                        .count());
    }

    @Test
    void everyoneWithTheSameNameSharesOneFrame() {
        for (var client : List.of("c", "d", "e", "f")) {
            script.connect(client).attach(client, client.compareTo("e") < 0 ? LAST : "chat");
        }
        script.publish("a", "chat", "to four");
        var sends = script.last.stream()
                .filter(effect -> effect instanceof Effect.Send(var to, var frame) && frame.action() == Action.MESSAGE)
                .map(effect -> ((Effect.Send) effect).to().size())
                .toList();
        assertEquals(List.of(2, 2), sends);
    }

    @Test
    void whatTheAttachSaysItselfWins() {
        script.attach("a", "chat").publish("a", "chat", "one").publish("a", "chat", "two");
        script.send("b", ProtocolMessage.builder(Action.ATTACH).channel(LAST).params(Map.of("rewind", "2")));
        assertEquals(List.of("one", "two"), texts("b"));
        assertEquals(
                Map.of("rewind", "2", "echo", "false"),
                script.got("b", Action.ATTACHED).getLast().params());
        script.connect("c").attach("c", "[?rewind=yesterday]chat");
        var refused = script.got("c", Action.ERROR).getLast();
        assertEquals("[?rewind=yesterday]chat", refused.channel());
        assertEquals(40003, Objects.requireNonNull(refused.error()).code());
    }

    @Test
    void deltasAndOccupancyComeByThatNameToo() {
        var name = "[?delta=vcdiff&occupancy=metrics]chat";
        script.attach("b", name).attach("a", "chat");
        var text = "a text that is long enough to be worth a difference, and then a number: ";
        for (int i = 0; i < 3; i++) {
            script.publish("a", "chat", text + i);
        }
        var messages = script.got("b", Action.MESSAGE);
        assertTrue(messages.stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .anyMatch(message -> String.valueOf(message.encoding()).contains("vcdiff")));
        assertTrue(messages.stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .anyMatch(message -> "[meta]occupancy".equals(message.name())));
        assertNames("b", name);
        assertNames("a", "chat");
    }

    @Test
    void objectsAndInterruptionsComeByThatNameToo() {
        script.send("b", ProtocolMessage.builder(Action.ATTACH).channel(LAST).flags(ALL));
        assertEquals(1, script.got("b", Action.OBJECT_SYNC).size());
        script.send("b", ProtocolMessage.builder(Action.SYNC).channel(LAST));
        var why = new ErrorInfo(90198, 500, "for a test");
        var target = new FaultRule.Target.Client("b");
        for (var kind : Interruption.How.values()) {
            script.attach("b", LAST);
            script.set(target, new Interruption(kind, "chat", why));
        }
        assertEquals(1, script.got("b", Action.DETACHED).size());
        assertEquals(1, script.got("b", Action.ERROR).size());
        assertNames("b", LAST);
    }

    @Test
    void aConnectionMayAttachBySeveralNamesAndEachIsItsOwn() {
        script.attach("b", LAST).attach("b", "chat").attach("a", "chat");
        script.publish("a", "chat", "twice");
        assertEquals(List.of("twice", "twice"), texts("b"));
        assertEquals(List.of("chat", LAST), namesOf(Action.MESSAGE).reversed());
        var status = (RestReply.Status) script.rest(new RestCall.ChannelStatus("chat"));
        assertEquals(2, status.metrics().get("connections"));
        assertEquals(2, status.metrics().get("subscribers"));
        script.enter("b", LAST);
        assertEquals(List.of(LAST, "chat"), namesOf(Action.PRESENCE));
        script.send("b", ProtocolMessage.builder(Action.DETACH).channel(LAST));
        script.publish("a", "chat", "once");
        assertEquals(List.of("twice", "twice", "once"), texts("b"));
        assertEquals(1, members().size(), "present while it is attached at all");
        script.send("b", ProtocolMessage.builder(Action.DETACH).channel("chat"));
        script.publish("a", "chat", "to nobody");
        assertEquals(3, texts("b").size());
        assertEquals(0, members().size());
        assertEquals(List.of(LAST, "chat"), namesOf(Action.DETACHED));
    }

    @Test
    void aGapIsClosedUnderEachNameByItself() {
        script.attach("b", LAST).attach("b", "chat");
        var from = script.lastChannelSerial("b");
        script.lose("b").publish("a", "chat", "missed").resume("b");
        script.attachFrom("b", "chat", from);
        assertEquals(List.of("missed"), texts("b"));
        script.attachFrom("b", LAST, from);
        assertEquals(List.of("missed", "missed"), texts("b"));
        assertEquals(List.of("chat", LAST), namesOf(Action.MESSAGE));
        script.lose("b").publish("a", "chat", "not heard");
        var ends = script.last.stream()
                .filter(Effect.Undelivered.class::isInstance)
                .toList();
        assertEquals(1, ends.size());
        assertEquals(
                1, ((Effect.Undelivered) ends.getFirst()).from().size(), "one device, whatever it calls the channel");
    }

    private List<PresenceMessage> members() {
        return script.broker.channels().getFirst().members();
    }

    private List<String> namesOf(Action action) {
        return script.got("b", action).stream()
                .map(frame -> String.valueOf(frame.channel()))
                .toList();
    }

    @Test
    void aResumeKeepsTheNameAndACopyGoesOnTheSame() {
        script.attach("b", LAST);
        var copy = script.broker.copy();
        script.publish("a", "chat", "hello");
        assertEquals(script.last, copy.apply(script.inputs.getLast()));
        var from = script.lastChannelSerial("b");
        script.lose("b").publish("a", "chat", "missed").resume("b").attachFrom("b", LAST, from);
        assertEquals(List.of("missed"), texts("b"));
        assertNames("b", LAST);
        script.lose("b").resume("b").attach("b", "chat");
        assertEquals(List.of(), script.got("b", Action.ERROR), "what an earlier transport was attached as is over");
    }

    @Test
    void namesThatAreStillNoNamesAreRefused() {
        for (var name : List.of(
                "[?rewind=1]", "[?rewind=1]:a", "[?rewind=1][?echo=false]a", "[?rewind=1][what]a", "[?a\nb]c")) {
            script.attach("b", name);
            var refused = script.got("b", Action.ERROR).getLast();
            assertEquals(name, refused.channel());
            assertEquals(40010, Objects.requireNonNull(refused.error()).code());
        }
        assertNull(script.broker.channels().stream().findAny().orElse(null));
    }

    private void assertNames(String client, String name) {
        var names = new HashSet<String>();
        for (var action : Action.values()) {
            for (var frame : script.got(client, action)) {
                if (frame.channel() != null) {
                    names.add(frame.channel());
                }
            }
        }
        assertEquals(Set.of(name), names);
    }

    private List<String> texts(String client) {
        var texts = new ArrayList<String>();
        for (var frame : script.got(client, Action.MESSAGE)) {
            for (var message : Objects.requireNonNull(frame.messages())) {
                texts.add(message.data() instanceof Data.Text(var text) ? text : "");
            }
        }
        return texts;
    }
}
