package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.log.Entry;
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
    // Positions by number.
    private final Map<TransportId, Map<Long, Long>> open = new HashMap<>();
    private final LongTable later = new LongTable();

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
        }
        return asked;
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

    int waiting() {
        return open.values().stream().mapToInt(Map::size).sum();
    }

    private static long number(@Nullable Long msgSerial) {
        return Objects.requireNonNullElse(msgSerial, 0L);
    }
}
