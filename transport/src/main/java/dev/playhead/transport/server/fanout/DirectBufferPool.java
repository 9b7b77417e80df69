package dev.playhead.transport.server.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// Memory outside the heap, from which sockets are written without another copy. It goes from batch to batch; what
/// nobody gives back is the collector's.
final class DirectBufferPool {
    /// Less than this is not worth it.
    static final int SMALLEST = 4 * 1024;

    private static final int CLASSES = 9; // 4 KB to 1 MB
    private static final int KEPT_OF_EACH = 8;
    private static final List<ArrayBlockingQueue<ByteBuffer>> FREE = free();

    private DirectBufferPool() {}

    private static List<ArrayBlockingQueue<ByteBuffer>> free() {
        var free = new ArrayList<ArrayBlockingQueue<ByteBuffer>>();
        for (int i = 0; i < CLASSES; i++) {
            free.add(new ArrayBlockingQueue<>(KEPT_OF_EACH));
        }
        return free;
    }

    static boolean fits(int bytes) {
        return bytes >= SMALLEST && bytes <= SMALLEST << (CLASSES - 1);
    }

    /// An empty slab for so many bytes, which fit.
    static ByteBuffer take(int bytes) {
        int size = sizeClass(bytes);
        var free = FREE.get(size).poll();
        return free == null ? ByteBuffer.allocateDirect(SMALLEST << size) : free.clear();
    }

    /// Nobody reads this slab any more.
    static void giveBack(ByteBuffer slab) {
        FREE.get(sizeClass(slab.capacity())).offer(slab);
    }

    private static int sizeClass(int bytes) {
        return 32 - Integer.numberOfLeadingZeros((bytes - 1) / SMALLEST);
    }
}
