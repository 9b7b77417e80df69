package dev.playhead.transport.server;

import dev.playhead.transport.protocol.Format;

/// Writes the frames of a server: one message each, not masked, so that one array serves every subscriber.
final class WebSocketFrames {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;

    private WebSocketFrames() {}

    static byte[] message(Format format, byte[] payload) {
        int length = payload.length;
        int head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        var frame = new byte[head + length];
        frame[0] = (byte) (format == Format.JSON ? TEXT : BINARY);
        switch (head) {
            case 2 -> frame[1] = (byte) length;
            case 4 -> {
                frame[1] = 126;
                frame[2] = (byte) (length >>> 8);
                frame[3] = (byte) length;
            }
            default -> {
                frame[1] = 127;
                for (int i = 0; i < 4; i++) {
                    frame[6 + i] = (byte) (length >>> (24 - 8 * i));
                }
            }
        }
        System.arraycopy(payload, 0, frame, head, length);
        return frame;
    }
}
