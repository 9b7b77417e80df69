package dev.playhead.transport.delivery;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions so new that nobody can be said to lack them. A second after a version was made, whoever is still on the
/// attachment that was owed it and was not sent it has lost it. For one thread.
final class LossWatch {
    static final long WITHIN_NANOS = 1_000_000_000;

    private final Deque<Fresh> fresh = new ArrayDeque<>();

    /// @param since when it was made, or looked at last, ns since 1970
    /// @param held the reader that it waits for at a breakpoint; null for all readers
    private record Fresh(
            ChannelVersions channel,
            Version version,
            long since,
            @Nullable Reader held) {}

    void made(ChannelVersions channel, Version version) {
        fresh.add(new Fresh(channel, version, version.atNanos, null));
    }

    /// Judges what is old enough at a moment.
    void judge(long nowNanos, List<DeliveryEvent> events) {
        while (!fresh.isEmpty() && fresh.getFirst().since + WITHIN_NANOS < nowNanos) {
            var due = fresh.removeFirst();
            Collection<Reader> of = due.held == null ? due.channel.readers.values() : List.of(due.held);
            for (var reader : of) {
                var receipt = due.version.receipt(reader.ordinal);
                if (receipt != null
                        && (receipt.state == Receipt.State.OWED || receipt.state == Receipt.State.DROPPED)) {
                    judge(due.channel, due.version, reader, receipt, events);
                } else if (receipt != null && receipt.state == Receipt.State.HELD) {
                    fresh.add(new Fresh(due.channel, due.version, nowNanos, reader)); // nobody lacks what still waits
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
