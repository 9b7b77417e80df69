package dev.playhead.transport.log.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data directory belongs to one broker at a time. The lock is the operating system's, so it ends with the process,
/// however that ends. The file says who has it. For any thread.
public final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final String FILE = "playhead.lock";
    private static final Pattern FORM = Pattern.compile("process \\d{1,18}( at [\\w.:\\[\\]-]{1,100})?");
    private static final int MOST_BYTES = 200;
    // Behind the text: on Windows nobody else may read what is locked.
    private static final long LOCKED_BYTE = 1 << 20;

    // On Unix, closing any channel of a file ends all locks that the process has on it: look here before opening one.
    private static final Map<Path, DirectoryLock> OURS = new ConcurrentHashMap<>();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// Takes the directory, which is made when it is missing; empty when another broker has it, of this process or
    /// another.
    ///
    /// @throws IOException when the directory cannot be written
    public static Optional<DirectoryLock> take(DataDirectory data) throws IOException {
        PrivateFiles.createDirectories(data.path());
        var directory = data.path().toRealPath();
        synchronized (OURS) {
            if (OURS.containsKey(directory)) {
                return Optional.empty();
            }
            var channel = PrivateFiles.open(directory.resolve(FILE));
            if (isTaken(channel, directory)) {
                channel.close();
                return Optional.empty();
            }
            var lock = new DirectoryLock(directory, channel);
            OURS.put(directory, lock);
            lock.say("");
            return Optional.of(lock);
        }
    }

    private static boolean isTaken(FileChannel channel, Path directory) {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (IOException noLocksHere) {
            LOG.warn("{} has no locks ({}); let no two brokers use it at a time", directory, noLocksHere.toString());
            return false;
        }
        return lock == null;
    }

    /// Says where the broker that has the directory listens.
    public void heldAt(String address) {
        say(" at " + address);
    }

    private void say(String where) {
        var text = "process " + ProcessHandle.current().pid() + where + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // The lock holds, only its words are missing: the disk may be full.
            LOG.debug("Cannot say who has {}", directory, e);
        }
    }

    /// Returns who has the directory, for example `process 812 at localhost:9477`; null when that is not
    /// said.
    public static @Nullable String holder(DataDirectory data) {
        try {
            var directory = data.path().toRealPath();
            var ours = OURS.get(directory);
            if (ours != null) {
                return ours.text();
            }
            try (var channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.READ)) {
                return text(channel);
            }
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable String text() throws IOException {
        return text(channel);
    }

    private static @Nullable String text(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(MOST_BYTES);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return FORM.matcher(text).matches() ? text : null;
    }

    /// Gives the directory back.
    @Override
    public void close() throws IOException {
        synchronized (OURS) {
            OURS.remove(directory, this);
            channel.close();
        }
    }
}
