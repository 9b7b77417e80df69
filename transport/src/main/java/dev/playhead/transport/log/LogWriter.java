package dev.playhead.transport.log;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.DiskProblem;
import dev.playhead.transport.log.directory.NewRecordingFile;
import dev.playhead.transport.log.directory.PrivateFiles;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.log.mcap.McapBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a live session log. Entries are plain MCAP messages in the data section, so that the file can be recovered
/// at any moment; closing it writes the same entries once more in compressed chunks with an index.
/// One thread appends and flushes; [#reader] may be used by all.
public final class LogWriter implements AutoCloseable {
    private static final int COPIED_BYTES = 1 << 20;
    private final RecordingFiles files;
    private final @Nullable RecordingOrigin origin;
    private final Path wanted;
    private Path beginning;
    private FileChannel channel;
    private final McapBytes pending = new McapBytes();
    private final Topics topics = new Topics();
    private final LiveReader reader;
    private @Nullable Object identity;
    private long written;
    private long nextPosition;
    private long lastNanos;
    private boolean named;

    private LogWriter(
            RecordingFiles files,
            @Nullable RecordingOrigin origin,
            Path wanted,
            Path beginning,
            FileChannel channel,
            FileChannel reading) {
        this.files = files;
        this.origin = origin;
        this.wanted = wanted;
        this.beginning = beginning;
        this.channel = channel;
        this.reader = new LiveReader(wanted, reading);
        pending.raw(McapBytes.MAGIC).header(FormatVersion.library());
        if (origin != null) {
            pending.metadata(RecordingOrigin.METADATA, origin.toMap());
        }
    }

    /// Begins a recording on the disk of this machine.
    ///
    /// @throws IOException when it cannot be written
    public static LogWriter create(Path wanted) throws IOException {
        return create(wanted, null, RecordingFiles.SYSTEM);
    }

    /// Begins a recording. It has its name from the first [#flush] on, so there is never one without a
    /// beginning. When there is a file of that name already it is left alone and the recording gets the next
    /// name; the reader's [LogReader#file] says which.
    ///
    /// @param origin what it says of itself; null for nothing
    /// @throws IOException when it cannot be written
    public static LogWriter create(Path wanted, @Nullable RecordingOrigin origin, RecordingFiles files)
            throws IOException {
        var parent = wanted.toAbsolutePath().getParent();
        if (parent != null) {
            PrivateFiles.createDirectories(parent);
        }
        var beginning = NewRecordingFile.beside(wanted);
        var channel = files.create(beginning);
        try {
            // A reading thread that is interrupted closes the channel it reads from; that must not be the writer's.
            return new LogWriter(
                    files, origin, wanted, beginning, channel, FileChannel.open(beginning, StandardOpenOption.READ));
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
        reader.add(at);
        if (entry instanceof Entry.Keyframe page) {
            reader.add(page);
        }
        nextPosition++;
    }

    /// Hands all entries to the operating system, then makes them readable.
    ///
    /// @throws IOException when the disk refuses
    public void flush() throws IOException {
        spill();
        if (!named) {
            reader.moved(NewRecordingFile.move(beginning, wanted));
            identity = identity(reader.file());
            named = true;
        }
        reader.publish(nextPosition, written);
    }

    /// Writes what has been appended without making it readable, so that a long beginning need not be held in memory:
    /// the recording has its name only when all of that is there.
    ///
    /// @throws IOException when the disk refuses
    public void spill() throws IOException {
        var bytes = ByteBuffer.wrap(pending.array(), 0, pending.size());
        // Counted only when all of it is written: after a full disk the same bytes are written again at the same place.
        long end = written;
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        written = end;
        pending.clear();
    }

    /// The read side; it sees what has been flushed, and stays usable until this writer is closed.
    public LogReader reader() {
        return reader;
    }

    /// Returns whether the file that is written is still there, under its name and whole: false when it was removed,
    /// moved or cut off, or another one has taken its place.
    public boolean isInPlace() {
        try {
            return !named || (channel.size() >= written && Objects.equals(identity, identity(reader.file())));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unknown) {
            return true;
        }
    }

    // Windows has no keys of files; two that were created in the same moment are the same there.
    private static Object identity(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() != null ? attributes.fileKey() : attributes.creationTime();
    }

    /// Goes on in a new file that begins with everything that was written so far. What has the old name is
    /// left alone.
    ///
    /// @throws IOException when that cannot be written; then nothing has changed
    public void relocate() throws IOException {
        var next = DataDirectory.next(reader.file());
        PrivateFiles.createFolderOf(next);
        var copy = NewRecordingFile.beside(next);
        var writing = files.create(copy);
        FileChannel reading = null;
        try {
            reading = FileChannel.open(copy, StandardOpenOption.READ);
            var bytes = ByteBuffer.allocate(COPIED_BYTES);
            for (long at = 0; at < written; ) {
                bytes.clear().limit((int) Math.min(COPIED_BYTES, written - at));
                if (channel.read(bytes, at) < 0) {
                    throw new EOFException("Another program has cut "
                            + reader.file().getFileName() + " off, so it cannot go on: start Playhead again.");
                }
                for (bytes.flip(); bytes.hasRemaining(); ) {
                    at += writing.write(bytes, at);
                }
            }
            next = NewRecordingFile.move(copy, next);
        } catch (IOException e) {
            writing.close();
            if (reading != null) {
                reading.close();
            }
            Files.deleteIfExists(copy);
            throw e;
        }
        channel.close();
        channel = writing;
        beginning = copy;
        identity = identity(next);
        reader.moved(next, reading);
    }

    /// Gives up a recording that could not begin: nothing of it stays. One that has begun stays as it is.
    public void discard() throws IOException {
        channel.close();
        reader.close();
        if (!named) {
            Files.deleteIfExists(beginning);
        }
    }

    /// Flushes, then replaces the file by its indexed, compressed form in one step. When there is no room for
    /// that the file stays as it is, with all that was flushed.
    ///
    /// @throws IOException when not everything could be written
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            if (!isInPlace()) {
                relocate();
            }
            flush();
            channel.force(false);
        } catch (IOException e) {
            // What is torn was not acknowledged.
            channel.truncate(written);
            discard();
            throw new IOException(
                    DiskProblem.inWords(reader.file(), e) + " What was acknowledged is in " + reader.file() + ".", e);
        }
        var file = reader.file();
        Path copy;
        try {
            copy = IndexedCopy.write(file, reader, origin);
        } catch (IOException e) {
            discard();
            throw new IOException(
                    DiskProblem.inWords(file, e) + " Nothing is missing from " + file + ", only its index.", e);
        }
        // Closed before the move: Windows does not replace a file that is open.
        channel.close();
        reader.close();
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
