package dev.playhead.transport.server.transport;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that waits for all sockets at once and reads those that have something to say. After each round
/// it calls who deals with what was read: so what has come together is dealt with together, and no thread is
/// woken for it.
public final class SocketPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketPoller.class);
    private static final int ROOM_BYTES = 64 * 1024;
    private static final long STOP_WITHIN_MS = 5_000;

    private final Selector selector;
    private final Runnable roundEnded;
    private final ScheduledExecutorService delays;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final byte[] room = new byte[ROOM_BYTES];
    private final Thread thread;
    private volatile boolean closed;

    /// A socket as the poller knows it; called on the poller's thread.
    interface Socket {
        /// There is something to read.
        ///
        /// @param room for what is read, until the call returns
        void readable(byte[] room);

        /// The socket takes more.
        void writable();

        /// The poller ends, and nobody reads this socket any more.
        void abandon();
    }

    /// @param roundEnded called after every round of reading, on the poller's thread
    /// @param delays what may be due later waits there
    public SocketPoller(Runnable roundEnded, ScheduledExecutorService delays) throws IOException {
        this.selector = Selector.open();
        this.roundEnded = roundEnded;
        this.delays = delays;
        this.thread = Thread.ofPlatform().name("sockets").start(this::run);
    }

    /// Does something on the poller's thread, soon. Nothing happens when the poller has ended.
    void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    /// Does something after a time, on a thread that must not be kept waiting.
    void after(long nanos, Runnable task) {
        try {
            delays.schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The broker ends, and nothing is due any more");
        }
    }

    /// Reads a socket from now on. On the poller's thread.
    SelectionKey register(SocketChannel channel, Socket socket) throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, socket);
    }

    /// Says whether a socket waits for an operation. On any thread.
    void interest(SelectionKey key, int operation, boolean wanted) {
        try {
            int before = wanted ? key.interestOpsOr(operation) : key.interestOpsAnd(~operation);
            if (wanted && (before & operation) == 0) {
                wake();
            }
        } catch (CancelledKeyException e) {
            LOG.debug("A socket was closed meanwhile");
        }
    }

    private void wake() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try {
                round();
            } catch (IOException | RuntimeException e) {
                LOG.error("A round of reading failed; this is a defect", e);
            }
        }
        runTasks(); // of sockets that have just come, too
        for (var key : selector.keys()) {
            ((Socket) key.attachment()).abandon();
        }
        runTasks();
    }

    private void round() throws IOException {
        if (tasks.isEmpty()) {
            selector.select(this::ready);
        } else {
            selector.selectNow(this::ready);
        }
        runTasks();
        roundEnded.run();
    }

    private void runTasks() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void ready(SelectionKey key) {
        var socket = (Socket) key.attachment();
        try {
            if (key.isWritable()) {
                socket.writable();
            }
            if (key.isReadable()) {
                socket.readable(room);
            }
        } catch (CancelledKeyException e) {
            LOG.debug("A socket was closed meanwhile");
        }
    }

    /// Ends the thread; sockets that are still open are broken.
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(STOP_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
