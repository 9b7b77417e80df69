package dev.playhead.transport.server;

import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.server.http.HttpHead;
import dev.playhead.transport.server.http.HttpRequest;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// Records who tried to come in and was not let in, and answers that are not the core's. Safe for use by many threads.
final class Rejections {
    private final BrokerLoop loop;

    Rejections(BrokerLoop loop) {
        this.loop = loop;
    }

    /// Records one.
    ///
    /// @param head null when none could be read
    /// @param status of the answer; 0 for none
    /// @param reason what was wrong, in a sentence
    void add(Entry.Stage stage, String remoteAddress, @Nullable HttpHead head, int status, String reason) {
        if (loop.health().isFailing()) {
            return; // it would wait in memory for a disk that has no room
        }
        var request = head == null ? null : head.method() + " " + Redactor.target(head.target());
        var host = head == null ? null : head.headers().get("host");
        var origin = head == null ? null : head.headers().get("origin");
        loop.submit(
                InboxItem.of(new Entry.Rejected(0, 0, stage, remoteAddress, request, host, origin, status, reason)));
    }

    /// Records a request that was read and cannot be served.
    void add(Entry.Stage stage, HttpRequest request, int status, String reason) {
        add(stage, request.remoteAddress(), request.head(), status, reason);
    }

    /// The address and port of who is at the other end.
    static String remote(Socket socket) {
        return String.valueOf(socket.getRemoteSocketAddress());
    }
}
