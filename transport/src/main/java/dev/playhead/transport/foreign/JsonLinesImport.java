package dev.playhead.transport.foreign;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows of the frames table, one a line, put back into a recording. Lines know neither credentials nor SDKs, timers nor
/// faults, and of the ends of transports only words. For one thread.
final class JsonLinesImport {
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern TARGET = Pattern.compile("/\\S*$");
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MS = 1e6;

    private final Path file;
    private final LogWriter log;
    private final Map<String, Deque<Request>> unanswered = new HashMap<>(); // looked up only
    private final List<JsonLine> together = new ArrayList<>();
    private long requests;
    private long taken;
    private long lastNanos = Long.MIN_VALUE;

    private record Request(long position, RequestId id) {}

    JsonLinesImport(Path file, LogWriter log) {
        this.file = file;
        this.log = log;
    }

    /// Reads the whole file twice: the beginning of the recording is where all lines count their seconds from.
    ForeignRecording.Imported write() throws IOException {
        long start = start();
        var session = new SeenSession(
                log,
                SeenSession.Side.BROKER,
                start,
                "Imported from " + file.getFileName() + ", which has the rows of a frames table: no credentials, SDKs,"
                        + " timers, faults or states of the broker.");
        var clients = new SeenClients(session);
        each(line -> {
            if (!together.isEmpty() && !goesWith(line)) {
                flush(session, clients);
            }
            together.add(line);
        });
        flush(session, clients);
        session.end();
        var remarks = new ArrayList<String>();
        if (clients.putIn() > 0) {
            remarks.add(clients.putIn() + " clients are not told in the file that they are connected; a CONNECTED was"
                    + " put in for each.");
        }
        return new ForeignRecording.Imported(taken, remarks);
    }

    /// Work on a line.
    private interface Work {
        void on(JsonLine line) throws IOException;
    }

    private void each(Work work) throws IOException {
        lastNanos = Long.MIN_VALUE;
        try (var reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (var text = read(reader, number); text != null; text = read(reader, number)) {
                number++;
                if (!text.isBlank()) {
                    work.on(inOrder(JsonLine.read(number, text)));
                }
            }
        }
    }

    private static @Nullable String read(BufferedReader reader, long number) throws IOException {
        try {
            return reader.readLine();
        } catch (CharacterCodingException e) {
            throw new ForeignFormatException("after line " + number, "it is no text in UTF-8", e);
        }
    }

    private JsonLine inOrder(JsonLine line) throws ForeignFormatException {
        if (line.atNanos() < lastNanos) {
            throw new ForeignFormatException("line " + line.number(), "it is of before the line above it");
        }
        lastNanos = line.atNanos();
        return line;
    }

    // Seconds are rounded to the millisecond, so each line says between which two moments the recording began.
    private long start() throws IOException {
        var span = new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        each(line -> {
            span[2] = Math.min(span[2], line.atNanos());
            if (Double.isFinite(line.seconds())) {
                long about = line.atNanos() - Math.round(line.seconds() * NANOS);
                span[0] = Math.max(span[0], about - (long) NANOS_PER_MS / 2);
                span[1] = Math.min(span[1], about + (long) NANOS_PER_MS / 2);
            }
        });
        if (span[2] == Long.MAX_VALUE) {
            throw new ForeignFormatException(String.valueOf(file.getFileName()), "it has no line");
        }
        boolean isSaid = span[0] != Long.MIN_VALUE && span[0] <= span[1];
        return isSaid ? Math.min(span[2], span[0] + (span[1] - span[0]) / 2) : span[2];
    }

    // A frame that went to many, or was missed by many, is a row for each of them.
    private boolean goesWith(JsonLine line) {
        var first = together.getFirst();
        boolean mayBeMany = line.way() == JsonLine.Way.OUT || line.way() == JsonLine.Way.UNDELIVERED;
        return mayBeMany && line.entry() >= 0 && line.entry() == first.entry() && line.way() == first.way();
    }

    private void flush(SeenSession session, SeenClients clients) throws IOException {
        if (together.isEmpty()) {
            return;
        }
        taken += together.size();
        var line = together.getFirst();
        switch (line.way()) {
            case IN -> {
                if (isRequest(line)) {
                    request(session, line);
                } else {
                    var problem = line.frame().equals("unreadable") ? line.summary() : null;
                    session.received(
                            line.atNanos(),
                            clients.transport(line.who(), line.atNanos()),
                            Format.JSON,
                            line.payload(),
                            problem);
                }
            }
            case OUT -> {
                if (STATUS.matcher(line.frame()).matches()) {
                    answer(session, line);
                } else {
                    sent(session, clients);
                }
            }
            case UNDELIVERED -> {
                var missedBy = new ArrayList<ConnectionId>();
                for (var each : together) {
                    missedBy.add(clients.connection(each.who(), each.atNanos()));
                }
                session.missed(line.atNanos(), missedBy, line.payload(), FaultWords.keptBy(line.summary()));
            }
            case EVENT -> event(session, clients, line);
        }
        together.clear();
    }

    // A message that deletes is called as the method is, but is on a channel.
    private static boolean isRequest(JsonLine line) {
        return line.channel().isEmpty() && METHOD.matcher(line.frame()).matches();
    }

    private void sent(SeenSession session, SeenClients clients) throws IOException {
        var to = new ArrayList<TransportId>();
        var written = new ArrayList<Long>();
        var line = together.getFirst();
        var frame = SeenSession.decoded(Format.JSON, line.payload());
        for (var each : together) {
            boolean isKnown = !each.who().isEmpty();
            if (frame != null && frame.action() == Action.CONNECTED && isKnown) {
                to.add(clients.connects(each.who(), frame, each.atNanos()));
            } else {
                to.add(clients.transport(each.who(), each.atNanos()));
            }
            boolean isWritten = Double.isFinite(each.latencyMs());
            written.add(isWritten ? each.atNanos() + Math.round(each.latencyMs() * NANOS_PER_MS) : 0L);
        }
        session.sent(line.atNanos(), to, Format.JSON, line.payload(), written);
    }

    private void request(SeenSession session, JsonLine line) throws IOException {
        var target = TARGET.matcher(line.summary());
        var request = new Entry.RestIn(
                0,
                0,
                new RequestId(++requests),
                new Identity(null, line.who().isEmpty() ? null : line.who()),
                null,
                line.frame(),
                target.find() ? target.group() : "/",
                Map.of("content-type", "application/json"),
                line.payload());
        long position = session.add(request, line.atNanos());
        unanswered.computeIfAbsent(line.who(), who -> new ArrayDeque<>()).add(new Request(position, request.request()));
    }

    // Nothing says which request an answer is of: the oldest of the same client that has none.
    private void answer(SeenSession session, JsonLine line) throws IOException {
        var open = unanswered.get(line.who());
        var request = open == null ? null : open.pollFirst();
        if (request == null) {
            throw new ForeignFormatException(
                    "line " + line.number(), "it answers a request of \"" + line.who() + "\" that is not in the file");
        }
        session.add(
                new Entry.RestOut(0, 0, 0, request.id(), Integer.parseInt(line.frame()), Format.JSON, line.payload()),
                request.position(),
                line.atNanos());
    }

    private static void event(SeenSession session, SeenClients clients, JsonLine line) throws IOException {
        if (line.frame().equals("END")) {
            var transport = clients.ends(line.who(), line.atNanos());
            var rule = FaultWords.rule(line.summary());
            if (rule != null) {
                session.add(new Entry.TransportEffect(0, 0, 0, transport, new Entry.Act.Reset(), rule), line.atNanos());
            }
            session.add(new Entry.Closed(0, 0, transport, FaultWords.reason(line.summary())), line.atNanos());
        } else {
            session.add(
                    new Entry.Rejected(
                            0,
                            0,
                            Entry.Stage.UPGRADE,
                            "an address that is not known",
                            null,
                            null,
                            null,
                            0,
                            line.summary()),
                    line.atNanos());
        }
    }
}
