package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.core.Snapshot;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes what a broker remembers as JSON, messages in the form they have on the wire.
public final class SnapshotCodec {
    private SnapshotCodec() {}

    public static byte[] write(Snapshot snapshot) {
        return Wire.write(Format.JSON, out -> {
            out.writeStartObject();
            out.writeStringField("series", snapshot.series());
            out.writeArrayFieldStart("channels");
            for (var channel : snapshot.channels()) {
                out.writeStartObject();
                out.writeStringField("name", channel.name());
                out.writeStringField("lastSerial", channel.lastSerial());
                out.writeArrayFieldStart("messages");
                for (var message : channel.messages()) {
                    out.writeStartObject();
                    out.writeStringField("lastChange", message.lastChange());
                    out.writeArrayFieldStart("versions");
                    for (var version : message.versions()) {
                        FrameWriter.message(out, Format.JSON, version);
                    }
                    out.writeEndArray();
                    annotations(out, message);
                    out.writeEndObject();
                }
                out.writeEndArray();
                if (!channel.objects().isEmpty()) {
                    var writer = new ObjectWriter(out, Format.JSON);
                    out.writeArrayFieldStart("objects");
                    for (var object : channel.objects()) {
                        writer.message(object);
                    }
                    out.writeEndArray();
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void annotations(JsonGenerator out, Snapshot.MessageMemory message) throws IOException {
        if (message.lastSummary() != null) {
            out.writeStringField("lastSummary", message.lastSummary());
        }
        if (!message.annotations().isEmpty()) {
            out.writeArrayFieldStart("annotations");
            for (var annotation : message.annotations()) {
                FrameWriter.annotation(out, Format.JSON, annotation);
            }
            out.writeEndArray();
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException when it is something else
    public static Snapshot read(byte[] json) throws IOException {
        try (var in = Wire.parser(Format.JSON, json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A keyframe must be one JSON object.");
            }
            var root = new Fields(Trees.readMap(in));
            var channels = new ArrayList<Snapshot.ChannelMemory>();
            for (var object : Objects.requireNonNull(root.objects("channels"), "channels")) {
                channels.add(channel(object));
            }
            return new Snapshot(Objects.requireNonNull(root.text("series"), "series"), channels);
        } catch (RuntimeException e) {
            throw new IOException("The keyframe is incomplete: " + e.getMessage(), e);
        }
    }

    private static Snapshot.ChannelMemory channel(Map<String, @Nullable Object> object) {
        var fields = new Fields(object);
        var messages = new ArrayList<Snapshot.MessageMemory>();
        for (var item : Objects.requireNonNull(fields.objects("messages"), "messages")) {
            var message = new Fields(item);
            var annotations = message.objects("annotations"); // absent in keyframes of earlier versions
            messages.add(new Snapshot.MessageMemory(
                    Objects.requireNonNull(message.text("lastChange"), "lastChange"),
                    Objects.requireNonNull(message.objects("versions"), "versions").stream()
                            .map(MessageReader::message)
                            .toList(),
                    annotations == null
                            ? List.of()
                            : annotations.stream()
                                    .map(MessageReader::annotation)
                                    .toList(),
                    message.text("lastSummary")));
        }
        var objects = fields.objects("objects");
        return new Snapshot.ChannelMemory(
                Objects.requireNonNull(fields.text("name"), "name"),
                Objects.requireNonNull(fields.text("lastSerial"), "lastSerial"),
                messages,
                objects == null
                        ? List.of()
                        : objects.stream().map(ObjectReader::message).toList());
    }
}
