package dev.playhead.transport.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.CapabilityText;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a capability permits (TK2b).
class CapabilityTest {
    @ParameterizedTest
    @CsvSource({
        "chat, chat, true",
        "chat, chat:1, false",
        "*, anything, true",
        "*, a:b:c, true",
        "*, [meta]x, false",
        "ns:*, ns:a, true",
        "ns:*, ns:a:b, true",
        "ns:*, ns, false",
        "ns:*:x, ns:a:x, true",
        "ns:*:x, ns:a:b:x, false",
        "foo*, foobar, false",
        "foo*, foo*, true",
        "[meta]*, [meta]log, true",
        "[meta]*, log, false",
        "[*]*, [meta]log, true",
        "[*]*, chat, true",
    })
    void aResourceCovers(String resource, String channel, boolean covered) throws Exception {
        var capability = CapabilityText.read("{\"" + resource + "\":[\"publish\"]}");
        assertEquals(covered, capability.allows(Operation.PUBLISH, channel));
        assertFalse(capability.allows(Operation.SUBSCRIBE, channel));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"channel2\":[\"publish\",\"subscribe\"]}; {\"channel2\":[\"*\"]}; {\"channel2\":[\"publish\",\"subscribe\"]}",
                "{\"channel6\":[\"*\"]}; {\"channel6\":[\"publish\",\"subscribe\"]}; {\"channel6\":[\"publish\",\"subscribe\"]}",
                "{\"*\":[\"subscribe\"]}; {\"cansubscribe:*\":[\"subscribe\"]}; {\"cansubscribe:*\":[\"subscribe\"]}",
                "{\"a\":[\"publish\",\"subscribe\"]}; {\"a\":[\"presence\",\"subscribe\"]}; {\"a\":[\"subscribe\"]}",
                "{\"a\":[\"publish\"],\"b\":[\"subscribe\"]}; {\"*\":[\"*\"]}; {\"a\":[\"publish\"],\"b\":[\"subscribe\"]}",
                "{\"a\":[\"publish\"]}; {\"b\":[\"publish\"]}; {}",
                "{\"*\":[\"*\"]}; {\"z\":[\"*\"],\"a\":[\"subscribe\",\"publish\"]}; {\"a\":[\"publish\",\"subscribe\"],\"z\":[\"*\"]}",
            })
    void aKeyGrants(String key, String wanted, String granted) throws Exception {
        var both = CapabilityText.read(key).granting(CapabilityText.read(wanted));
        assertEquals(granted, CapabilityText.write(both));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"a\":[]}",
                "{\"a\":\"publish\"}",
                "{\"a\":[\"fly\"]}",
                "{\"a\":[\"*\",\"publish\"]}",
                "{\"a\"",
            })
    void whatIsNoCapabilityIsSaid(String text) {
        assertThrows(IOException.class, () -> CapabilityText.read(text));
    }

    @Test
    void unlimitedIsEverything() {
        for (var operation : Operation.values()) {
            assertTrue(Capability.UNLIMITED.allows(operation, "[meta]log"));
        }
        assertTrue(Capability.UNLIMITED.granting(Capability.EVERY_CHANNEL).allows(Operation.PUBLISH, "a"));
    }
}
