package dev.playhead.transport.log;

import dev.playhead.transport.log.directory.RecordingFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A disk with room for so many bytes and no more: what does not fit is written in part, then refused, as a real one
/// does. The room may change at any time.
public final class SmallDisk implements RecordingFiles {
    private final AtomicInteger refused = new AtomicInteger();
    private volatile long room;
    private volatile String message = "No space left on device";

    public SmallDisk(long room) {
        this.room = room;
    }

    /// From now on a file may have so many bytes.
    public void room(long bytes) {
        room = bytes;
    }

    /// What the system says from now on when it refuses.
    public void saying(String words) {
        message = words;
    }

    /// How often it has refused to write.
    public int refused() {
        return refused.get();
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        return new Limited(RecordingFiles.SYSTEM.create(file));
    }

    private final class Limited extends FileChannel {
        private final FileChannel file;

        Limited(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            long fits = Math.min(bytes.remaining(), room - position);
            if (fits <= 0 && bytes.hasRemaining()) {
                refused.incrementAndGet();
                throw new IOException(message);
            }
            var part = bytes.slice(bytes.position(), (int) fits);
            int written = file.write(part, position);
            bytes.position(bytes.position() + written);
            return written;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int written = write(bytes, file.position());
            file.position(file.position() + written);
            return written;
        }

        @Override
        public long write(ByteBuffer[] all, int offset, int length) throws IOException {
            long written = 0;
            for (int i = offset; i < offset + length; i++) {
                while (all[i].hasRemaining()) {
                    written += write(all[i]);
                }
            }
            return written;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long read(ByteBuffer[] all, int offset, int length) throws IOException {
            return file.read(all, offset, length);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return file.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return file.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
