package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What fell into the holes: finds the [Gap]s of every participant and what of them is still missing.
final class GapIndex {
    private final ChannelIndex channels;
    private final Map<TransportId, Set<ChannelId>> attached = new HashMap<>();
    private final Map<Place, Long> left = new HashMap<>();
    private final Map<Integer, List<Open>> gaps = new HashMap<>();
    private final Map<Integer, List<Gap>> published = new HashMap<>();
    private long connectionStateTtlNanos = 120_000_000_000L;
    private long startNanos;

    private record Place(int participant, ChannelId channel) {}

    /// @param missing by serial, until when
    private record Open(
            ChannelId channel, Span span, @Nullable ErrorInfo cause, Map<String, Long> missing) {}

    GapIndex(ChannelIndex channels) {
        this.channels = channels;
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
            var missing = new LinkedHashMap<String, Long>();
            for (var message : channels.changedBetween(channel, from, nanos, participant)) {
                missing.put(message.serial, Span.OPEN);
            }
            gaps.computeIfAbsent(participant, key -> new ArrayList<>())
                    .add(new Open(channel, new Span(from, nanos), error, missing));
            published.remove(participant);
        }
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
        var all = gaps.get(participant);
        if (all == null) {
            return;
        }
        for (var gap : all) {
            for (var message : messages) {
                var action = message.action();
                boolean whole = action != MessageAction.APPEND && action != MessageAction.SUMMARY;
                if (whole && gap.channel.equals(channel) && message.serial() != null) {
                    gap.missing.computeIfPresent(message.serial(), (serial, until) -> Math.min(until, nanos));
                    published.remove(participant);
                }
            }
        }
    }

    List<Gap> published(int participant) {
        return published.computeIfAbsent(
                participant,
                index -> gaps.getOrDefault(index, List.of()).stream()
                        .map(gap -> new Gap(
                                gap.channel,
                                gap.span,
                                gap.cause,
                                gap.missing.entrySet().stream()
                                        .map(m -> new Gap.Missing(m.getKey(), m.getValue()))
                                        .toList()))
                        .toList());
    }
}
