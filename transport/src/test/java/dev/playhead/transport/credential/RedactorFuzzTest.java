package dev.playhead.transport.credential;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A secret that stands anywhere but in what is the user's, in bytes made up by Jazzer, is not in what is recorded. The
/// input has the mark `$` where the secret goes.
class RedactorFuzzTest {
    private static final String SECRET = "Zx9secretQv7";

    @FuzzTest
    void noSecretPasses(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("$", SECRET);
        frame(text);
        body(text);
        target(text);
    }

    private static void frame(String text) {
        for (var format : Format.values()) {
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            try {
                var frame = FrameCodec.of(format).decode(bytes);
                if (!isContent(frame)) {
                    var masked = Redactor.frame(frame);
                    hidden(texts(format, Redactor.payload(format, bytes, frame, masked)));
                }
            } catch (MalformedFrameException e) {
                hidden(Redactor.unreadable(bytes));
                hidden(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Whether the secret stands where a name or a message of the user does.
    private static boolean isContent(ProtocolMessage frame) {
        var known = ProtocolMessage.builder(frame.actionCode())
                .id(frame.id())
                .channel(frame.channel())
                .channelSerial(frame.channelSerial())
                .connectionId(frame.connectionId())
                .res(frame.res())
                .params(frame.params())
                .messages(frame.messages())
                .presence(frame.presence())
                .annotations(frame.annotations())
                .state(frame.state())
                .build();
        return new String(FrameCodec.of(Format.JSON).encode(known), StandardCharsets.UTF_8).contains(SECRET);
    }

    private static void body(String text) {
        for (var path : List.of("/keys/a.b/requestToken", "/login", "/time")) {
            for (var type : List.of("application/json", "application/x-msgpack")) {
                var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                var headers = Map.of("content-type", type);
                var recorded = Redactor.body(RestTarget.of(path), headers, bytes);
                var masked = new String(
                        texts(RestRequestDecoder.bodyFormat(headers), recorded), StandardCharsets.ISO_8859_1);
                // These fields of a token request are names and numbers of the user.
                var bare = masked.replaceAll(
                        "(?s)(keyName|clientId|timestamp|ttl|nonce|targets|issuedBefore|capability|data|extras|metadata|notification).*",
                        "");
                hidden(bare.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void target(String text) {
        for (var prefix :
                List.of("", "/", "/keys/", "/apps/x/", "/?", "/time?", "/?key=", "/?access_token=", "/?token=")) {
            var masked = Redactor.target(prefix + text);
            int query = masked.indexOf('?');
            var path = query < 0 ? masked : masked.substring(0, query);
            var segments = RestTarget.of(path).path();
            // Names of channels, keys, apps and devices stand behind these.
            if (segments.isEmpty()
                    || !List.of("channels", "keys", "apps", "push").contains(segments.getFirst())) {
                hidden(path.getBytes(StandardCharsets.UTF_8));
            }
            for (var pair : masked.substring(query + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                if (query >= 0
                        && (equals < 0
                                || name.contains(SECRET)
                                || List.of("key", "accessToken", "access_token", "***")
                                        .contains(name))) {
                    // The name of a key may be anything that is plain, so it is left out.
                    hidden((name.equals("key") ? pair.substring(pair.indexOf(':') + 1) : pair)
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /// What can be read as text in what is recorded. MessagePack writes a list of small numbers as the bytes
    /// of letters, and numbers are no secrets.
    private static byte[] texts(Format format, byte[] recorded) {
        try {
            var texts = new StringBuilder();
            collect(JsonTree.readAny(format, recorded), texts);
            return texts.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return recorded;
        }
    }

    private static void collect(@Nullable Object value, StringBuilder texts) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                map.forEach((name, field) -> {
                    collect(name, texts);
                    collect(field, texts);
                });
            case List<?> list -> list.forEach(item -> collect(item, texts));
            case Number number -> {}
            case byte[] bytes ->
                texts.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
            default -> texts.append(value).append('\n');
        }
    }

    private static void hidden(byte[] recorded) {
        var text = new String(recorded, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(SECRET), text);
    }
}
