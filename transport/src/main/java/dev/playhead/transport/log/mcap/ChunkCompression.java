package dev.playhead.transport.log.mcap;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// Unpacks the chunks of any writer: LZ4 with independent blocks as Playhead writes it, LZ4 with linked blocks as the
/// `lz4` tool and the C++ and Python libraries do, and zstd.
public final class ChunkCompression {
    /// Most bytes that a chunk may unpack to. Writers make chunks of some megabytes; what says more is a mistake or a
    /// bomb, and must not cost the memory of the process.
    public static final long MOST_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final int LZ4_FLAGS_AT = 4;
    private static final int LZ4_INDEPENDENT_BLOCKS = 0x20;

    private ChunkCompression() {}

    /// The bytes of a chunk.
    ///
    /// @param name the compression as the chunk names it; empty for none
    /// @param plainBytes how many bytes the chunk says that it holds; never more are unpacked
    /// @throws IOException says in half a sentence why they cannot be had
    static byte[] unpack(String name, byte[] packed, long plainBytes) throws IOException {
        if (plainBytes < 0 || plainBytes > MOST_BYTES) {
            throw new IOException("it says that it unpacks to " + Long.toUnsignedString(plainBytes)
                    + " bytes, more than the " + MOST_BYTES + " that Playhead reads of one chunk");
        }
        if (name.isEmpty()) {
            return packed;
        }
        try (var in = unpacking(name, packed)) {
            var plain = in.readNBytes((int) plainBytes);
            if (plain.length == plainBytes && in.read() >= 0) {
                throw new IOException("it unpacks to more than the " + plainBytes + " bytes that it says");
            }
            return plain;
        } catch (RuntimeException e) {
            throw new IOException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static InputStream unpacking(String name, byte[] packed) throws IOException {
        var in = new ByteArrayInputStream(packed);
        return switch (name) {
            case Lz4.NAME -> hasLinkedBlocks(packed) ? new FramedLZ4CompressorInputStream(in, true) : Lz4.unpacking(in);
            case "zstd" -> new ZstdInputStream(in);
            default ->
                throw new IOException("its compression \"" + name + "\" is not one Playhead reads; use lz4 or zstd");
        };
    }

    private static boolean hasLinkedBlocks(byte[] frame) {
        return frame.length > LZ4_FLAGS_AT && (frame[LZ4_FLAGS_AT] & LZ4_INDEPENDENT_BLOCKS) == 0;
    }
}
