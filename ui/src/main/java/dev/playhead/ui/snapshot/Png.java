package dev.playhead.ui.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes images as PNG: 8 bits per channel, without alpha since scenes are opaque. Here because the
/// toolkit's own way leads through AWT, which a headless image of the product does not carry.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte DEPTH = 8;
    private static final byte TRUECOLOUR = 2;

    private Png() {}

    /// The whole file.
    public static byte[] encode(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(DEPTH).put(TRUECOLOUR).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflated(rows(image, width, height)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Filter byte and RGB of each row. Filter 1 (difference to the left) suits the flat areas of a user
    /// interface.
    private static byte[] rows(Image image, int width, int height) {
        var argb = new int[width];
        var raw = new byte[height * (1 + width * 3)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
            raw[at++] = 1;
            int left = 0;
            for (int pixel : argb) {
                raw[at++] = (byte) ((pixel >> 16 & 0xFF) - (left >> 16 & 0xFF));
                raw[at++] = (byte) ((pixel >> 8 & 0xFF) - (left >> 8 & 0xFF));
                raw[at++] = (byte) ((pixel & 0xFF) - (left & 0xFF));
                left = pixel;
            }
        }
        return raw;
    }

    private static byte[] deflated(byte[] raw) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(raw);
            deflater.finish();
            var part = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
