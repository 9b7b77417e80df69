package dev.playhead.transport.check;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.RestCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stops that were published lately (`ai-cancel`), and when each of them was written to whose socket. For
/// one thread.
public final class StopSignals {
    private static final String NAME = "ai-cancel";
    private static final int MOST = 256;

    private final Map<Long, Stop> byPosition = new BoundedMap<>(MOST);
    // By the position of the frame that carries one.
    private final Map<Long, Stop> unwritten = new BoundedMap<>(MOST);
    private final Map<TransportId, Long> delays = new HashMap<>(); // looked up only, never iterated

    /// A stop and who was sent it.
    public static final class Stop {
        private final long position;
        private final long atNanos;
        private final Map<Integer, Long> toldNanos = new HashMap<>(); // looked up only, never iterated

        private Stop(long position, long atNanos) {
            this.position = position;
            this.atNanos = atNanos;
        }

        /// Returns the position of its publish.
        public long position() {
            return position;
        }

        /// Returns since when a participant can have known of it, ns since 1970; -1 when it was never sent it.
        public long toldNanos(int participant) {
            return toldNanos.getOrDefault(participant, -1L);
        }
    }

    /// Takes the next entry.
    void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.FrameIn in -> published(in, messages(decoded));
            case Entry.RestIn in -> published(in, messages(decoded));
            case Entry.FrameOut out -> {
                var stop = byPosition.get(out.cause());
                if (stop != null && isStop(messages(decoded))) {
                    unwritten.put(out.position(), stop);
                }
            }
            case Entry.Written written -> {
                if (!unwritten.isEmpty()) {
                    written.receipts().forEach(receipt -> written(receipt, session));
                }
            }
            case Entry.TransportEffect effect -> {
                if (effect.act() instanceof Entry.Act.Delay(var latencyMs, var burstMs)) {
                    delays.put(effect.transport(), latencyMs + burstMs);
                }
            }
            case Entry.Closed closed -> delays.remove(closed.transport());
            default -> {} // all else has no part in a stop
        }
    }

    private void published(Entry entry, List<Message> messages) {
        if (isStop(messages)) {
            byPosition.put(entry.position(), new Stop(entry.position(), entry.atNanos()));
        }
    }

    // A fault that delays both ways: it hears later, and what it says comes later.
    private void written(Entry.Receipt receipt, CheckedSession session) {
        var stop = unwritten.get(receipt.frame());
        if (stop != null) {
            long delay = delays.getOrDefault(receipt.transport(), 0L) * 1_000_000;
            stop.toldNanos.putIfAbsent(session.participant(receipt.transport()), receipt.writtenAtNanos() + delay);
        }
    }

    private static List<Message> messages(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Frame(var frame) -> frame.messages() == null ? List.of() : frame.messages();
            case Decoded.Call(RestCall.Publish(var channel, var messages)) -> messages;
            case Decoded.Call _,
                    Decoded.Read _,
                    Decoded.Refused _,
                    Decoded.Stored _,
                    Decoded.ObjectsChanged _,
                    Decoded.Nothing _ -> List.of();
        };
    }

    private static boolean isStop(List<Message> messages) {
        for (var message : messages) {
            if (NAME.equals(message.name())) {
                return true;
            }
        }
        return false;
    }

    /// Returns the stop that was published at a moment; null when it was too long ago.
    public @Nullable Stop at(long nanos) {
        for (var stop : byPosition.values()) {
            if (stop.atNanos == nanos) {
                return stop;
            }
        }
        return null;
    }
}
