package dev.playhead.transport.core.state;

import dev.playhead.transport.session.BrokerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Limits of what all channels keep for history and resumes. What has not been touched for longest goes first.
/// A message is touched by each of its changes and annotations, so one that still grows stays. Time is that of the
/// inputs, so a re-run drops the same at the same input. A channel that is empty goes too, after a while. For one
/// thread.
final class Retention {
    private final long mostBytes;
    private final long mostMs;
    // Of channels that keep for a time only, and of all others. Both end at the limit of all together.
    private final KeptItem.Queue passing = new KeptItem.Queue();
    private final KeptItem.Queue lasting = new KeptItem.Queue();
    // All channels, the one that was looked at longest ago first.
    private final SequencedSet<Channel> visits = new LinkedHashSet<>();
    private final Map<String, Channel> channels;
    private long sizeBytes;
    private long lastOrder;
    private String removedThrough = "";

    /// @param channels all there are, by their keys; those that are empty are removed from there
    Retention(BrokerSettings settings, Map<String, Channel> channels) {
        this.channels = channels;
        this.mostBytes = settings.keepBytes();
        this.mostMs = settings.keepMs();
    }

    /// Returns the place of what was touched last.
    long lastOrder() {
        return lastOrder;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    void add(KeptItem item, Channel channel) {
        item.belongsTo(channel);
        sizeBytes += item.sizeBytes();
        queue(channel).add(item, ++lastOrder);
    }

    /// Notes that something kept has another version.
    ///
    /// @param moreBytes what it counts for now and did not before; below 0 when it has become smaller
    void touch(KeptItem item, long moreBytes) {
        sizeBytes += moreBytes;
        var queue = queue(item.channel());
        queue.remove(item);
        queue.add(item, ++lastOrder);
    }

    /// Takes in a new channel.
    void begin(Channel channel, long atMs) {
        channel.begunAfter(removedThrough);
        channel.visited(atMs, ++lastOrder);
        visits.add(channel);
    }

    /// Newest channel serial of what was dropped of channels that are no more; empty when nothing was.
    String removedThrough() {
        return removedThrough;
    }

    /// Takes in the channels, which were made from others or from an image, and what they have; it must be empty.
    ///
    /// @param last the place of what was touched last; 0 when nothing has a place, since the image is an old one
    /// @param removed newest channel serial of what was dropped of channels that are no more
    void adopt(long last, String removed) {
        removedThrough = removed;
        var all = new ArrayList<KeptItem>();
        channels.values().stream()
                .sorted(Comparator.comparingLong(Channel::visit))
                .forEach(visits::add);
        for (var channel : channels.values()) {
            channel.forEachKept(item -> {
                item.belongsTo(channel);
                all.add(item);
            });
        }
        all.sort(last == 0 ? Comparator.comparing(KeptItem::newest) : Comparator.comparingLong(KeptItem::order));
        for (var item : all) {
            sizeBytes += item.sizeBytes();
            queue(item.channel()).add(item, last == 0 ? ++lastOrder : item.order());
        }
        lastOrder = Math.max(lastOrder, last);
    }

    // Whoever was attached could have come back meanwhile: what is empty now is not missed.
    private void visit(long nowMs) {
        while (!visits.isEmpty() && visits.getFirst().visitedAtMs() <= nowMs - mostMs) {
            var next = visits.removeFirst();
            boolean isPast = SerialClock.atMs(next.clock().last()) < nowMs; // or another one would give serials again
            if (next.isEmpty() && isPast) {
                channels.remove(next.key());
                if (next.droppedThrough().compareTo(removedThrough) > 0) {
                    removedThrough = next.droppedThrough();
                }
            } else {
                next.visited(nowMs, ++lastOrder);
                visits.add(next);
            }
        }
    }

    /// Drops what is past its time or too much.
    void trim(long nowMs) {
        if (mostMs > 0) {
            while (passing.beginsBy(nowMs - mostMs)) {
                drop(Objects.requireNonNull(passing.first()));
            }
            visit(nowMs);
        }
        if (mostBytes > 0) {
            for (var first = oldest(); first != null && sizeBytes > mostBytes; first = oldest()) {
                drop(first);
            }
        }
    }

    private @Nullable KeptItem oldest() {
        var one = passing.first();
        var other = lasting.first();
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.order() < other.order() ? one : other;
    }

    private void drop(KeptItem item) {
        remove(item);
        item.channel().drop(item);
    }

    /// Forgets a channel that is no more, with all that it keeps.
    void forget(Channel channel) {
        visits.remove(channel);
        List<KeptItem> all = new ArrayList<>();
        channel.forEachKept(all::add);
        all.forEach(this::remove);
    }

    private void remove(KeptItem item) {
        sizeBytes -= item.sizeBytes();
        queue(item.channel()).remove(item);
    }

    private KeptItem.Queue queue(Channel channel) {
        return mostMs > 0 && channel.isPassing() ? passing : lasting;
    }
}
