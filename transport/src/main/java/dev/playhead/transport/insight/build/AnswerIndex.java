package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The frames that ACKs and NACKs answer. Mostly each answers the one that it follows from; but appends that
/// were put together are answered when their window ends, and what came after them waits with them. Of a
/// transport that has ended nothing waits for an answer.
final class AnswerIndex {
    // More than the broker remembers answers of a connection.
    private static final int MOST_REMEMBERED = 8192;

    // Positions by number.
    private final Map<TransportId, Map<Long, Long>> open = new HashMap<>();
    private final LongTable later = new LongTable();
    // What late answers answer, by the position of the answer.
    private final LongTable askedBy = new LongTable();
    private final Map<Answered, Boolean> latest = new BoundedMap<>(MOST_REMEMBERED);

    private record Answered(ConnectionId connection, long msgSerial) {}

    void arrived(Entry.FrameIn entry, ProtocolMessage frame) {
        open.computeIfAbsent(entry.transport(), key -> new HashMap<>())
                .put(number(frame.msgSerial()), entry.position());
    }

    /// Position of the frame that is answered.
    long answered(Entry.FrameOut entry, ProtocolMessage answer) {
        var of = entry.to().isEmpty() ? null : open.get(entry.to().getFirst());
        var asked = of == null ? null : of.remove(number(answer.msgSerial()));
        if (asked == null) {
            return entry.cause();
        }
        if (asked != entry.cause()) {
            later.put(asked, entry.cause());
            askedBy.put(entry.position(), asked);
        }
        return asked;
    }

    /// Notes an answer. Returns whether it is the first under this number: a client that has come back
    /// repeats what it asked, and is answered as before (RTN19a2). Versions do not tell: an append that was
    /// put together with a later one has none, and an answer that had to wait names one that is older than
    /// what others were given meanwhile.
    boolean isFirst(ConnectionId connection, long msgSerial) {
        return latest.put(new Answered(connection, msgSerial), true) == null;
    }

    /// A transport has ended. Returns the positions of what it will never be answered.
    Collection<Long> closed(TransportId transport) {
        var of = open.remove(transport);
        return of == null ? List.of() : of.values();
    }

    /// Position of the input at which what arrived at `position` was handed on: itself, or a later one.
    long handedOnAt(long position) {
        long at = position;
        for (long next = later.get(at, -1); next > at; next = later.get(at, -1)) {
            at = next;
        }
        return at;
    }

    /// Position of the input of which the answer to what arrived at `position` came: itself, or a later one.
    long answeredAt(long position) {
        return later.get(position, position);
    }

    /// Position of what the answer at `position` answers: what it follows from, or something earlier.
    ///
    /// @param cause position of what it follows from
    long asked(long position, long cause) {
        return askedBy.get(position, cause);
    }

    int waiting() {
        return open.values().stream().mapToInt(Map::size).sum();
    }

    private static long number(@Nullable Long msgSerial) {
        return Objects.requireNonNullElse(msgSerial, 0L);
    }
}
