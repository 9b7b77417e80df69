package dev.playhead.transport.foreign;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Line of a file of JSON lines: a row of the frames table.
///
/// @param number of the line in its file, from 1
/// @param entry what rows of one frame that went to many have in common; -1 when it does not say
/// @param seconds since the beginning of the recording; NaN when it does not say
/// @param latencyMs from there until it was written to its socket; NaN when it does not say
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonLine(
        long number,
        long atNanos,
        long entry,
        double seconds,
        Way way,
        String who,
        String frame,
        String channel,
        String summary,
        double latencyMs,
        byte[] payload) {
    private static final long NANOS = 1_000_000_000L;

    enum Way {
        IN,
        OUT,
        UNDELIVERED,
        EVENT
    }

    /// Reads a line.
    ///
    /// @throws ForeignFormatException when it is none; the message says why
    static JsonLine read(long number, String line) throws ForeignFormatException {
        var place = "line " + number;
        Map<String, @Nullable Object> fields;
        try {
            fields = JsonTree.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ForeignFormatException(place, "it is not one JSON object", e);
        }
        return new JsonLine(
                number,
                moment(place, fields.get("at")),
                fields.get("entry") instanceof Number entry ? entry.longValue() : -1,
                fields.get("seconds") instanceof Number seconds ? seconds.doubleValue() : Double.NaN,
                way(place, fields.get("way")),
                text(fields.get("who")),
                text(fields.get("frame")),
                text(fields.get("channel")),
                text(fields.get("summary")),
                fields.get("latencyMs") instanceof Number latency ? latency.doubleValue() : Double.NaN,
                payload(place, fields));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static long moment(String place, @Nullable Object at) throws ForeignFormatException {
        try {
            var moment = Instant.parse(String.valueOf(at));
            return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), NANOS), moment.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new ForeignFormatException(
                    place, "\"at\" is to be a moment such as 2026-11-30T12:00:00.000Z, and is " + at, e);
        }
    }

    private static Way way(String place, @Nullable Object way) throws ForeignFormatException {
        return switch (String.valueOf(way)) {
            case "in" -> Way.IN;
            case "out" -> Way.OUT;
            case "undelivered" -> Way.UNDELIVERED;
            case "event" -> Way.EVENT;
            default ->
                throw new ForeignFormatException(
                        place, "\"way\" is to be in, out, undelivered or event, and is " + way);
        };
    }

    private static byte[] payload(String place, Map<String, @Nullable Object> fields) throws ForeignFormatException {
        var base64 = fields.get("payloadBase64");
        if (base64 instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new ForeignFormatException(place, "\"payloadBase64\" is no base64", e);
            }
        }
        var payload = fields.get("payload");
        return payload == null ? new byte[0] : JsonTree.writeAny(Format.JSON, Objects.requireNonNull(payload));
    }
}
