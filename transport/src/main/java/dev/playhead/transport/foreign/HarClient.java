package dev.playhead.transport.foreign;

import dev.playhead.transport.protocol.ConnectionDetails;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client by one WebSocket of an HTTP archive. Secrets of its URL are not kept. For one thread.
final class HarClient {
    private static final int TEXT = 1; // RFC 6455, 5.2
    private static final int BINARY = 2;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS = 1e6;
    private static final int NEWEST = 6;

    private final Map<String, String> query;
    private final List<Seen> frames = new ArrayList<>();
    private @Nullable TransportId transport;

    /// A frame as it was seen.
    ///
    /// @param isSent whether the client sent it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seen(HarClient by, long atNanos, boolean isSent, Format format, byte[] payload) {}

    private HarClient(Map<String, String> query) {
        this.query = query;
    }

    /// Reads the messages of a socket.
    ///
    /// @throws ForeignFormatException says which of them cannot be read, and why
    static HarClient read(String place, Map<?, ?> entry, List<?> messages) throws ForeignFormatException {
        var url = entry.get("request") instanceof Map<?, ?> request ? Objects.toString(request.get("url"), "") : "";
        var client = new HarClient(query(url));
        for (int i = 0; i < messages.size(); i++) {
            client.take(place + ", message " + (i + 1), messages.get(i));
        }
        return client;
    }

    private static Map<String, String> query(String url) {
        var query = new HashMap<String, String>();
        int mark = url.indexOf('?');
        if (mark >= 0) {
            for (var pair : url.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private void take(String place, @Nullable Object message) throws ForeignFormatException {
        if (!(message instanceof Map<?, ?> fields)) {
            throw new ForeignFormatException(place, "it is no object");
        }
        if (!(fields.get("time") instanceof Number seconds) || !(seconds.doubleValue() > 0)) {
            throw new ForeignFormatException(
                    place, "\"time\" is to be seconds since 1970, and is " + fields.get("time"));
        }
        if (!(fields.get("data") instanceof String data)) {
            throw new ForeignFormatException(place, "\"data\" is to be a text, and is " + fields.get("data"));
        }
        boolean isSent = switch (String.valueOf(fields.get("type"))) {
            case "send" -> true;
            case "receive" -> false;
            default ->
                throw new ForeignFormatException(
                        place, "\"type\" is to be send or receive, and is " + fields.get("type"));
        };
        long opcode = fields.get("opcode") instanceof Number number ? number.longValue() : TEXT;
        if (opcode != TEXT && opcode != BINARY) {
            return; // a ping, or the goodbye of the socket: no frame of the protocol
        }
        // A double has a quarter of a microsecond left for today's seconds.
        long nanos = Math.round(seconds.doubleValue() * MICROS) * (long) NANOS_PER_MICRO;
        frames.add(new Seen(
                this,
                nanos,
                isSent,
                opcode == TEXT ? Format.JSON : Format.MSGPACK,
                opcode == TEXT ? data.getBytes(StandardCharsets.UTF_8) : bytes(place, data)));
    }

    private static byte[] bytes(String place, String data) throws ForeignFormatException {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new ForeignFormatException(place, "\"data\" of a binary message is to be base64", e);
        }
    }

    List<Seen> frames() {
        return frames;
    }

    long firstNanos() {
        return frames.stream().mapToLong(Seen::atNanos).min().orElse(Long.MAX_VALUE);
    }

    /// Returns whether one of its messages is a frame of the protocol with an action that is known.
    boolean speaksTheProtocol() {
        return frames.stream().anyMatch(HarClient::isFrame);
    }

    private static boolean isFrame(Seen seen) {
        var frame = SeenSession.decoded(seen.format(), seen.payload());
        return frame != null && frame.action() != null;
    }

    /// Returns its transport, which is opened by the first frame.
    TransportId transport(SeenSession session, long atNanos) throws IOException {
        var known = transport;
        if (known == null) {
            known = session.opened(atNanos, handshake());
            transport = known;
            if (!sawConnected()) {
                session.connected(atNanos, known, "seen-" + known.value(), query.get("clientId"));
            }
        }
        return known;
    }

    private Handshake handshake() {
        return new Handshake(
                "msgpack".equals(query.get("format")) ? Format.MSGPACK : Format.JSON,
                version(),
                new Identity(null, clientId()),
                null,
                !"false".equals(query.get("echo")),
                null,
                query.get("agent"),
                Handshake.DEFAULT_REMAIN_PRESENT_MS,
                "",
                0,
                Via.WEBSOCKET);
    }

    private int version() {
        try {
            return Integer.parseInt(query.getOrDefault("v", Integer.toString(NEWEST)));
        } catch (NumberFormatException e) {
            return NEWEST;
        }
    }

    private @Nullable String clientId() {
        var said = query.get("clientId");
        return said != null
                ? said
                : connected().findFirst().map(ConnectionDetails::clientId).orElse(null);
    }

    private boolean sawConnected() {
        return connected().findFirst().isPresent();
    }

    private Stream<ConnectionDetails> connected() {
        return frames.stream()
                .filter(seen -> !seen.isSent())
                .map(seen -> SeenSession.decoded(seen.format(), seen.payload()))
                .filter(Objects::nonNull)
                .map(ProtocolMessage::connectionDetails)
                .filter(Objects::nonNull);
    }
}
