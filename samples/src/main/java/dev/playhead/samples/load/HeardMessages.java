package dev.playhead.samples.load;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Messages of a recording that one client was sent, and when. Filled by the thread that reads for it.
final class HeardMessages {
    private final RecordedMessages recorded;
    private final List<Heard> all = new ArrayList<>();

    private record Heard(long recordedNanos, long heardNanos) {}

    HeardMessages(RecordedMessages recorded) {
        this.recorded = recorded;
    }

    void heard(ProtocolMessage frame) {
        long now = System.nanoTime();
        if (frame.action() != Action.MESSAGE || frame.channel() == null) {
            return;
        }
        var channel = QualifiedName.base(frame.channel());
        synchronized (all) {
            for (var message : Objects.requireNonNullElse(frame.messages(), List.<Message>of())) {
                var then = recorded.nanos(channel, message);
                if (then != null) {
                    all.add(new Heard(then, now));
                }
            }
        }
    }

    /// Returns how late each message came, ns, sorted. Nobody knows when the first one was due, so the one that came
    /// soonest of all clients counts as in time.
    ///
    /// @param speed how many times as fast as it happened it was played
    static long[] lateness(List<HeardMessages> clients, double speed) {
        var offsets = new ArrayList<Long>();
        for (var client : clients) {
            synchronized (client.all) {
                client.all.forEach(
                        heard -> offsets.add(heard.heardNanos() - Math.round(heard.recordedNanos() / speed)));
            }
        }
        long soonest = offsets.stream().mapToLong(Long::longValue).min().orElse(0);
        return offsets.stream().mapToLong(offset -> offset - soonest).sorted().toArray();
    }
}
