package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.filter.MessageFilter;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Channels that a client attaches with a filter in front of the name (RTS5, RTL4k).
class MessageFilterTest {
    private static final String CHEAP = derived("name == `\"ice\"` && headers.cost < `50`", "");

    private final BrokerScript script = new BrokerScript(12).connect("a").connect("b");
    private long published;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name == `\"ice\"`; true",
                "name == 'tea'; false",
                "headers.flavor == `\"strawberry\"` && headers.cost < `50`; true",
                "headers.cost > `50` || headers.fresh; true",
                "headers.\"x-part\" == '1'; true",
                "headers.none; false",
                "headers.flavor > `1`; false",
                "length(headers.cost) > `1`; false",
                "contains(`[\"ice\", \"tea\"]`, name); true",
                "starts_with(headers.flavor, 'straw') && ends_with(name, 'e'); true",
                "headers.\"x-part\" == '[1|2]' || name == 'ice'; true",
                "data; false",
            })
    void anExpressionIsAboutTheNameAndTheHeaders(String words, boolean passes) {
        var headers = Map.of("flavor", "strawberry", "cost", 35, "fresh", true, "x-part", "1");
        var message = Message.builder().name("ice").data(new Data.Text("x")).extras(Map.of("headers", headers));
        assertEquals(passes, Objects.requireNonNull(MessageFilter.of(words)).passes(message.build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "name ==",
                "no_such_function(name)",
                "`{`",
                "'",
                "[@,@][]|[@,@][]",
                "headers.*",
                "{a: name}",
                "name | name",
                "join(name, keys(headers))",
                "name ||",
                "& name"
            })
    void whatIsNoExpressionIsNoFilter(String words) {
        assertNull(MessageFilter.of(words));
        assertNull(MessageFilter.of("(".repeat(990) + "a" + ")"));
    }

    @Test
    void aMessageWithoutNameOrHeadersPassesNothing() {
        var empty = Message.builder().build();
        assertFalse(Objects.requireNonNull(MessageFilter.of("name == 'a'")).passes(empty));
        assertFalse(Objects.requireNonNull(MessageFilter.of("headers.a")).passes(empty));
        assertTrue(Objects.requireNonNull(MessageFilter.of("!headers.a")).passes(empty));
        var odd = Message.builder().extras(Map.of("headers", "none")).build();
        assertFalse(Objects.requireNonNull(MessageFilter.of("headers.a")).passes(odd));
    }

    @Test
    void onlyWhatPassesIsSentAndUnderTheNameThatWasAsked() {
        script.attach("a", "shop").attach("b", CHEAP);
        publish("ice", 10, "one");
        publish("tea", 10, "two");
        publish("ice", 90, "three");
        publish("ice", 20, "four");
        assertEquals(List.of("one", "four"), texts("b"));
        assertEquals(List.of("one", "two", "three", "four"), texts("a"));
        assertTrue(script.got("b", Action.MESSAGE).stream().allMatch(frame -> CHEAP.equals(frame.channel())));
        assertEquals(1, script.broker.channels().size());
    }

    @Test
    void ofABatchEveryMessageIsAskedByItself() {
        script.attach("b", CHEAP);
        send(message("ice", 1, "one"), message("tea", 1, "two"), message("ice", 2, "three"));
        var frames = script.got("b", Action.MESSAGE);
        assertEquals(1, frames.size());
        assertEquals(List.of("one", "three"), texts("b"));
    }

    @Test
    void aGapIsClosedWithWhatPassesAndSoIsTheRewindBefore() {
        publish("ice", 1, "one");
        publish("tea", 1, "two");
        publish("ice", 2, "three");
        var both = derived("name == 'ice'", "?rewind=2");
        script.attach("b", both);
        assertEquals(List.of("one", "three"), texts("b"));
        var from = script.lastChannelSerial("b");
        script.lose("b");
        publish("tea", 1, "four");
        publish("ice", 3, "five");
        script.resume("b").attachFrom("b", both, from);
        assertEquals(List.of("five"), texts("b"));
    }

    @Test
    void aMessageThatBeginsToPassIsSentWhole() {
        script.attach("b", CHEAP);
        publish("ice", 90, "dear");
        var serial = script.broker.channels().getFirst().messages().getFirst().serial();
        send(change(MessageAction.APPEND, serial, "er", 90));
        assertEquals(List.of(), texts("b"));
        send(change(MessageAction.APPEND, serial, " no more", 10));
        assertEquals(List.of("dearer no more"), texts("b"));
        send(change(MessageAction.APPEND, serial, "!", 10));
        assertEquals(List.of("dearer no more", "!"), texts("b"));
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        script.attach("b", derived("name ==", ""));
        var error = script.got("b", Action.ERROR).getLast().error();
        assertNotNull(error);
        assertTrue(String.valueOf(error.message()).contains("name =="), error::message);
        script.attach("b", "[filter=%%%]shop");
        assertEquals(2, script.got("b", Action.ERROR).size());
        script.attach("b", "shop");
        assertEquals(1, script.got("b", Action.ATTACHED).size());
    }

    private void publish(String name, int cost, String text) {
        send(message(name, cost, text));
    }

    private static Message.Builder message(String name, int cost, String text) {
        return Message.builder().name(name).data(new Data.Text(text)).extras(Map.of("headers", Map.of("cost", cost)));
    }

    private static Message.Builder change(MessageAction action, String serial, String text, int cost) {
        return message("ice", cost, text).actionCode(action.code()).serial(serial);
    }

    private void send(Message.Builder... messages) {
        script.send(
                "a",
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("shop")
                        .msgSerial(published++)
                        .messages(Arrays.stream(messages)
                                .map(Message.Builder::build)
                                .toList()));
    }

    private List<String> texts(String client) {
        return script.got(client, Action.MESSAGE).stream()
                .flatMap(frame -> frame.messages() == null ? Stream.of() : frame.messages().stream())
                .map(message -> message.data() instanceof Data.Text(var text) ? text : "")
                .toList();
    }

    private static String derived(String words, String params) {
        var base64 = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        return "[" + QualifiedName.FILTER + "=" + base64 + params + "]shop";
    }
}
