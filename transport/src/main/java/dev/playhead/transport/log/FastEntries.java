package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the entries that make up nearly all of a busy log straight into its bytes: frames in, frames out, receipts.
/// Byte for byte what [EntryCodec#write] makes of them; what is unusual is left to it.
final class FastEntries {
    private FastEntries() {}

    /// Returns whether the entry was written.
    static boolean write(McapBytes out, Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e
            when isPlain(e.channel()) && e.problem() == null -> {
                start(out, e.position(), "frame-in")
                        .ascii(",\"transport\":")
                        .digits(e.transport().value());
                frame(out, e.channel(), e.format(), e.payload());
                yield true;
            }
            case Entry.FrameOut e
            when isPlain(e.channel()) -> {
                start(out, e.position(), "frame-out").ascii(",\"cause\":").digits(e.cause());
                transports(out.ascii(",\"to\":"), e.to());
                frame(out, e.channel(), e.format(), e.payload());
                yield true;
            }
            case Entry.Written e -> {
                written(start(out, e.position(), "written"), e);
                yield true;
            }
            default -> false;
        };
    }

    private static McapBytes start(McapBytes out, long position, String kind) {
        return out.ascii("{\"n\":")
                .digits(position)
                .ascii(",\"kind\":\"")
                .ascii(kind)
                .ascii("\"");
    }

    private static void frame(McapBytes out, @Nullable String channel, Format format, byte[] payload) {
        if (channel != null) {
            out.ascii(",\"channel\":\"").ascii(channel).ascii("\"");
        }
        out.ascii(",\"format\":\"").ascii(format.word()).ascii("\"");
        if (format == Format.JSON) {
            out.ascii(",\"frame\":").raw(payload).ascii("}");
        } else {
            out.ascii(",\"base64\":\"").raw(Base64.getEncoder().encode(payload)).ascii("\"}");
        }
    }

    private static void transports(McapBytes out, List<TransportId> transports) {
        out.u8('[');
        for (int i = 0; i < transports.size(); i++) {
            next(out, i).digits(transports.get(i).value());
        }
        out.u8(']');
    }

    private static void written(McapBytes out, Entry.Written entry) {
        out.ascii(",\"writes\":[");
        String before = "{\"frames\":[";
        for (var write : entry.writes()) {
            out.ascii(before);
            for (int i = 0; i < write.frames().size(); i++) {
                next(out, i).digits(write.frames().get(i));
            }
            out.ascii("],\"to\":[");
            for (int i = 0; i < write.to().size(); i++) {
                next(out, i).digits(write.to().get(i).transport().value());
            }
            out.ascii("],\"agoNanos\":[");
            for (int i = 0; i < write.to().size(); i++) {
                next(out, i).digits(entry.atNanos() - write.to().get(i).atNanos());
            }
            out.ascii("]}");
            before = ",{\"frames\":[";
        }
        out.ascii("]}");
    }

    private static McapBytes next(McapBytes out, int index) {
        return index == 0 ? out : out.u8(',');
    }

    // What JSON writes as it is.
    private static boolean isPlain(@Nullable String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
