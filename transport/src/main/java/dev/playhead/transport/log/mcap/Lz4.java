package dev.playhead.transport.log.mcap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG.Bits;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/// LZ4 frames as MCAP wants them, packed and unpacked in plain Java. The library's native code is faster by half, but
/// is copied into the folder for temporary files by each process that uses it, and stays there when one is killed.
public final class Lz4 {
    public static final String NAME = "lz4";

    private static final LZ4Factory BLOCKS = LZ4Factory.safeInstance();
    private static final XXHash32 CHECKSUM = XXHashFactory.safeInstance().hash32();
    private static final long SIZE_NOT_SAID = -1;

    private Lz4() {}

    /// Returns a stream that packs to `out` what is written to it; closing it closes `out`.
    public static OutputStream packing(OutputStream out) throws IOException {
        return new LZ4FrameOutputStream(
                out, BLOCKSIZE.SIZE_4MB, SIZE_NOT_SAID, BLOCKS.fastCompressor(), CHECKSUM, Bits.BLOCK_INDEPENDENCE);
    }

    /// Returns a stream of what is packed in `in`.
    ///
    /// @throws IOException when it does not begin as a frame does
    static InputStream unpacking(InputStream in) throws IOException {
        return new LZ4FrameInputStream(in, BLOCKS.safeDecompressor(), CHECKSUM);
    }
}
