package dev.playhead.transport.copy;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recording as an HTTP archive (HAR 1.2): an entry for each request, and one for each transport with its frames as
/// `_webSocketMessages`, as browsers and proxies write those of a WebSocket. `send` is what the client sent. Keys of
/// connections are masked. What is no request and no frame has no place in an archive and is left out.
public final class HarExport {
    private final LogReader log;
    private final long fromNanos;
    private final long toNanos;
    private final Map<TransportId, HarSocket> sockets = new LinkedHashMap<>();
    private final Map<RequestId, HarRequest> requests = new LinkedHashMap<>();

    /// @param fromNanos first moment that is wanted, ns since 1970
    /// @param toNanos last one, ns since 1970
    public HarExport(LogReader log, long fromNanos, long toNanos) {
        this.log = log;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /// Writes the archive. Reads the recording once to see what there is, and once more for each transport, so that
    /// memory does not grow with what was sent.
    ///
    /// @throws IOException when the recording cannot be read or `to` not be written
    public void write(TextOutput to) throws IOException {
        for (long position = 0; position < log.size(); position++) {
            find(log.readForShow(position));
        }
        to.write("{\"log\":{\"version\":\"1.2\",\"creator\":"
                + Json.object(Map.of("name", "Playhead", "version", ProductVersion.get())) + ",\"entries\":[\n");
        var separator = "";
        for (var socket : sockets.values()) {
            if (socket.hasMessages()) {
                to.write(separator);
                socket.write(log, to);
                separator = ",\n";
            }
        }
        for (var request : requests.values()) {
            to.write(separator);
            request.write(log, to);
            separator = ",\n";
        }
        to.write("\n]}}\n");
    }

    private void find(Entry entry) {
        boolean isWanted = entry.atNanos() >= fromNanos && entry.atNanos() <= toNanos;
        switch (entry) {
            case Entry.Opened opened -> socket(opened.transport()).opened(opened);
            case Entry.Closed closed -> socket(closed.transport()).closed(closed);
            case Entry.FrameIn in when isWanted -> socket(in.transport()).message(in.position());
            case Entry.FrameOut out
            when isWanted -> out.to().forEach(transport -> socket(transport).message(out.position()));
            case Entry.RestIn in when isWanted -> requests.put(in.request(), new HarRequest(in.position()));
            case Entry.RestOut out -> answered(requests.get(out.request()), out.position());
            default -> {} // no request and no frame
        }
    }

    private static void answered(@Nullable HarRequest request, long position) {
        if (request != null) {
            request.answered(position);
        }
    }

    private HarSocket socket(TransportId transport) {
        return sockets.computeIfAbsent(transport, HarSocket::new);
    }
}
