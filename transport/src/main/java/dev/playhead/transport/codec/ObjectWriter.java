package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes operations and states of LiveObjects as protocol 6 has them. Absent fields are left out.
final class ObjectWriter {
    private final JsonGenerator out;
    private final Format format;

    ObjectWriter(JsonGenerator out, Format format) {
        this.out = out;
        this.format = format;
    }

    void message(ObjectMessage message) throws IOException {
        out.writeStartObject();
        text("id", message.id());
        text("clientId", message.clientId());
        text("connectionId", message.connectionId());
        if (message.extras() != null) {
            out.writeFieldName("extras");
            Trees.write(out, message.extras());
        }
        number("timestamp", message.timestamp());
        text("serial", message.serial());
        number("serialTimestamp", message.serialTimestamp());
        text("siteCode", message.siteCode());
        if (message.operation() != null) {
            out.writeFieldName("operation");
            operation(message.operation());
        }
        if (message.object() != null) {
            out.writeFieldName("object");
            state(message.object());
        }
        unknown(message.unknown());
        out.writeEndObject();
    }

    private void operation(ObjectOperation operation) throws IOException {
        out.writeStartObject();
        number("action", operation.actionCode());
        text("objectId", operation.objectId());
        if (operation.payload() != null) {
            payload(operation.payload());
        }
        unknown(operation.unknown());
        out.writeEndObject();
    }

    private void payload(ObjectPayload payload) throws IOException {
        switch (payload) {
            case ObjectPayload.MapCreate(var semantics, var entries) -> {
                out.writeObjectFieldStart("mapCreate");
                out.writeNumberField("semantics", semantics);
                entries(entries);
            }
            case ObjectPayload.MapSet(var key, var value) -> {
                out.writeObjectFieldStart("mapSet");
                out.writeStringField("key", key);
                out.writeFieldName("value");
                data(value);
            }
            case ObjectPayload.MapRemove(var key) -> {
                out.writeObjectFieldStart("mapRemove");
                out.writeStringField("key", key);
            }
            case ObjectPayload.CounterCreate(var count) -> {
                out.writeObjectFieldStart("counterCreate");
                decimal("count", count);
            }
            case ObjectPayload.CounterInc(var number) -> {
                out.writeObjectFieldStart("counterInc");
                decimal("number", number);
            }
            case ObjectPayload.ObjectDelete() -> out.writeObjectFieldStart("objectDelete");
            case ObjectPayload.MapClear() -> out.writeObjectFieldStart("mapClear");
            case ObjectPayload.CreateWithObjectId(var action, var initialValue, var nonce, var initial) -> {
                out.writeObjectFieldStart(
                        switch (action) {
                            case MAP_CREATE -> "mapCreateWithObjectId";
                            default -> "counterCreateWithObjectId";
                        });
                out.writeStringField("initialValue", initialValue);
                out.writeStringField("nonce", nonce);
            }
        }
        out.writeEndObject();
    }

    private void entries(Map<String, ObjectEntry> entries) throws IOException {
        out.writeObjectFieldStart("entries");
        for (var entry : entries.entrySet()) {
            var value = entry.getValue();
            out.writeObjectFieldStart(entry.getKey());
            text("timeserial", value.timeserial());
            if (value.data() != null) {
                out.writeFieldName("data");
                data(value.data());
            }
            if (value.tombstone()) {
                out.writeBooleanField("tombstone", true);
            }
            number("serialTimestamp", value.serialTimestamp());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    void data(ObjectData data) throws IOException {
        out.writeStartObject();
        switch (data) {
            case ObjectData.Reference(var objectId) -> out.writeStringField("objectId", objectId);
            case ObjectData.Bool(var value) -> out.writeBooleanField("boolean", value);
            case ObjectData.Number(var value) -> decimal("number", value);
            case ObjectData.Text(var value) -> out.writeStringField("string", value);
            case ObjectData.Json(var value) -> out.writeStringField("json", value);
            case ObjectData.Bytes(var value) -> {
                if (format == Format.MSGPACK) {
                    out.writeBinaryField("bytes", value);
                } else {
                    out.writeStringField("bytes", Base64.getEncoder().encodeToString(value));
                }
            }
            case ObjectData.Unrecognised(var fields) -> unknown(fields);
        }
        out.writeEndObject();
    }

    private void state(ObjectState state) throws IOException {
        out.writeStartObject();
        text("objectId", state.objectId());
        out.writeFieldName("siteTimeserials");
        Trees.write(out, state.siteTimeserials());
        out.writeBooleanField("tombstone", state.tombstone());
        if (state.createOp() != null) {
            out.writeFieldName("createOp");
            operation(state.createOp());
        }
        if (state.map() != null) {
            out.writeObjectFieldStart("map");
            out.writeNumberField("semantics", state.map().semantics());
            entries(state.map().entries());
            text("clearTimeserial", state.map().clearTimeserial());
            out.writeEndObject();
        }
        if (state.counter() != null) {
            out.writeObjectFieldStart("counter");
            decimal("count", state.counter().count());
            out.writeEndObject();
        }
        unknown(state.unknown());
        out.writeEndObject();
    }

    private void decimal(String name, double value) throws IOException {
        out.writeFieldName(name);
        Trees.write(out, Decimals.shortest(value));
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private void number(String name, @Nullable Number value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value.longValue());
        }
    }

    private void unknown(Map<String, @Nullable Object> fields) throws IOException {
        for (var field : fields.entrySet()) {
            out.writeFieldName(field.getKey());
            Trees.write(out, field.getValue());
        }
    }
}
