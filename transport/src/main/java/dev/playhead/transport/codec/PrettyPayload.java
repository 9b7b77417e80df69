package dev.playhead.transport.codec;

import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payload for people: as indented JSON whatever the format. One that cannot be read is shown as the text that it
/// is. Immutable.
public final class PrettyPayload {
    private final @Nullable Object tree;
    private final byte[] bytes;

    private PrettyPayload(@Nullable Object tree, byte[] bytes) {
        this.tree = tree;
        this.bytes = bytes;
    }

    /// Returns a payload for people; never fails.
    public static PrettyPayload of(Format format, byte[] bytes) {
        try (var in = JacksonStreams.parser(format, bytes)) {
            in.nextToken();
            return new PrettyPayload(Trees.read(in), bytes);
        } catch (IOException | RuntimeException unreadable) {
            return new PrettyPayload(null, bytes);
        }
    }

    /// Indented JSON; binary values as base64.
    public String text() {
        if (tree == null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var out = new StringBuilder();
        write(out, tree, 0);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> {
                var parts = new ArrayList<String>();
                map.forEach((key, inner) -> {
                    var part = new StringBuilder(Trees.json(String.valueOf(key))).append(": ");
                    write(part, inner, depth + 1);
                    parts.add(part.toString());
                });
                block(out, '{', parts, '}', depth);
            }
            case List<?> list -> {
                var parts = new ArrayList<String>();
                for (var inner : list) {
                    var part = new StringBuilder();
                    write(part, inner, depth + 1);
                    parts.add(part.toString());
                }
                block(out, '[', parts, ']', depth);
            }
            case byte[] binary ->
                out.append('"')
                        .append(Base64.getEncoder().encodeToString(binary))
                        .append('"');
            case null -> out.append("null");
            default -> out.append(Trees.json(value));
        }
    }

    private static void block(StringBuilder out, char open, List<String> parts, char close, int depth) {
        out.append(open);
        var indent = "\n" + "  ".repeat(depth + 1);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ",").append(indent).append(parts.get(i));
        }
        if (!parts.isEmpty()) {
            out.append('\n').append("  ".repeat(depth));
        }
        out.append(close);
    }
}
