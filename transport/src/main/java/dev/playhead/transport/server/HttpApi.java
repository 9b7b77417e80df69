package dev.playhead.transport.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.transport.codec.RestAnswer;
import dev.playhead.transport.codec.RestCodec;
import dev.playhead.transport.codec.RestRefusedException;
import dev.playhead.transport.codec.RestTarget;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.RestReply;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
    private final RestGate gate;
    private final LocalOrigins origins;
    private final AtomicLong lastRequest;

    HttpApi(BrokerLoop loop, RestGate gate, LocalOrigins origins, long firstRequest) throws IOException {
        this.lastRequest = new AtomicLong(firstRequest - 1);
        this.loop = loop;
        this.gate = gate;
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
        return answer(exchange, headers, RestTarget.of(exchange.getRequestURI().toString()));
    }

    private RestAnswer answer(HttpExchange exchange, Map<String, String> headers, RestTarget parsed)
            throws IOException {
        var target = exchange.getRequestURI().toString();
        var method = exchange.getRequestMethod();
        var format = RestCodec.replyFormat(target, headers);
        var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return RestCodec.failure(
                    new ErrorInfo(40009, 413, "The body is larger than " + MAX_BODY_BYTES + " bytes."), format, target);
        }
        var id = new RequestId(lastRequest.incrementAndGet());
        var checked = gate.check(method, parsed, headers, body);
        var identity = checked.identity() != null ? checked.identity() : new Identity(null, null);
        var masked = Credentials.masked(target);
        var kept = gate.masked(parsed, headers, body);
        var recorded = RestRequest.recorded(headers);
        if (checked.refusal() != null) {
            loop.arrived(new RestRequest(id, identity, method, masked, recorded, kept, format, null));
            return RestCodec.failure(checked.refusal(), format, target);
        }
        try {
            var call = RestCodec.decode(method, masked, recorded, body);
            var request = new RestRequest(id, identity, method, masked, recorded, kept, format, call);
            var reply = new CompletableFuture<RestReply>();
            loop.await(request, reply::complete);
            loop.arrived(request);
            var answer = reply.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
            return RestCodec.encode(answer, format, masked, gate.secrets(answer));
        } catch (RestRefusedException refused) {
            loop.arrived(new RestRequest(id, identity, method, masked, recorded, kept, format, null));
            return RestCodec.failure(refused.error(), format, target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RestCodec.failure(new ErrorInfo(50003, 503, "The broker is stopping."), format, target);
        } catch (ExecutionException | TimeoutException e) {
            return RestCodec.failure(new ErrorInfo(50003, 503, "The broker did not answer in time."), format, target);
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
        answer.headers().forEach(headers::set);
        if (answer.body().length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.format().contentType());
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
