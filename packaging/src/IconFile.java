import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The icon in the file format that the operating system wants. Each is a list of PNG files with a header.
final class IconFile {
    private static final int[] ICO_SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;
    private static final int ICO_WHOLE = 256; // a side of 256 is written as 0

    private IconFile() {}

    static Path make(Product product, Path to) throws IOException {
        return switch (Platform.current()) {
            case LINUX -> product.icon(512);
            case WINDOWS -> Files.write(to.resolve("playhead.ico"), ico(product));
            case MAC -> Files.write(to.resolve("playhead.icns"), icns(product));
        };
    }

    private static byte[] ico(Product product) throws IOException {
        var entries = ByteBuffer.allocate(ICO_HEADER + ICO_SIZES.length * ICO_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        entries.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.length);
        var pictures = new ByteArrayOutputStream();
        for (int size : ICO_SIZES) {
            var png = Files.readAllBytes(product.icon(size));
            byte side = (byte) (size % ICO_WHOLE);
            entries.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            entries.putInt(png.length).putInt(entries.capacity() + pictures.size());
            pictures.writeBytes(png);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(entries.array());
        file.writeBytes(pictures.toByteArray());
        return file.toByteArray();
    }

    private static byte[] icns(Product product) throws IOException {
        var pictures = new ByteArrayOutputStream();
        picture(pictures, "ic07", product.icon(128));
        picture(pictures, "ic08", product.icon(256));
        picture(pictures, "ic09", product.icon(512));
        var file = new ByteArrayOutputStream();
        file.writeBytes("icns".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(ByteBuffer.allocate(4).putInt(8 + pictures.size()).array());
        file.writeBytes(pictures.toByteArray());
        return file.toByteArray();
    }

    private static void picture(ByteArrayOutputStream to, String type, Path icon) throws IOException {
        var png = Files.readAllBytes(icon);
        to.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(ByteBuffer.allocate(4).putInt(8 + png.length).array());
        to.writeBytes(png);
    }
}
