package dev.playhead.transport.log;

import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One MCAP message of ours: a JSON object whose last field is the payload. A JSON frame is put in as it is, byte for
/// byte, under `frame`, so that any tool shows it as structure; anything else is base64.
@SuppressWarnings("ArrayRecordComponent")
record Envelope(Map<String, @Nullable Object> head, byte @Nullable [] payload) {
    private static final byte[] FRAME = ",\"frame\":".getBytes(StandardCharsets.US_ASCII);

    static byte[] write(Map<String, ?> head, byte @Nullable [] payload, boolean isJson) {
        if (payload == null) {
            return JsonTree.write(head);
        }
        if (!isJson) {
            var withPayload = new LinkedHashMap<String, @Nullable Object>(head);
            withPayload.put("base64", Base64.getEncoder().encodeToString(payload));
            return JsonTree.write(withPayload);
        }
        var start = JsonTree.write(head);
        int headLength = start.length - 1; // without its closing brace
        var all = Arrays.copyOf(start, headLength + FRAME.length + payload.length + 1);
        System.arraycopy(FRAME, 0, all, headLength, FRAME.length);
        System.arraycopy(payload, 0, all, headLength + FRAME.length, payload.length);
        all[all.length - 1] = '}';
        return all;
    }

    static Envelope read(byte[] data) throws IOException {
        int at = indexOfFrame(data);
        if (at < 0) {
            var head = JsonTree.read(data);
            var base64 = head.remove("base64");
            return new Envelope(
                    head, base64 == null ? null : Base64.getDecoder().decode(base64.toString()));
        }
        var head = Arrays.copyOf(data, at + 1);
        head[at] = '}';
        return new Envelope(JsonTree.read(head), Arrays.copyOfRange(data, at + FRAME.length, data.length - 1));
    }

    /// The head of an envelope of which only the beginning is there; empty when its payload does not begin in that
    /// part.
    static Optional<Map<String, @Nullable Object>> headOf(byte[] begin) {
        int at = indexOfFrame(begin);
        if (at < 0) {
            return Optional.empty();
        }
        var head = Arrays.copyOf(begin, at + 1);
        head[at] = '}';
        try {
            return Optional.of(JsonTree.read(head));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    // Only a field of the object itself counts: not one in a map of the head, and no text that looks like one.
    private static int indexOfFrame(byte[] data) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i <= data.length - FRAME.length; i++) {
            switch (data[i]) {
                case '"' -> text = !text;
                case '\\' -> i += text ? 1 : 0;
                case '{', '[' -> depth += text ? 0 : 1;
                case '}', ']' -> depth -= text ? 0 : 1;
                case ',' -> {
                    if (!text && depth == 1 && Arrays.equals(data, i, i + FRAME.length, FRAME, 0, FRAME.length)) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }
}
