package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.playhead.transport.protocol.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/// Opens Jackson's one streaming API over both formats; everything else in this package is the same for both.
final class Wire {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory MSGPACK = new MessagePackFactory();

    private Wire() {}

    /// Writes something to a generator.
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    static JsonParser parser(Format format, byte[] bytes) throws IOException {
        return factory(format).createParser(bytes);
    }

    static byte[] write(Format format, Writing writing) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = factory(format).createGenerator(bytes, JsonEncoding.UTF8)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static JsonFactory factory(Format format) {
        return format == Format.JSON ? JSON : MSGPACK;
    }
}
