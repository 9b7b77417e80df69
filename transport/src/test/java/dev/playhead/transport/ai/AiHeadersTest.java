package dev.playhead.transport.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The headers of AI Transport, wherever a writer puts them.
class AiHeadersTest {
    private static AiHeaders of(Map<String, Object> extras) {
        return AiHeaders.of(Message.builder().extras(extras).build());
    }

    @Test
    void theTransportWinsOverTheCodecOfOlderWriters() {
        var headers = of(Map.of(
                "ai",
                Map.of(
                        "transport", Map.of("run-id", "new"),
                        "codec", Map.of("run-id", "old", "stream", "true", "status", "streaming"))));
        assertTrue(headers.isPresent());
        assertEquals("new", headers.runId());
        assertTrue(headers.isStream());
        assertFalse(headers.isClosed());
        assertNull(headers.get("turn"));
    }

    @Test
    void completeAndCancelledCloseAStream() {
        for (var status : List.of("complete", "cancelled")) {
            assertTrue(of(Map.of("ai", Map.of("transport", Map.of("status", status))))
                    .isClosed());
        }
    }

    @Test
    void whatIsNoHeaderIsPassedOver() {
        assertFalse(AiHeaders.of(Message.builder().build()).isPresent());
        assertFalse(of(Map.of("headers", Map.of("run-id", "r"))).isPresent());
        assertFalse(of(Map.of("ai", "text")).isPresent());
        assertFalse(of(Map.of("ai", Map.of("transport", List.of("run-id")))).isPresent());
    }
}
