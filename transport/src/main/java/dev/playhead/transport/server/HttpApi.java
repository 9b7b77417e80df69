package dev.playhead.transport.server;

import dev.playhead.transport.codec.rest.RestAnswer;
import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.http.RecordedHeaders;
import dev.playhead.transport.server.interrupt.ChannelAccess;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// REST: requests become calls of the core, its replies the answers.
final class HttpApi implements ChannelAccess {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final long ANSWER_WITHIN_S = 10;

    private final BrokerLoop loop;
    private final RestAuthenticator gate;
    private final Rejections rejections;
    private final AtomicLong lastRequest;

    HttpApi(BrokerLoop loop, Rejections rejections, RestAuthenticator gate, long firstRequest) {
        this.lastRequest = new AtomicLong(firstRequest - 1);
        this.loop = loop;
        this.rejections = rejections;
        this.gate = gate;
    }

    void answer(HttpRequest request, HttpReply reply) throws IOException {
        RestAnswer answer;
        try {
            answer = answer(request);
        } catch (RuntimeException e) {
            LOG.error("A request failed", e);
            var error = new ErrorInfo(50000, 500, "The request failed; this is a defect.");
            rejections.add(Entry.Stage.ANSWER, request, error.statusCode(), error.message());
            answer =
                    RestAnswerEncoder.failure(error, Format.JSON, request.head().target());
        }
        reply.send(answer);
    }

    private RestAnswer answer(HttpRequest http) {
        var parsed = http.target();
        var target = http.head().target();
        var method = http.head().method();
        var headers = http.head().headers();
        var body = http.body();
        var format = RestRequestDecoder.replyFormat(target, headers);
        var unable = loop.health().refusal();
        if (unable != null) {
            return RestAnswerEncoder.failure(unable, format, target);
        }
        var id = new RequestId(lastRequest.incrementAndGet());
        var masked = Redactor.target(target);
        var path = RestTarget.of(masked);
        var checked = gate.check(method, parsed, path, headers, body);
        var identity = checked.identity();
        var kept = Redactor.body(path, headers, body);
        var recorded = RecordedHeaders.of(headers, gate.clockAheadMs());
        var decoded = checked.refusal() != null
                ? new DecodedInput.Refused(checked.refusal())
                : decoded(method, masked, recorded, body, kept);
        var refusal = decoded instanceof DecodedInput.Refused(var why) ? why : null;
        var entry = new Entry.RestIn(0, 0, id, identity, refusal, method, masked, recorded, kept);
        if (refusal != null) {
            loop.submit(InboxItem.of(entry, decoded));
            return RestAnswerEncoder.failure(refusal, format, target);
        }
        var reply = new CompletableFuture<RestReply>();
        loop.await(id, reply::complete);
        loop.submit(InboxItem.of(entry, decoded));
        try {
            var answer = reply.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
            return RestAnswerEncoder.encode(
                    answer, format, RestRequestDecoder.version(masked, headers), masked, gate.secrets(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered(http, format, "The broker is stopping.");
        } catch (ExecutionException | TimeoutException e) {
            return unanswered(http, format, "The broker did not answer in time.");
        }
    }

    private RestAnswer unanswered(HttpRequest http, Format format, String why) {
        rejections.add(Entry.Stage.ANSWER, http, 503, why);
        return RestAnswerEncoder.failure(
                new ErrorInfo(50003, 503, why), format, http.head().target());
    }

    /// Decodes a request from what is recorded of it, or the recording would not run again the same; but
    /// whether it is right is seen from what was sent.
    private static DecodedInput decoded(
            String method, String target, Map<String, String> headers, byte[] body, byte[] kept) {
        var decoded = DecodedInput.call(method, target, headers, body);
        return kept == body || decoded instanceof DecodedInput.Refused
                ? decoded
                : DecodedInput.call(method, target, headers, kept);
    }

    @Override
    public <T> T look(Function<Broker, T> question) {
        return loop.look(question);
    }

    @Override
    public CompletableFuture<RestReply> call(Identity identity, String method, String target, byte[] body) {
        var headers = Map.of("content-type", Format.JSON.contentType());
        var decoded = DecodedInput.call(method, target, headers, body);
        if (decoded instanceof DecodedInput.Refused(var error)) {
            throw new IllegalArgumentException(error.message());
        }
        var id = new RequestId(lastRequest.incrementAndGet());
        var entry = new Entry.RestIn(0, 0, id, identity, null, method, target, headers, body);
        var reply = new CompletableFuture<RestReply>();
        loop.await(id, reply::complete);
        loop.submit(InboxItem.of(entry, decoded));
        return reply;
    }
}
