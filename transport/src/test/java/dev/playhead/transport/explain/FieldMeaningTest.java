package dev.playhead.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldMeaningTest {
    private static final PayloadNode FRAME = tree("""
            {"action":15,"flags":5,"timestamp":1780000000123,"msgSerial":3,
             "presence":[{"action":4}],
             "messages":[{"action":5,"name":"x","version":{"serial":"1"},
               "extras":{"ai":{"transport":{"status":"cancelled","stream":"true","run-id":"r1","new-one":"?"}},
                         "headers":{"mine":"1"}}},
              {"action":99}]}""");

    private static PayloadNode tree(String json) {
        return Objects.requireNonNull(PayloadTree.of(Format.JSON, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String of(String path) {
        return FieldMeaning.of(true, Objects.requireNonNull(FRAME.at(path), path));
    }

    @Test
    void codesAreSaidInWords() {
        assertEquals("MESSAGE", of("action"));
        assertEquals("HAS_PRESENCE, RESUMED", of("flags"));
        assertEquals("2026-05-28 20:26:40.123 UTC", of("timestamp"));
        assertEquals("append", of("messages.0.action"));
        assertEquals("unknown to this version", of("messages.1.action"));
        assertEquals("update", of("presence.0.action"));
    }

    @Test
    void headersOfAiTransportAreSaidInWordsAndUnknownOnesAreLeftAlone() {
        assertEquals("stopped, nothing follows", of("messages.0.extras.ai.transport.status"));
        assertEquals("grows by appends", of("messages.0.extras.ai.transport.stream"));
        assertEquals("the run that it belongs to", of("messages.0.extras.ai.transport.run-id"));
        assertEquals("", of("messages.0.extras.ai.transport.new-one"));
        assertEquals("", of("messages.0.extras.headers.mine"));
        assertEquals("", of("messages"));
    }

    @Test
    void aBodyOfARequestIsNoFrame() {
        var body = tree("{\"action\":1,\"data\":\"x\",\"timestamp\":\"soon\"}");
        assertEquals("", FieldMeaning.of(false, Objects.requireNonNull(body.at("action"))));
        assertEquals("", FieldMeaning.of(false, Objects.requireNonNull(body.at("timestamp"))));
    }
}
