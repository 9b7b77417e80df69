package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.network.LocalCertificate;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.http.BadRequestException;
import dev.playhead.transport.server.http.Cors;
import dev.playhead.transport.server.http.HostCheck;
import dev.playhead.transport.server.http.HttpBody;
import dev.playhead.transport.server.http.HttpHead;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.server.http.UpgradeCheck;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.server.transport.PolledWebSocket;
import dev.playhead.transport.server.transport.SessionOwner;
import dev.playhead.transport.server.transport.SocketPoller;
import dev.playhead.transport.server.transport.ThreadedWebSocket;
import dev.playhead.transport.server.transport.WebSocketTransport;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Acceptance of a socket: TLS or not, then requests, one after the other, or a WebSocket. Every request
/// passes the same checks here, whatever answers it.
final class ConnectionAcceptance {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionAcceptance.class);

    private static final int LET_READ_MS = 1000;
    private static final HttpHead NO_HEAD = new HttpHead("GET", "/", "HTTP/1.0", Map.of(), new byte[0]);

    private final TlsDetector tls;
    private final HostCheck hosts;
    private final NetworkLimits limits;
    private final Credentials credentials;
    private final Clock clock;
    private final HandshakeReader handshakes;
    private final BrokerLoop loop;
    private final ScheduledExecutorService scheduler;
    private final AtomicLong lastTransport;
    private final HttpApi rest;
    private final FaultApi faults;
    private final Comet comet;
    private final EventStreams streams;
    private final Rejections rejections;
    private final SocketPoller poller;

    ConnectionAcceptance(
            ServerOptions options,
            Credentials credentials,
            Clock clock,
            BrokerLoop loop,
            ScheduledExecutorService scheduler,
            AtomicLong lastTransport,
            HttpApi rest,
            FaultApi faults,
            Rejections rejections,
            SocketPoller poller) {
        this.rejections = rejections;
        this.poller = poller;
        this.tls = new TlsDetector(new LocalCertificate(options.data()));
        this.hosts = new HostCheck(options.host(), options.network());
        this.limits = options.network().limits();
        this.credentials = credentials;
        this.clock = clock;
        this.handshakes = new HandshakeReader(credentials, clock, options.appendRollupMs());
        this.loop = loop;
        this.scheduler = scheduler;
        this.lastTransport = lastTransport;
        this.rest = rest;
        this.faults = faults;
        this.comet = new Comet(this, handshakes, limits, rejections);
        this.streams = new EventStreams(this, handshakes, limits, rejections);
    }

    TransportId nextTransport() {
        return new TransportId(lastTransport.incrementAndGet());
    }

    /// Returns the listener of a transport: one that refuses it while nothing can be recorded.
    ///
    /// @param ended told when the transport has ended
    ClientTransport.Listener listener(Handshake handshake, Consumer<ClientTransport> ended) {
        var refusal = loop.health().refusal();
        return refusal != null
                ? new RefusingListener(refusal, ended)
                : new TransportListener(loop, scheduler, credentials, clock, handshake, ended);
    }

    /// Returns the owner of a session that this request opened.
    SessionOwner owner(HttpRequest opened, @Nullable Identity identity) {
        return new SessionOwner(credentials, clock, opened, identity);
    }

    /// Serves a socket until it is closed, or until another thread goes on with it.
    ///
    /// @param over told once, on any thread, when the socket is closed
    void serve(Socket socket, Runnable over) {
        PolledWebSocket handedOver = null;
        try {
            socket.setSoTimeout(limits.headWithinMs());
            socket.setKeepAlive(true);
            var opened = tls.open(socket);
            if (opened != null) {
                handedOver = serve(opened, over);
            }
        } catch (SocketTimeoutException e) {
            LOG.debug("A connection sent no request in time");
        } catch (SSLException e) {
            LOG.debug("A TLS connection failed: {}", e.toString());
            rejections.add(Entry.Stage.TLS, Rejections.remote(socket), null, 0, "TLS failed: " + e.getMessage() + ".");
        } catch (IOException e) {
            LOG.debug("A connection ended early: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (handedOver == null) {
                close(socket);
                over.run();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection was closed already: {}", e.toString());
        }
    }

    /// Answers requests, one after the other; the WebSocket that goes on without this thread, if one of them
    /// asked for it.
    private @Nullable PolledWebSocket serve(TlsDetector.Opened opened, Runnable over)
            throws IOException, InterruptedException {
        HttpReply pending = null;
        while (awaitRequest(opened, pending)) {
            if (pending != null) {
                pending.awaitDone();
                if (!pending.goesOn()) {
                    return null; // what came behind its request is nobody's
                }
            }
            opened.socket().setSoTimeout(limits.headWithinMs());
            HttpHead head = null;
            try {
                head = HttpHead.read(opened.in(), limits);
                if (head == null) {
                    return null;
                }
                checkSender(head);
                if (head.isWebSocketUpgrade()) {
                    return upgrade(opened, head, over);
                }
                var body = HttpBody.read(head, opened.in(), opened.socket().getOutputStream(), limits);
                pending = new HttpReply(opened, head);
                var request = new HttpRequest(head, RestTarget.of(head.target()), body, remote(opened));
                var path = request.target().path();
                if (!path.isEmpty() && path.getFirst().equals(FaultApi.ROOT)) {
                    faults.answer(request, isLocal(opened), pending);
                } else {
                    answer(request, pending);
                }
            } catch (BadRequestException e) {
                refuse(opened, head, e);
                return null;
            } catch (SocketTimeoutException e) {
                var late = "The request did not come to its end in time.";
                rejections.add(head == null ? Entry.Stage.HEAD : Entry.Stage.BODY, remote(opened), head, 0, late);
                throw e;
            }
            if (pending.isDone() && !pending.goesOn()) {
                return null;
            }
        }
        return null;
    }

    /// Waits for the first byte of the next request; false when there will be none.
    private boolean awaitRequest(TlsDetector.Opened opened, @Nullable HttpReply pending) throws IOException {
        try {
            if (pending != null) {
                opened.socket().setSoTimeout(limits.idleHttpMs());
            }
            while (true) {
                try {
                    boolean begun = opened.in().awaitByte();
                    if (!begun && pending != null) {
                        pending.gone();
                    }
                    return begun;
                } catch (SocketTimeoutException e) {
                    if (pending == null || pending.isDone()) {
                        return false;
                    }
                }
            }
        } catch (IOException e) {
            if (pending != null) {
                pending.gone();
            }
            throw e;
        }
    }

    private void checkSender(HttpHead head) throws BadRequestException {
        var refusal = hosts.refusal(head);
        if (refusal != null) {
            throw new BadRequestException(403, refusal);
        }
    }

    private @Nullable PolledWebSocket upgrade(TlsDetector.Opened opened, HttpHead head, Runnable over)
            throws IOException, BadRequestException {
        UpgradeCheck.check(head);
        opened.socket().setSoTimeout(0);
        var handshake = handshakes.handshake(head, remote(opened));
        checkBlocked(handshake);
        var listener = listener(handshake, t -> {});
        var codec = FrameCodec.of(handshake.format(), handshake.speaks());
        if (opened.socket() != opened.underneath()) { // TLS reads and writes through streams of its own
            var transport = new ThreadedWebSocket(nextTransport(), codec, opened, listener, limits);
            transport.run(head.raw());
            checkOpened(transport, opened, head);
            return null;
        }
        var transport = new PolledWebSocket(nextTransport(), codec, opened, listener, limits, poller, ended -> {
            checkOpened(ended, opened, head);
            over.run();
        });
        transport.start(head.raw(), opened.in().takeBuffered());
        return transport;
    }

    private void checkBlocked(Handshake handshake) throws BadRequestException {
        var identity = handshake.identity();
        var app = identity == null ? "" : identity.app();
        var clientId = identity == null ? null : identity.clientId();
        for (var rule : loop.faults()) {
            if (rule.fault().refusesUpgrade() && rule.target().isHit(null, app, clientId)) {
                throw new BadRequestException(502, "WebSockets are blocked by " + rule.id() + ", on purpose.");
            }
        }
    }

    private void checkOpened(WebSocketTransport transport, TlsDetector.Opened opened, HttpHead head) {
        if (!transport.hasOpened()) {
            var why = "It did not come to be a WebSocket. " + transport.reason().text();
            rejections.add(Entry.Stage.UPGRADE, remote(opened), head, 0, why.strip());
        }
    }

    private void answer(HttpRequest request, HttpReply reply) throws IOException {
        var headers = request.head().headers();
        Cors.allow(reply, headers);
        if (request.head().method().equals("OPTIONS")) {
            Cors.preflight(reply, headers);
            return;
        }
        var path = request.target().path();
        switch (path.isEmpty() ? "" : path.getFirst()) {
            case "comet" -> comet.answer(request, reply);
            case "sse", "event-stream" -> streams.answer(request, reply);
            default -> rest.answer(request, reply);
        }
    }

    private static boolean isLocal(TlsDetector.Opened opened) {
        var address = opened.underneath().getInetAddress();
        return address != null && address.isLoopbackAddress();
    }

    private static String remote(TlsDetector.Opened opened) {
        return Rejections.remote(opened.underneath());
    }

    /// Every request that is refused before it was read to its end is refused here, and its socket ends with it: what
    /// is left of it, perhaps a body that was written to look like a request, would be taken for the next one.
    ///
    /// @param head null when the head itself is what is wrong
    private void refuse(TlsDetector.Opened opened, @Nullable HttpHead head, BadRequestException why)
            throws IOException {
        LOG.debug("A request was refused: {}", why.getMessage());
        rejections.add(stage(head, why), remote(opened), head, why.status(), String.valueOf(why.getMessage()));
        var reply = HttpReply.last(opened, head == null ? NO_HEAD : head);
        if (head != null && why.status() != 403) {
            Cors.allow(reply, head.headers());
        }
        why.headers().forEach(reply::header);
        reply.sendError(error(why));
        letRead(opened);
    }

    private static Entry.Stage stage(@Nullable HttpHead head, BadRequestException why) {
        if (head == null) {
            return Entry.Stage.HEAD;
        }
        return why.status() == 403
                ? Entry.Stage.HOST
                : head.isWebSocketUpgrade() ? Entry.Stage.UPGRADE : Entry.Stage.BODY;
    }

    /// Gives the client time to read the answer before the socket is closed, which with something unread is a reset.
    private static void letRead(TlsDetector.Opened opened) throws IOException {
        var scrap = new byte[8 << 10];
        long until = System.nanoTime() + LET_READ_MS * 1_000_000L;
        opened.socket().setSoTimeout(LET_READ_MS);
        while (System.nanoTime() - until < 0 && opened.in().read(scrap) >= 0) {
            // nobody's
        }
    }

    private static ErrorInfo error(BadRequestException why) {
        int code = switch (why.status()) {
            case 403 -> 40300;
            case 413 -> 40009;
            default -> 40000;
        };
        return new ErrorInfo(code, why.status(), String.valueOf(why.getMessage()));
    }
}
