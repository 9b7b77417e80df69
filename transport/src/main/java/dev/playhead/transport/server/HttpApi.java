package dev.playhead.transport.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.transport.codec.RestAnswer;
import dev.playhead.transport.codec.RestCodec;
import dev.playhead.transport.codec.RestRefusedException;
import dev.playhead.transport.codec.RestTarget;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.RestReply;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// REST: the JDK's own HTTP server on a port of loopback that only the acceptor relays to.
final class HttpApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final long ANSWER_WITHIN_S = 10;

    private final HttpServer server;
    private final BrokerLoop loop;
    private final Credentials credentials;
    private final LocalOrigins origins;
    private final AtomicLong lastRequest;

    HttpApi(BrokerLoop loop, Credentials credentials, LocalOrigins origins, long firstRequest) throws IOException {
        this.lastRequest = new AtomicLong(firstRequest - 1);
        this.loop = loop;
        this.credentials = credentials;
        this.origins = origins;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
            // One request a connection: the next one may be a WebSocket upgrade, and that must begin at the acceptor.
            exchange.getResponseHeaders().set("Connection", "close");
            cors(exchange, headers);
            if (!origins.allows(headers)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                preflight(exchange, headers);
                return;
            }
            send(exchange, answer(exchange, headers));
        } catch (RuntimeException e) {
            LOG.error("A request failed", e);
        }
    }

    private RestAnswer answer(HttpExchange exchange, Map<String, String> headers) throws IOException {
        var target = exchange.getRequestURI().toString();
        var method = exchange.getRequestMethod();
        var format = RestCodec.replyFormat(target, headers);
        var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return RestCodec.failure(
                    new ErrorInfo(40009, 413, "The body is larger than " + MAX_BODY_BYTES + " bytes."), format);
        }
        var id = new RequestId(lastRequest.incrementAndGet());
        var checked = credentials.check(RestTarget.of(target).query(), headers);
        boolean isTime = RestTarget.of(target).path().equals(List.of("time"));
        var identity = checked.identity() != null ? checked.identity() : new Identity(null, null);
        var masked = Credentials.masked(target);
        var recorded = RestRequest.recorded(headers);
        if (checked.refusal() != null && !isTime) {
            loop.arrived(new RestRequest(id, identity, method, masked, recorded, body, format, null));
            return RestCodec.failure(checked.refusal(), format);
        }
        try {
            var call = RestCodec.decode(method, masked, recorded, body);
            var request = new RestRequest(id, identity, method, masked, recorded, body, format, call);
            var reply = new CompletableFuture<RestReply>();
            loop.await(request, reply::complete);
            loop.arrived(request);
            return RestCodec.encode(reply.get(ANSWER_WITHIN_S, TimeUnit.SECONDS), format, masked);
        } catch (RestRefusedException refused) {
            loop.arrived(new RestRequest(id, identity, method, masked, recorded, body, format, null));
            return RestCodec.failure(refused.error(), format);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RestCodec.failure(new ErrorInfo(50003, 503, "The broker is stopping."), format);
        } catch (ExecutionException | TimeoutException e) {
            return RestCodec.failure(new ErrorInfo(50003, 503, "The broker did not answer in time."), format);
        }
    }

    /// Publishes as somebody without a connection, through the same door as any REST client.
    ///
    /// @param body one message or a list of them, as JSON
    void publish(Identity identity, String channel, byte[] body) {
        var target = "/channels/"
                + URLEncoder.encode(channel, StandardCharsets.UTF_8).replace("+", "%20") + "/messages";
        var headers = Map.of("content-type", Format.JSON.contentType());
        var id = new RequestId(lastRequest.incrementAndGet());
        try {
            var call = RestCodec.decode("POST", target, headers, body);
            var request = new RestRequest(id, identity, "POST", target, headers, body, Format.JSON, call);
            loop.await(request, reply -> {});
            loop.arrived(request);
        } catch (RestRefusedException refused) {
            throw new IllegalArgumentException(refused.error().message(), refused);
        }
    }

    private static void send(HttpExchange exchange, RestAnswer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.format().contentType());
        answer.headers().forEach(headers::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static void cors(HttpExchange exchange, Map<String, String> request) {
        var origin = request.get("origin");
        if (origin == null) {
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Credentials", "true");
        headers.set("Vary", "Origin");
        headers.set(
                "Access-Control-Expose-Headers",
                "Link, X-Ably-Errorcode, X-Ably-Errormessage, X-Ably-ServerId, Content-Type");
    }

    private static void preflight(HttpExchange exchange, Map<String, String> request) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
        headers.set(
                "Access-Control-Allow-Headers",
                request.getOrDefault(
                        "access-control-request-headers",
                        "authorization, accept, content-type, x-ably-version, ably-agent, x-ably-clientid"));
        headers.set("Access-Control-Max-Age", "600");
        if ("true".equals(request.get("access-control-request-private-network"))) {
            headers.set("Access-Control-Allow-Private-Network", "true");
        }
        exchange.sendResponseHeaders(204, -1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
