package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.FrameList;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.transport.CometTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The realtime protocol over plain requests, for clients that cannot open a WebSocket: `/comet/connect` opens a
/// session, `/comet/KEY/recv` waits for frames, `/comet/KEY/send` brings some, `close` and `disconnect` end it. The
/// connection key in the path says which session; whose it is must be shown as well ([SessionOwner]).
final class Comet {
    private final ConnectionAcceptance acceptance;
    private final HandshakeReader handshakes;
    private final NetworkLimits limits;
    private final Rejections rejections;
    private final Map<String, CometTransport> sessions = new ConcurrentHashMap<>();

    Comet(ConnectionAcceptance acceptance, HandshakeReader handshakes, NetworkLimits limits, Rejections rejections) {
        this.rejections = rejections;
        this.acceptance = acceptance;
        this.handshakes = handshakes;
        this.limits = limits;
    }

    void answer(HttpRequest request, HttpReply reply) throws IOException {
        var path = request.target().path();
        reply.header("Cache-Control", "no-store");
        if (path.size() == 2 && path.get(1).equals("connect")) {
            connect(request, reply);
            return;
        }
        var session = path.size() == 3 ? sessions.get(path.get(1)) : null;
        if (session == null) {
            refuse(request, reply, path.size() == 3 ? unknownKey() : notServed(request));
            return;
        }
        var refusal = session.owner().refusal(request);
        if (refusal != null) {
            refuse(request, reply, refusal);
            return;
        }
        switch (path.get(2)) {
            case "recv" -> {
                if (!session.ask(reply)) {
                    refuse(request, reply, unknownKey());
                }
            }
            case "send" -> received(session, request, reply);
            case "close" -> said(session, Action.CLOSE, reply);
            case "disconnect" -> said(session, Action.DISCONNECT, reply);
            default -> refuse(request, reply, notServed(request));
        }
    }

    private void refuse(HttpRequest request, HttpReply reply, ErrorInfo error) throws IOException {
        rejections.add(Entry.Stage.SESSION, request, error.statusCode(), error.message());
        reply.sendError(error);
    }

    private void connect(HttpRequest request, HttpReply reply) {
        var handshake = handshakes.comet(request.head(), request.remoteAddress());
        boolean streams = HandshakeReader.streams(request.target().query());
        var listener = acceptance.listener(handshake, ended -> sessions.values().removeIf(session -> session == ended));
        var codec = FrameCodec.of(Format.JSON, handshake.speaks());
        var owner = acceptance.owner(request, handshake.identity());
        new CometTransport(acceptance.nextTransport(), codec, listener, limits, owner, streams, sessions::put)
                .open(reply);
    }

    private void received(CometTransport session, HttpRequest request, HttpReply reply) throws IOException {
        try {
            session.received(FrameList.split(request.body()));
            nothing(reply);
        } catch (MalformedFrameException e) {
            refuse(request, reply, new ErrorInfo(40000, 400, String.valueOf(e.getMessage())));
        }
    }

    private static void said(CometTransport session, Action action, HttpReply reply) throws IOException {
        var frame = ProtocolMessage.builder(action).build();
        session.received(List.of(FrameCodec.of(Format.JSON).encode(frame)));
        nothing(reply);
    }

    private static void nothing(HttpReply reply) throws IOException {
        reply.send(200, Format.JSON.contentType(), "[]".getBytes(StandardCharsets.US_ASCII));
    }

    private static ErrorInfo unknownKey() {
        // With this code clients connect anew and resume, where 80017 would end them.
        return new ErrorInfo(80018, 400, "No open session has this connection key; connect again.");
    }

    private static ErrorInfo notServed(HttpRequest request) {
        return new ErrorInfo(
                40400,
                404,
                "Nothing is served at " + request.head().method() + " "
                        + Redactor.target(request.head().target()) + ".");
    }
}
