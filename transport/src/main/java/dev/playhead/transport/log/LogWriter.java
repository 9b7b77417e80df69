package dev.playhead.transport.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a live session log. Entries are plain MCAP messages in the data section, so that the file can be recovered
/// at any moment; closing it writes the same entries once more in compressed chunks with an index.
/// One thread appends and flushes; [#reader] may be used by all.
public final class LogWriter implements AutoCloseable {
    private static final String LIBRARY = "playhead";
    private static final int MOST_NAMES = 1000;

    private final Path file;
    private final FileChannel channel;
    private final McapBytes pending = new McapBytes();
    private final Topics topics = new Topics();
    private final LiveReader reader;
    private long written;
    private long nextPosition;

    private LogWriter(Path file, FileChannel channel, FileChannel reading) {
        this.file = file;
        this.channel = channel;
        this.reader = new LiveReader(file, reading);
    }

    /// Creates the file. When there is one already, perhaps made by another broker in the same moment,
    /// it is left alone and the recording gets the next name; the reader's [LogReader#file] says which.
    ///
    /// @throws IOException when it cannot be written
    public static LogWriter create(Path wanted) throws IOException {
        var parent = wanted.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var file = wanted;
        for (int attempt = 1; ; attempt++) {
            try {
                return created(file);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MOST_NAMES) {
                    throw taken;
                }
                file = DataDirectory.next(file);
            }
        }
    }

    private static LogWriter created(Path file) throws IOException {
        var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // A reading thread that is interrupted closes the channel it reads from; that must not be the writer's.
        var writer = new LogWriter(file, channel, FileChannel.open(file, StandardOpenOption.READ));
        writer.pending.raw(McapBytes.MAGIC).header(LIBRARY);
        return writer;
    }

    /// The position that the next entry must have.
    public long nextPosition() {
        return nextPosition;
    }

    /// Adds an entry. It is neither on disk nor readable before [#flush].
    public void append(Entry entry) {
        if (entry.position() != nextPosition) {
            throw new IllegalArgumentException(
                    "Entry " + entry.position() + " does not follow " + (nextPosition - 1) + ".");
        }
        int known = topics.count();
        int id = topics.id(EntryCodec.topic(entry));
        if (topics.count() > known) {
            pending.channel(id, topics.name(id));
            reader.name(id, topics.name(id));
        }
        long at = written + pending.size();
        int message = pending.beginMessage(id, entry.position(), entry.atNanos());
        if (!FastEntries.write(pending, entry)) {
            pending.raw(EntryCodec.write(entry));
        }
        pending.end(message);
        reader.add(at, entry.atNanos());
        nextPosition++;
    }

    /// Hands all entries to the operating system, then makes them readable.
    ///
    /// @throws IOException when the disk refuses
    public void flush() throws IOException {
        var bytes = ByteBuffer.wrap(pending.array(), 0, pending.size());
        // Counted only when all of it is written: after a full disk the same bytes are written again at the same place.
        long end = written;
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        written = end;
        pending.clear();
        reader.publish(nextPosition, written);
    }

    /// The read side; it sees what has been flushed, and stays usable until this writer is closed.
    public LogReader reader() {
        return reader;
    }

    /// Flushes, then replaces the file by its indexed, compressed form in one step.
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        flush();
        channel.force(false);
        var copy = IndexedCopy.write(file, reader);
        // Closed before the move: Windows does not replace a file that is open.
        channel.close();
        reader.close();
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
