package dev.playhead.transport.insight;

import dev.playhead.transport.protocol.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One frame, looked at closely.
///
/// @param sentence what happened, in plain words
/// @param about what the recording knows of it beyond its bytes, names and values
/// @param fields names and values in wire order, nested names joined by `.`
/// @param payload the bytes of the wire; do not modify
/// @param text the payload as indented JSON, MessagePack decoded; the raw text when it cannot be decoded
/// @param serial serial of the message it concerns; null when it concerns none
/// @param deliveries to whom it went; empty unless it was published
@SuppressWarnings("ArrayRecordComponent")
public record FrameDetail(
        int row,
        String sentence,
        List<Field> about,
        List<Field> fields,
        Format format,
        byte[] payload,
        String text,
        @Nullable String serial,
        List<Delivery> deliveries) {
    public FrameDetail {
        about = List.copyOf(about);
        fields = List.copyOf(fields);
        deliveries = List.copyOf(deliveries);
    }

    public record Field(String name, String value) {}

    /// @param latencyNanos publish to socket; -1 when it was not sent or is not known
    /// @param hasVersion newest version of the message that the party has; 0 when none
    public record Delivery(int party, long latencyNanos, int hasVersion, boolean sent, String state) {}
}
