package dev.playhead.transport.copy;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.RecordedPayload;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A transport in an HTTP archive.
final class HarSocket {
    private static final int TEXT = 1; // RFC 6455, 5.2
    private static final int BINARY = 2;

    private final TransportId transport;
    private final LongStream.Builder found = LongStream.builder();
    private long[] positions = new long[0];
    private boolean hasMessages;
    private Entry.@Nullable Opened opened;
    private Entry.@Nullable Closed closed;

    HarSocket(TransportId transport) {
        this.transport = transport;
    }

    void opened(Entry.Opened entry) {
        opened = entry;
    }

    void closed(Entry.Closed entry) {
        closed = entry;
    }

    void message(long position) {
        found.add(position);
        hasMessages = true;
    }

    boolean hasMessages() {
        return hasMessages;
    }

    void write(LogReader log, TextOutput to) throws IOException {
        positions = found.build().toArray();
        var whole = Json.object(fields(log));
        to.write(whole.substring(0, whole.length() - 1)); // it goes on
        to.write(",\"_webSocketMessages\":[");
        var separator = "\n";
        for (long position : positions) {
            to.write(separator);
            to.write(message(log.readForShow(position)));
            separator = ",\n";
        }
        to.write("]}");
    }

    private Map<String, Object> fields(LogReader log) throws IOException {
        long begin = opened != null
                ? opened.atNanos()
                : log.readForShow(positions[0]).atNanos();
        long end = closed != null
                ? closed.atNanos()
                : log.readForShow(positions[positions.length - 1]).atNanos();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("_resourceType", "websocket");
        fields.put("startedDateTime", HarParts.moment(begin));
        fields.put("time", HarParts.millis(end - begin));
        fields.put("request", HarParts.request("GET", url(), Map.of()));
        fields.put(
                "response", HarParts.response(101, "Switching Protocols", Map.of("size", 0L, "mimeType", "x-unknown")));
        fields.put("cache", Map.of());
        fields.put("timings", HarParts.TIMINGS);
        fields.put("connection", transport.toString());
        fields.put("comment", comment());
        return fields;
    }

    // The recording has what the client asked for, decoded, and not the line in which it did.
    private String url() {
        if (opened == null) {
            return "ws://localhost/";
        }
        var handshake = opened.handshake();
        return "ws://localhost/?v=" + handshake.version() + "&format="
                + handshake.format().name().toLowerCase(Locale.ROOT) + "&echo=" + handshake.echo();
    }

    private String comment() {
        if (opened == null) {
            return "It was open when the recording began.";
        }
        var handshake = opened.handshake();
        return Stream.of(
                        name(handshake.identity()),
                        handshake.agent(),
                        "by " + handshake.via().word())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String name(@Nullable Identity identity) {
        return identity == null ? null : identity.clientId();
    }

    private static String message(Entry entry) {
        var way = entry instanceof Entry.FrameIn ? "send" : "receive";
        var payload = masked(RecordedPayload.of(entry));
        boolean isText = payload.format() == Format.JSON;
        var data = isText
                ? new String(payload.bytes(), StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(payload.bytes());
        // Seconds to the microsecond, which a JSON writer would turn into 1.7E9.
        var time = String.format(Locale.ROOT, "%.6f", entry.atNanos() / 1e9);
        return "{\"type\":\"" + way + "\",\"time\":" + time + ",\"opcode\":" + (isText ? TEXT : BINARY) + ","
                + Json.object(Map.of("data", data)).substring(1);
    }

    private static RecordedPayload masked(RecordedPayload payload) {
        try {
            var value = JsonTree.readAny(payload.format(), payload.bytes());
            return value != null && MaskedKeys.areIn(value)
                    ? new RecordedPayload(payload.format(), JsonTree.writeAny(payload.format(), masked(value)))
                    : payload;
        } catch (IOException unreadable) {
            return payload; // nothing in it was understood as a key
        }
    }

    private static Object masked(Object value) {
        var masked = MaskedKeys.in(value);
        return masked == null ? List.of() : masked;
    }
}
