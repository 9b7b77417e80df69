package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the [Gap]s of every participant and what of them is still missing.
final class GapIndex {
    private final ChannelIndex channels;
    private final TrackIndex tracks;
    private final Map<TransportId, Set<ChannelId>> attached = new HashMap<>();
    private final Map<Place, Long> left = new HashMap<>();
    private final Map<Integer, VersionedList<Gap>> gaps = new HashMap<>();
    // What is still missing, by serial, and in which gaps.
    private final Map<Place, Map<String, List<Hole>>> missing = new HashMap<>();
    private long connectionStateTtlNanos = 120_000_000_000L;
    private long startNanos;

    private record Place(int participant, ChannelId channel) {}

    /// One message of one gap.
    private record Hole(Filling gap, int index) {}

    /// A gap of which something may still come.
    ///
    /// @param index place among the gaps of its participant
    private record Filling(
            int index,
            Span span,
            @Nullable ErrorInfo cause,
            VersionedList<Gap.Missing> missing,
            EventSeries.Writer filled) {
        Gap published(ChannelId channel) {
            return new Gap(channel, span, cause, missing.view(), filled.published());
        }
    }

    GapIndex(ChannelIndex channels, TrackIndex tracks) {
        this.channels = channels;
        this.tracks = tracks;
    }

    /// @param ttlNanos how long a lost connection can be resumed
    void started(long nanos, long ttlNanos) {
        startNanos = nanos;
        connectionStateTtlNanos = ttlNanos;
    }

    /// The broker said ATTACHED.
    ///
    /// @param asked whether the client named a serial to go on from
    void attached(
            int participant,
            TransportId transport,
            ChannelId channel,
            boolean resumed,
            boolean asked,
            @Nullable ErrorInfo error,
            long nanos) {
        boolean before = !attached.computeIfAbsent(transport, id -> new LinkedHashSet<>())
                .add(channel);
        var place = new Place(participant, channel);
        var lost = left.remove(place);
        if (before || resumed || lost == null && !asked) {
            return;
        }
        boolean tooLate = lost != null && nanos - lost >= connectionStateTtlNanos;
        if (asked || error != null || tooLate) {
            long from = lost == null ? startNanos : lost;
            opened(place, new Span(from, nanos), error);
        }
    }

    private void opened(Place place, Span span, @Nullable ErrorInfo error) {
        var all = gaps.computeIfAbsent(place.participant, key -> new VersionedList<>());
        var gap = new Filling(all.size(), span, error, new VersionedList<>(), new EventSeries.Writer());
        var lost = channels.changedBetween(place.channel, span.fromNanos(), span.toNanos(), place.participant);
        for (var message : lost) {
            missing.computeIfAbsent(place, key -> new HashMap<>())
                    .computeIfAbsent(message.serial, key -> new ArrayList<>())
                    .add(new Hole(gap, gap.missing.size()));
            gap.missing.add(new Gap.Missing(message.serial, Span.OPEN));
        }
        all.add(gap.published(place.channel));
        tracks.touch(place.participant);
    }

    void detached(int participant, TransportId transport, ChannelId channel) {
        var all = attached.get(transport);
        if (all != null) {
            all.remove(channel);
        }
        left.remove(new Place(participant, channel));
    }

    /// A transport has ended.
    ///
    /// @param meant whether its client said goodbye
    void ended(int participant, TransportId transport, boolean meant, long nanos) {
        var all = attached.remove(transport);
        if (all != null && participant >= 0 && !meant) {
            all.forEach(channel -> left.putIfAbsent(new Place(participant, channel), nanos));
        }
    }

    /// Messages were sent to a participant; what came as a whole is no longer missing.
    void sent(int participant, ChannelId channel, List<Message> messages, long nanos) {
        var place = new Place(participant, channel);
        var open = missing.get(place);
        var all = gaps.get(participant);
        if (open == null || all == null) {
            return;
        }
        for (var message : messages) {
            var action = message.action();
            boolean whole = action != MessageAction.APPEND && action != MessageAction.SUMMARY;
            var holes = whole && message.serial() != null ? open.remove(message.serial()) : null;
            if (holes == null) {
                continue;
            }
            for (var hole : holes) {
                hole.gap.filled.add(nanos, 0, (byte) 0);
                hole.gap.missing.set(
                        hole.index,
                        new Gap.Missing(hole.gap.missing.get(hole.index).serial(), nanos));
                all.set(hole.gap.index, hole.gap.published(channel));
            }
            tracks.touch(participant);
        }
        if (open.isEmpty()) {
            missing.remove(place);
        }
    }

    List<Gap> published(int participant) {
        var all = gaps.get(participant);
        return all == null ? List.of() : all.view();
    }
}
