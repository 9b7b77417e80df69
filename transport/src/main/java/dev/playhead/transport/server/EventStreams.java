package dev.playhead.transport.server;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.transport.EventStream;
import dev.playhead.transport.server.transport.StreamEvents;
import dev.playhead.transport.server.transport.StreamPosition;
import dev.playhead.transport.server.transport.StreamStyle;
import dev.playhead.transport.server.transport.StreamSubscription;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `GET /sse` and `GET /event-stream`: channels to listen to with nothing but HTTP.
final class EventStreams {
    private final ConnectionAcceptance acceptance;
    private final HandshakeReader handshakes;
    private final NetworkLimits limits;
    private final Rejections rejections;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    EventStreams(
            ConnectionAcceptance acceptance, HandshakeReader handshakes, NetworkLimits limits, Rejections rejections) {
        this.rejections = rejections;
        this.acceptance = acceptance;
        this.handshakes = handshakes;
        this.limits = limits;
    }

    void answer(HttpRequest request, HttpReply reply) throws IOException {
        var query = request.target().query();
        var headers = request.head().headers();
        var subscriptions = StreamSubscription.of(query);
        // A proxy between, nginx above all, would keep events back until it has many.
        reply.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        if (!request.head().method().equals("GET")) {
            refuse(request, reply, new ErrorInfo(40000, 400, "A stream of events is asked for with GET."));
            return;
        }
        if (subscriptions.isEmpty()) {
            refuse(request, reply, new ErrorInfo(40003, 400, "channels must name at least one channel."));
            return;
        }
        var from = StreamPosition.of(query.getOrDefault("lastEvent", headers.get("last-event-id")));
        begin(request, reply, subscriptions, from).open(subscriptions, from);
    }

    private void refuse(HttpRequest request, HttpReply reply, ErrorInfo error) throws IOException {
        rejections.add(Entry.Stage.SESSION, request, error.statusCode(), error.message());
        reply.sendError(error);
    }

    private synchronized EventStream begin(
            HttpRequest request, HttpReply reply, List<StreamSubscription> subscriptions, StreamPosition from) {
        var query = request.target().query();
        var key = from.key();
        // The same event may be the last of two streams, for example of two pages; only one can be the one that broke.
        var resumeKey = key != null && open.stream().noneMatch(other -> other.isConnection(key)) ? key : null;
        var handshake = handshakes.stream(request.head(), resumeKey, request.remoteAddress());
        var accept = request.head().headers().getOrDefault("accept", "");
        var style = accept.contains("text/event-stream") ? StreamStyle.EVENTS : StreamStyle.LINES;
        var events = new StreamEvents(
                style,
                !"false".equals(query.get("enveloped")),
                "true".equals(query.get("heartbeats")),
                subscriptions.stream().map(StreamSubscription::channel).toList());
        var stream = new EventStream(
                acceptance.nextTransport(),
                acceptance.listener(handshake, open::remove),
                limits,
                reply,
                style,
                events,
                resumeKey);
        open.add(stream);
        return stream;
    }
}
