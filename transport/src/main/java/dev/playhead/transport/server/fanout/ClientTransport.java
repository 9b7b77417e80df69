package dev.playhead.transport.server.fanout;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.List;

/// One way between the broker and a client: a WebSocket, a session of long polls, a stream of events. The
/// core sees no difference, so recording, faults and resume are the same for all of them.
public interface ClientTransport {
    TransportId id();

    /// Returns the codec of its frames: in the format and for the protocol version that its client asked for.
    FrameCodec codec();

    /// Returns whether its frames are those of a WebSocket and need the head of one.
    boolean isWebSocket();

    /// The key by which its client can come back from now on, before the client is told.
    default void keyed(String connectionKey) {}

    /// Queues frames, the same bytes for every subscriber of its kind. Never blocks. When they have been read, their
    /// batches are released.
    void send(List<BatchSlice> slices);

    /// Returns what this turn of the broker loop sends here. The loop's own.
    PendingSlices pending();

    /// Closes once everything queued has been written.
    void close(int code, String why);

    /// Breaks what carries it at once, without a goodbye.
    void reset();

    /// From now on everything waits so long.
    void delay(TransportDelay delay);

    /// Looks whether the other end still lives, and ends the transport when it does not.
    void probe();

    /// Asks the other end to say that it has read all that was written before. `answered` is called on any thread, at
    /// once where the other end cannot be asked, and never when it ends before.
    default void ask(Runnable answered) {
        answered.run();
    }

    /// Listener to a transport: told what it reads, what it writes and how it ends.
    interface Listener {
        /// The client may be sent to; frames may follow.
        void opened(ClientTransport transport);

        /// One frame. `latencyNanos` is what a rule adds to it.
        void received(ClientTransport transport, byte[] payload, long latencyNanos);

        /// Tells that what was received last is all for now: it is dealt with. Not for a socket of a poller,
        /// whose rounds end for all sockets at once.
        void roundEnded();

        /// Returns the control of what was received and is not dealt with.
        FlowControl flowControl();

        /// These frames are in the socket's hands.
        void written(ClientTransport transport, BatchSlice frames, long atNanos);

        /// Once, at the end.
        void closed(ClientTransport transport, CloseReason reason);
    }
}
