package dev.playhead.transport.server.http;

import java.util.Base64;
import java.util.Map;

/// Checks what RFC 6455 (4.2.1) asks of the request that begins a WebSocket, before the protocol engine has it.
public final class UpgradeCheck {
    private static final Map<String, String> SPOKEN = Map.of("Upgrade", "websocket", "Sec-WebSocket-Version", "13");
    private static final int KEY_BYTES = 16;

    private UpgradeCheck() {}

    public static void check(HttpHead head) throws BadRequestException {
        if (!head.method().equals("GET") || !head.version().equals("HTTP/1.1") || head.hasBody()) {
            throw new BadRequestException(400, "A WebSocket begins with GET, HTTP/1.1 and no body.");
        }
        if (!head.lists("connection", "upgrade")) {
            throw new BadRequestException(400, "A WebSocket begins with \"Connection: Upgrade\".");
        }
        if (!head.headers().getOrDefault("sec-websocket-version", "").equals("13")) {
            throw new BadRequestException(426, "The broker speaks version 13 of the WebSocket protocol.", SPOKEN);
        }
        if (!isKey(head.headers().getOrDefault("sec-websocket-key", ""))) {
            throw new BadRequestException(400, "Sec-WebSocket-Key must be 16 bytes as base64.");
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
