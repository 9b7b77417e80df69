package dev.playhead.app.handover;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.PrivateFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first window over a data directory. It holds a lock of the operating system, which ends with the process however
/// that ends, and listens on loopback for later starts; the file of the lock, which nobody else may read, says where
/// and with which word. For any thread.
public final class FirstWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstWindow.class);
    private static final String FILE = "playhead.window";
    private static final int ANSWERS_WITHIN_MS = 3_000;
    private static final int MOST_CHARACTERS = 16_384;
    private static final int MOST_BYTES = 400;
    private static final String DONE = "done";
    // Behind the text: on Windows nobody else may read what is locked.
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;
    private final ServerSocket socket;
    private final String word;
    private final Consumer<Optional<Path>> onStart;

    private FirstWindow(FileChannel channel, ServerSocket socket, String word, Consumer<Optional<Path>> onStart) {
        this.channel = channel;
        this.socket = socket;
        this.word = word;
        this.onStart = onStart;
    }

    /// Becomes the first window of a data directory; empty when another process is.
    ///
    /// @param onStart told of later starts, each with the file that it was to open, on another thread
    /// @throws IOException when the directory cannot be written
    public static Optional<FirstWindow> become(DataDirectory data, Consumer<Optional<Path>> onStart)
            throws IOException {
        PrivateFiles.createDirectories(data.path());
        var channel = PrivateFiles.open(data.path().resolve(FILE));
        try {
            if (!locks(channel)) {
                channel.close();
                return Optional.empty();
            }
            var random = new byte[16];
            new SecureRandom().nextBytes(random);
            var word = HexFormat.of().formatHex(random);
            var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            var first = new FirstWindow(channel, socket, word, onStart);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((socket.getLocalPort() + " " + word).getBytes(StandardCharsets.US_ASCII)), 0);
            Thread.ofVirtual().name("later-starts").start(first::listen);
            return Optional.of(first);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /// Hands a start over to the window that a data directory has. Returns whether there is one that has taken it.
    ///
    /// @param file to open there; null to come to the front only
    public static boolean handOver(DataDirectory data, @Nullable Path file) {
        try (var channel = FileChannel.open(data.path().resolve(FILE))) {
            var bytes = ByteBuffer.allocate(MOST_BYTES);
            channel.read(bytes, 0);
            var parts = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).split(" ", 2);
            return parts.length == 2 && parts[0].matches("\\d{1,5}") && ask(Integer.parseInt(parts[0]), parts[1], file);
        } catch (IOException e) {
            LOG.debug("No window of {} answers", data.path(), e);
            return false;
        }
    }

    private static boolean ask(int port, String word, @Nullable Path file) throws IOException {
        try (var to = new Socket()) {
            to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWERS_WITHIN_MS);
            to.setSoTimeout(ANSWERS_WITHIN_MS);
            var request = new LinkedHashMap<String, Object>();
            request.put("word", word);
            if (file != null) {
                request.put("open", file.toAbsolutePath().toString());
            }
            var out = new OutputStreamWriter(to.getOutputStream(), StandardCharsets.UTF_8);
            out.write(new String(JsonTree.write(request), StandardCharsets.UTF_8) + "\n");
            out.flush();
            return DONE.equals(line(to));
        }
    }

    private static @Nullable String line(Socket from) throws IOException {
        var in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() == MOST_CHARACTERS) {
                return null;
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (var from = socket.accept()) {
                from.setSoTimeout(ANSWERS_WITHIN_MS);
                answer(from);
            } catch (IOException | RuntimeException e) {
                if (!socket.isClosed()) {
                    LOG.debug("A later start could not be answered", e);
                }
            }
        }
    }

    private void answer(Socket from) throws IOException {
        var line = line(from);
        var request = line == null ? null : JsonTree.read(line.getBytes(StandardCharsets.UTF_8));
        // Whoever does not know the word may not open files here: other users can reach loopback, too.
        if (request == null || !(request.get("word") instanceof String said) || !isWord(said)) {
            return;
        }
        // A start that came as the window was closed is the first of its own.
        if (socket.isClosed()) {
            return;
        }
        onStart.accept(request.get("open") instanceof String file ? Optional.of(Path.of(file)) : Optional.empty());
        from.getOutputStream().write((DONE + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private boolean isWord(String said) {
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8));
    }

    /// Is the first window no more.
    @Override
    public void close() throws IOException {
        channel.truncate(0); // nobody is sent here any more
        socket.close();
        channel.close();
    }
}
