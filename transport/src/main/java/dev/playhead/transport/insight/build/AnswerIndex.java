package dev.playhead.transport.insight.build;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which frame an ACK or NACK answers. Mostly the one that it follows from; but appends that were put together are
/// answered when their window ends, and what came after them waits with them.
final class AnswerIndex {
    private final Map<Question, Long> open = new HashMap<>(); // looked up only, never iterated
    private final Map<Long, Long> later = new HashMap<>(); // looked up only, never iterated

    private record Question(TransportId transport, long msgSerial) {}

    void arrived(Entry.FrameIn entry, ProtocolMessage frame) {
        open.put(new Question(entry.transport(), number(frame.msgSerial())), entry.position());
    }

    /// Position of the frame that is answered.
    long answered(Entry.FrameOut entry, ProtocolMessage answer) {
        if (entry.to().isEmpty()) {
            return entry.cause();
        }
        var asked = open.remove(new Question(entry.to().getFirst(), number(answer.msgSerial())));
        if (asked == null) {
            return entry.cause();
        }
        if (asked != entry.cause()) {
            later.put(asked, entry.cause());
        }
        return asked;
    }

    /// Position of the input at which what arrived at `position` was handed on: itself, or a later one.
    long handedOnAt(long position) {
        long at = position;
        for (var next = later.get(at); next != null && next > at; next = later.get(at)) {
            at = next;
        }
        return at;
    }

    private static long number(@Nullable Long msgSerial) {
        return Objects.requireNonNullElse(msgSerial, 0L);
    }
}
