package dev.playhead.transport.server;

import dev.playhead.transport.protocol.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /// The payloads of frames that [#message] made, one after the other in one array.
    static List<byte[]> payloads(byte[] frames) {
        var payloads = new ArrayList<byte[]>();
        int at = 0;
        while (at < frames.length) {
            int length = frames[at + 1] & 0x7f;
            int head = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (head > 2) {
                length = 0;
                for (int i = at + 2; i < at + head; i++) {
                    length = (length << 8) | (frames[i] & 0xff);
                }
            }
            payloads.add(Arrays.copyOfRange(frames, at + head, at + head + length));
            at += head + length;
        }
        return payloads;
    }
}
