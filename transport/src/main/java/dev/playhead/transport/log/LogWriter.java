package dev.playhead.transport.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a live session log. Entries are plain MCAP messages in the data section, so that the file can be recovered
/// at any moment; closing it writes the same entries once more in compressed chunks with an index.
/// One thread appends and flushes; [#reader] may be used by all.
public final class LogWriter implements AutoCloseable {
    private final Path wanted;
    private final Path beginning;
    private final FileChannel channel;
    private final McapBytes pending = new McapBytes();
    private final Topics topics = new Topics();
    private final LiveReader reader;
    private long written;
    private long nextPosition;
    private long lastNanos;

    private LogWriter(Path wanted, Path beginning, FileChannel channel, FileChannel reading) {
        this.wanted = wanted;
        this.beginning = beginning;
        this.channel = channel;
        this.reader = new LiveReader(wanted, reading);
        pending.raw(McapBytes.MAGIC).header(FormatVersion.library());
    }

    /// Begins a recording on the disk of this machine.
    ///
    /// @throws IOException when it cannot be written
    public static LogWriter create(Path wanted) throws IOException {
        return create(wanted, RecordingFiles.SYSTEM);
    }

    /// Begins a recording. It has its name from the first [#flush] on, so there is never one without a beginning. When
    /// there is a file of that name already it is left alone and the recording gets the next name; the reader's
    /// [LogReader#file] says which.
    ///
    /// @throws IOException when it cannot be written
    public static LogWriter create(Path wanted, RecordingFiles files) throws IOException {
        var parent = wanted.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var beginning = BeginningFile.beside(wanted);
        var channel = files.create(beginning);
        try {
            // A reading thread that is interrupted closes the channel it reads from; that must not be the writer's.
            return new LogWriter(wanted, beginning, channel, FileChannel.open(beginning, StandardOpenOption.READ));
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(beginning);
            throw e;
        }
    }

    /// The time of the entry appended last, ns since 1970; 0 before the first. No later entry may be earlier.
    public long lastNanos() {
        return lastNanos;
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
        if (entry.atNanos() < lastNanos) {
            throw new IllegalArgumentException("Entry " + nextPosition + " is earlier than the one before it.");
        }
        lastNanos = entry.atNanos();
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
        if (written == 0) {
            reader.moved(BeginningFile.move(beginning, wanted));
        }
        written = end;
        pending.clear();
        reader.publish(nextPosition, written);
    }

    /// The read side; it sees what has been flushed, and stays usable until this writer is closed.
    public LogReader reader() {
        return reader;
    }

    /// Gives up a recording that could not begin: nothing of it stays. One that has begun stays as it is.
    public void discard() throws IOException {
        channel.close();
        reader.close();
        if (written == 0) {
            Files.deleteIfExists(beginning);
        }
    }

    /// Flushes, then replaces the file by its indexed, compressed form in one step. When there is no room for that the
    /// file stays as it is, with all that was flushed.
    ///
    /// @throws IOException when not everything could be written
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            flush();
            channel.force(false);
        } catch (IOException e) {
            // What is torn was not acknowledged.
            channel.truncate(written);
            discard();
            throw e;
        }
        var file = reader.file();
        Path copy;
        try {
            copy = IndexedCopy.write(file, reader);
        } catch (IOException e) {
            discard();
            throw e;
        }
        // Closed before the move: Windows does not replace a file that is open.
        channel.close();
        reader.close();
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
