package dev.playhead.transport.foreign;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sockets of an HTTP archive as a recording: what one client sent and was sent, as its browser or a proxy has seen it.
/// Requests are left out, and so are sockets on which nobody speaks the protocol. For one thread.
final class HarImport {
    private static final long MOST_BYTES = 512L << 20;

    private final Path file;
    private final LogWriter log;

    HarImport(Path file, LogWriter log) {
        this.file = file;
        this.log = log;
    }

    ForeignRecording.Imported write() throws IOException {
        var all = sockets(entries());
        var sockets = all.stream().filter(HarClient::speaksTheProtocol).toList();
        if (sockets.isEmpty()) {
            throw new ForeignFormatException(
                    name(),
                    all.isEmpty()
                            ? "it has no frames of a WebSocket (_webSocketMessages); browsers write them when their"
                                    + " archive was saved while the socket was open in the network view"
                            : "none of its " + all.size() + " WebSockets carries frames of the protocol");
        }
        long start = sockets.stream().mapToLong(HarClient::firstNanos).min().orElseThrow();
        var session = new SeenSession(
                log,
                SeenSession.Side.CLIENT,
                start,
                "Imported from " + name() + ", which has what one side saw: frames of " + sockets.size()
                        + (sockets.size() == 1 ? " socket" : " sockets")
                        + " at the times when the client sent and got them, and nothing of the broker or of others.");
        var frames = new ArrayList<HarClient.Seen>();
        sockets.forEach(socket -> frames.addAll(socket.frames()));
        frames.sort(Comparator.comparingLong(HarClient.Seen::atNanos)); // stable: in their order within a socket
        for (var seen : frames) {
            var transport = seen.by().transport(session, seen.atNanos());
            if (seen.isSent()) {
                session.received(seen.atNanos(), transport, seen.format(), seen.payload(), null);
            } else {
                session.sent(
                        seen.atNanos(), List.of(transport), seen.format(), seen.payload(), List.of(seen.atNanos()));
            }
        }
        session.end();
        int others = all.size() - sockets.size();
        return new ForeignRecording.Imported(
                frames.size(),
                others == 0
                        ? List.of()
                        : List.of(others + (others == 1 ? " WebSocket carries" : " WebSockets carry")
                                + " no frame of the protocol and was left out."));
    }

    private String name() {
        return Objects.toString(file.getFileName());
    }

    private List<?> entries() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new ForeignFormatException(
                    name(), "it has more than " + (MOST_BYTES >> 20) + " MB; save an archive of less time");
        }
        Object archive;
        try {
            archive = JsonTree.readAny(Format.JSON, withoutMark(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ForeignFormatException(name(), "it is no JSON: " + reason(e), e);
        }
        if (archive instanceof Map<?, ?> whole
                && whole.get("log") instanceof Map<?, ?> found
                && found.get("entries") instanceof List<?> entries) {
            return entries;
        }
        throw new ForeignFormatException(name(), "it is no HTTP archive: it has no log.entries");
    }

    // Where in the text the parser stopped stands in the message of what it threw.
    private static String reason(IOException e) {
        var cause = e.getCause();
        var message = Objects.toString((cause == null ? e : cause).getMessage(), "");
        return message.lines().findFirst().orElse("it ends too early");
    }

    // RFC 8259 lets readers pass over it, and some programs write it.
    private static byte[] withoutMark(byte[] json) {
        boolean isMarked =
                json.length > 2 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF;
        return isMarked ? new String(json, StandardCharsets.UTF_8).substring(1).getBytes(StandardCharsets.UTF_8) : json;
    }

    private static List<HarClient> sockets(List<?> entries) throws ForeignFormatException {
        var sockets = new ArrayList<HarClient>();
        for (int i = 0; i < entries.size(); i++) {
            var messages = entries.get(i) instanceof Map<?, ?> entry ? messages(entry) : null;
            if (messages != null && !messages.isEmpty()) {
                sockets.add(HarClient.read("entry " + (i + 1), (Map<?, ?>) entries.get(i), messages));
            }
        }
        return sockets;
    }

    private static @Nullable List<?> messages(Map<?, ?> entry) {
        return entry.get("_webSocketMessages") instanceof List<?> messages ? messages : null;
    }
}
