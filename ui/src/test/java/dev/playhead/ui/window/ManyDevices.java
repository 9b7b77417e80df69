package dev.playhead.ui.window;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A recording of many devices on one channel, as a day of continuous integration leaves it.
final class ManyDevices {
    private static final long BEGIN = 1_795_186_200_000_000_000L;
    private static final String CHANNEL = "ci";

    private final LogWriter log;
    private final List<TransportId> open = new ArrayList<>();
    private long position;

    private ManyDevices(LogWriter log) {
        this.log = log;
    }

    /// Records `devices` devices; every third leaves, and there is a message after each hundredth.
    static void record(Path file, int devices) throws IOException {
        try (var log = LogWriter.create(file)) {
            var session = new ManyDevices(log);
            log.append(new Entry.Started(session.position++, BEGIN, 1, "test", Map.of()));
            for (int i = 1; i <= devices; i++) {
                session.connect(i);
                if (i % 100 == 0 || i == devices) {
                    session.message(i);
                }
            }
        }
    }

    private long at() {
        return BEGIN + position * 1_000_000L;
    }

    private void connect(int number) throws IOException {
        var transport = new TransportId(number);
        var identity = new Identity(null, number % 2 == 0 ? null : "device-" + number);
        log.append(new Entry.Opened(
                position++,
                at(),
                transport,
                new Handshake(Format.JSON, 6, identity, null, true, null, "ably-js/2.28.0", 15_000, "here")));
        out(List.of(transport), null, "{\"action\":4,\"connectionId\":\"c" + number + "\"}");
        long attach = position;
        var frame = "{\"action\":10,\"channel\":\"" + CHANNEL + "\"}";
        log.append(new Entry.FrameIn(position++, at(), transport, CHANNEL, Format.JSON, bytes(frame), null));
        out(attach, List.of(transport), CHANNEL, "{\"action\":11,\"channel\":\"" + CHANNEL + "\"}");
        if (number % 3 == 0) {
            log.append(new Entry.Closed(position++, at(), transport, CloseReason.LOST));
        } else {
            open.add(transport);
        }
    }

    private void message(int number) throws IOException {
        var frame = "{\"action\":15,\"channel\":\"" + CHANNEL + "\",\"msgSerial\":0,\"messages\":[{\"data\":\"hello "
                + number + "\"}]}";
        long cause = position;
        log.append(new Entry.FrameIn(position++, at(), open.getFirst(), CHANNEL, Format.JSON, bytes(frame), null));
        out(cause, List.copyOf(open), CHANNEL, frame);
    }

    private void out(List<TransportId> to, String channel, String frame) throws IOException {
        out(position - 1, to, channel, frame);
    }

    private void out(long cause, List<TransportId> to, String channel, String frame) throws IOException {
        log.append(new Entry.FrameOut(position++, at(), cause, to, channel, Format.JSON, bytes(frame)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
