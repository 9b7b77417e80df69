package dev.playhead.transport.codec.rest;

import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts status and headers of an answer into its body, for browsers that cannot see them (`envelope`).
public final class RestEnvelope {
    private RestEnvelope() {}

    /// The answer in an envelope when the query of `target` asks for one (`envelope=json|msgpack`), else as it is.
    public static RestAnswer around(RestAnswer answer, String target) {
        var wanted = RestTarget.of(target).query().get("envelope");
        if (wanted == null || !(wanted.equals("json") || wanted.equals("msgpack"))) {
            return answer;
        }
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("statusCode", answer.status());
        envelope.put("response", body(answer));
        envelope.put("headers", answer.headers());
        var format = wanted.equals("json") ? Format.JSON : Format.MSGPACK;
        return new RestAnswer(200, Map.of(), format, JacksonStreams.write(format, out -> Trees.write(out, envelope)));
    }

    private static @Nullable Object body(RestAnswer answer) {
        if (answer.body().length == 0) {
            return null;
        }
        try (var in = JacksonStreams.parser(answer.format(), answer.body())) {
            in.nextToken();
            return Trees.read(in);
        } catch (IOException e) {
            throw new IllegalStateException("an answer of our own can be read", e);
        }
    }
}
