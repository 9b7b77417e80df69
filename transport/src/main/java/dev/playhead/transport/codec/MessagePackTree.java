package dev.playhead.transport.codec;

import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadNode.Kind;
import dev.playhead.transport.payload.PayloadPath;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads MessagePack into a tree. Of our own making, since the library does not say where a value begins. For
/// one payload.
final class MessagePackTree {
    private final ByteBuffer in;
    private int depth;

    MessagePackTree(byte[] payload) {
        in = ByteBuffer.wrap(payload);
    }

    /// Reads all of it.
    ///
    /// @throws IOException when it is not MessagePack, or not one value
    PayloadNode read() throws IOException {
        try {
            var root = value(PayloadPath.ROOT);
            if (in.hasRemaining()) {
                throw new UnreadableException("goes on after its end");
            }
            return root;
        } catch (BufferUnderflowException e) {
            throw new UnreadableException("ends inside a value");
        }
    }

    private PayloadNode value(PayloadPath place) throws IOException {
        int from = in.position();
        int head = in.get() & 0xff;
        if (head < 0x80 || head >= 0xe0) {
            return leaf(place, Kind.NUMBER, Byte.toString((byte) head), from);
        } else if (head < 0x90) {
            return map(place, head & 0x0f, from);
        } else if (head < 0xa0) {
            return list(place, head & 0x0f, from);
        } else if (head < 0xc0) {
            return text(place, head & 0x1f, from);
        }
        return switch (head) {
            case 0xc0 -> leaf(place, Kind.NULL, "null", from);
            case 0xc2 -> leaf(place, Kind.FLAG, "false", from);
            case 0xc3 -> leaf(place, Kind.FLAG, "true", from);
            case 0xc4, 0xc5, 0xc6 -> binary(place, length(head - 0xc4), from);
            case 0xc7, 0xc8, 0xc9 -> extension(place, length(head - 0xc7), from);
            case 0xca -> leaf(place, Kind.NUMBER, Float.toString(in.getFloat()), from);
            case 0xcb -> leaf(place, Kind.NUMBER, Double.toString(in.getDouble()), from);
            case 0xcc -> leaf(place, Kind.NUMBER, Integer.toString(in.get() & 0xff), from);
            case 0xcd -> leaf(place, Kind.NUMBER, Integer.toString(in.getShort() & 0xffff), from);
            case 0xce -> leaf(place, Kind.NUMBER, Integer.toUnsignedString(in.getInt()), from);
            case 0xcf -> leaf(place, Kind.NUMBER, Long.toUnsignedString(in.getLong()), from);
            case 0xd0 -> leaf(place, Kind.NUMBER, Byte.toString(in.get()), from);
            case 0xd1 -> leaf(place, Kind.NUMBER, Short.toString(in.getShort()), from);
            case 0xd2 -> leaf(place, Kind.NUMBER, Integer.toString(in.getInt()), from);
            case 0xd3 -> leaf(place, Kind.NUMBER, Long.toString(in.getLong()), from);
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(place, 1 << (head - 0xd4), from);
            case 0xd9, 0xda, 0xdb -> text(place, length(head - 0xd9), from);
            case 0xdc, 0xdd -> list(place, length(head - 0xdb), from);
            case 0xde, 0xdf -> map(place, length(head - 0xdd), from);
            default -> throw new UnreadableException("0xc1 begins no value");
        };
    }

    // A length of one, two or four bytes.
    private int length(int power) throws IOException {
        int length = switch (power) {
            case 0 -> in.get() & 0xff;
            case 1 -> in.getShort() & 0xffff;
            default -> in.getInt();
        };
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableException("says that it is longer than it is");
        }
        return length;
    }

    private byte[] bytes(int length) throws IOException {
        if (length > in.remaining()) {
            throw new UnreadableException("ends inside a value");
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private PayloadNode leaf(PayloadPath place, Kind kind, String text, int from) {
        return new PayloadNode(place, kind, text, from, in.position(), List.of());
    }

    private PayloadNode text(PayloadPath place, int length, int from) throws IOException {
        var text = new String(bytes(length), StandardCharsets.UTF_8);
        return PayloadTree.text(place, text, from, in.position(), 0);
    }

    private PayloadNode binary(PayloadPath place, int length, int from) throws IOException {
        return leaf(place, Kind.BINARY, Base64.getEncoder().encodeToString(bytes(length)), from);
    }

    private PayloadNode extension(PayloadPath place, int length, int from) throws IOException {
        byte type = in.get();
        var text = "type " + type + ": " + Base64.getEncoder().encodeToString(bytes(length));
        return leaf(place, Kind.BINARY, text, from);
    }

    private PayloadNode list(PayloadPath place, int size, int from) throws IOException {
        deeper();
        var children = new ArrayList<PayloadNode>();
        for (int i = 0; i < size; i++) {
            children.add(value(place.to(Integer.toString(i))));
        }
        depth--;
        return new PayloadNode(place, Kind.LIST, "", from, in.position(), children);
    }

    private PayloadNode map(PayloadPath place, int size, int from) throws IOException {
        deeper();
        var children = new ArrayList<PayloadNode>();
        for (int i = 0; i < size; i++) {
            var key = value(PayloadPath.ROOT).text();
            children.add(value(place.to(key)));
        }
        depth--;
        return new PayloadNode(place, Kind.OBJECT, "", from, in.position(), children);
    }

    private void deeper() throws IOException {
        if (++depth > JacksonStreams.MOST_NESTED) {
            throw new UnreadableException("nested deeper than " + JacksonStreams.MOST_NESTED);
        }
    }
}
