package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;
import org.msgpack.jackson.dataformat.MessagePackGenerator;

/// A MessagePack value of a type that applications define for themselves. Kept as it came; JSON, which has none, shows
/// it as an object.
///
/// @param type its number, −128 to 127
/// @param base64 its bytes
public record Extension(byte type, String base64) {
    static Extension of(MessagePackExtensionType value) {
        return new Extension(value.getType(), Base64.getEncoder().encodeToString(value.getData()));
    }

    void write(JsonGenerator out) throws IOException {
        if (out instanceof MessagePackGenerator msgpack) {
            msgpack.writeExtensionType(
                    new MessagePackExtensionType(type, Base64.getDecoder().decode(base64)));
            return;
        }
        out.writeStartObject();
        out.writeNumberField("extension", (int) type);
        out.writeStringField("base64", base64);
        out.writeEndObject();
    }

    @Override
    public String toString() {
        return "extension " + type + ": " + base64;
    }
}
