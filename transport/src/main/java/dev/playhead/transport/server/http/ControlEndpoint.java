package dev.playhead.transport.server.http;

import java.io.IOException;

/// Something that programs on this machine can do to a running broker, under `/playhead/` and its name. Safe for use by
/// many threads.
public interface ControlEndpoint {
    /// Answers one request. The broker has seen to who may ask.
    ///
    /// @throws IOException when the answer cannot be written
    void answer(HttpRequest request, HttpReply reply) throws IOException;

    /// Ends what it has begun, since the broker ends. Takes some seconds at most.
    void close();
}
