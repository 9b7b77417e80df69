package dev.playhead.transport.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Versions so new that nobody can be said to lack them. A second after a version was made, whoever is still on the
/// attachment that was owed it and was not sent it has lost it. For one thread.
final class LossWatch {
    static final long WITHIN_NANOS = 1_000_000_000;

    private final Deque<Fresh> fresh = new ArrayDeque<>();

    private record Fresh(ChannelVersions channel, Version version) {}

    void made(ChannelVersions channel, Version version) {
        fresh.add(new Fresh(channel, version));
    }

    /// Judges what is old enough at a moment.
    void judge(long nowNanos, List<DeliveryEvent> events) {
        while (!fresh.isEmpty() && fresh.getFirst().version.atNanos + WITHIN_NANOS < nowNanos) {
            var due = fresh.removeFirst();
            for (var reader : due.channel.readers.values()) {
                var receipt = due.version.receipt(reader.ordinal);
                if (receipt != null
                        && (receipt.state == Receipt.State.OWED || receipt.state == Receipt.State.DROPPED)) {
                    judge(due.channel, due.version, reader, receipt, events);
                }
            }
        }
    }

    private static void judge(
            ChannelVersions channel, Version version, Reader reader, Receipt receipt, List<DeliveryEvent> events) {
        reader.lacks(version);
        if (reader.isThereSince(version)) {
            events.add(new DeliveryEvent.Lost(
                    reader.participant,
                    channel.id,
                    version.serial,
                    version.version,
                    version.position,
                    version.atNanos,
                    receipt.rule));
        } else if (receipt.state == Receipt.State.OWED) {
            receipt.away();
        }
    }
}
