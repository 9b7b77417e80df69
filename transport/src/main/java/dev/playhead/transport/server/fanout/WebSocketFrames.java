package dev.playhead.transport.server.fanout;

import dev.playhead.transport.protocol.Format;

/// Writes the heads of the frames of a server: one message each, not masked, so that the same bytes serve every
/// subscriber.
public final class WebSocketFrames {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;

    private WebSocketFrames() {}

    /// Returns the head of a payload of this length.
    public static byte[] head(Format format, int length) {
        var head = new byte[length < 126 ? 2 : length < 65_536 ? 4 : 10];
        head[0] = (byte) (format == Format.JSON ? TEXT : BINARY);
        switch (head.length) {
            case 2 -> head[1] = (byte) length;
            case 4 -> {
                head[1] = 126;
                head[2] = (byte) (length >>> 8);
                head[3] = (byte) length;
            }
            default -> {
                head[1] = 127;
                for (int i = 0; i < 4; i++) {
                    head[6 + i] = (byte) (length >>> (24 - 8 * i));
                }
            }
        }
        return head;
    }
}
