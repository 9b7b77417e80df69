package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.playhead.transport.protocol.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/// Opens Jackson's one streaming API over both formats; everything else in this package is the same for both.
public final class JacksonStreams {
    /// Deeper than anybody nests on purpose; what reads it calls itself once a level.
    static final int MOST_NESTED = 100;

    // Every connection reads on a thread of its own; buffers for each of them would be most of what an idle one costs.
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_NESTED).build())
            .build();
    // Of our own making: a frame as deep as it may be stands some levels deeper there, and ids are names of fields.
    private static final JsonFactory IMAGE = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTED + 50)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final JsonFactory MSGPACK = new MessagePackFactory();

    private JacksonStreams() {}

    /// Writes something to a generator.
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /// Returns a parser of `bytes`, which the caller closes.
    public static JsonParser parser(Format format, byte[] bytes) throws IOException {
        var parser = factory(format).createParser(bytes);
        // The library of MessagePack knows no such constraint.
        return format == Format.JSON ? parser : new ShallowParser(parser, MOST_NESTED);
    }

    /// Reads a page of an image.
    public static JsonParser imageParser(byte[] json) throws IOException {
        return IMAGE.createParser(json);
    }

    /// Returns whether the value that was read is all that there is in `bytes`.
    public static boolean isAtEnd(Format format, JsonParser parser, byte[] bytes) throws IOException {
        if (format == Format.JSON) {
            return parser.nextToken() == null;
        }
        // At its end the parser of MessagePack has no next token, but an exception. It knows where the end of an object
        // is as the place of a token, and that of other values as its own.
        boolean closed = parser.currentToken() != null && parser.currentToken().isStructEnd();
        var place = closed ? parser.currentTokenLocation() : parser.currentLocation();
        return place.getCharOffset() >= bytes.length; // it counts bytes, but calls them characters
    }

    /// Returns the bytes that `writing` writes in this format.
    public static byte[] write(Format format, Writing writing) {
        try {
            if (format == Format.JSON) {
                var out = new JsonBytes();
                writing.to(out);
                return out.take();
            }
            var bytes = new ByteArrayOutputStream(512);
            try (var out = MSGPACK.createGenerator(bytes, JsonEncoding.UTF8)) {
                writing.to(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("This cannot be written as " + format, e);
        }
    }

    private static JsonFactory factory(Format format) {
        return format == Format.JSON ? JSON : MSGPACK;
    }
}
