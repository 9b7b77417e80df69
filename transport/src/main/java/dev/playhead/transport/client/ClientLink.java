package dev.playhead.transport.client;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;

/// One transport of a [RealtimeClient]. Safe for use by many threads.
public interface ClientLink {
    /// Begins to read. What comes is told one after the other, on a thread of the network.
    void listen(Receiver receiver);

    /// Sends a frame. Blocks while the broker does not read.
    ///
    /// @throws IOException when the link has ended
    void send(ProtocolMessage frame) throws IOException;

    /// Sends bytes as they are, which may be no frame at all.
    ///
    /// @throws IOException when the link has ended, or carries nothing but frames
    void send(byte[] raw) throws IOException;

    /// Ends it without a word. The receiver is told, as of any other end.
    void close();

    /// Receiver of what comes over a link.
    interface Receiver {
        /// A frame has come.
        void frame(ProtocolMessage frame);

        /// The link has ended, by whomever. Told once, as the last thing.
        ///
        /// @param closeCode of the broker's close frame; 1006 when it sent none
        void ended(int closeCode);
    }
}
