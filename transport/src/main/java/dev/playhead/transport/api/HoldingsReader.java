package dev.playhead.transport.api;

import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelHoldings.Held;
import dev.playhead.transport.insight.ChannelHoldings.OfMessage;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.insight.column.BoundedMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds which version of each message each device had been sent by a moment. It looks at columns only and reads
/// nothing, and keeps what it has found of the channel asked last. For one thread.
final class HoldingsReader {
    private static final int MOST_KEPT = 2_000;

    private final TimelineBuilder builder;
    private final Map<String, SentVersions> kept = new BoundedMap<>(MOST_KEPT);
    private @Nullable ChannelId channelKept;

    HoldingsReader(TimelineBuilder builder) {
        this.builder = builder;
    }

    /// @param serials of the messages that are meant, in order
    ChannelHoldings at(ChannelId channel, List<String> serials, Timeline timeline, long nanos) {
        var track = timeline.channel(channel);
        if (track == null) {
            return ChannelHoldings.NONE;
        }
        if (!channel.equals(channelKept)) {
            channelKept = channel;
            kept.clear();
        }
        var candidates = timeline.participants().stream()
                .filter(participant ->
                        participant.app().equals(channel.app()) && DeviceTexts.isThere(timeline, participant, nanos))
                .map(Participant::index)
                .toList();
        var messages = new ArrayList<OfMessage>();
        var concerned = new BitSet();
        for (var serial : serials) {
            var mark = track.message(serial);
            if (mark != null) {
                messages.add(message(channel, mark, candidates, concerned, timeline, nanos));
            }
        }
        return without(candidates, concerned, messages);
    }

    private OfMessage message(
            ChannelId channel,
            MessageMark mark,
            List<Integer> candidates,
            BitSet concerned,
            Timeline timeline,
            long nanos) {
        var versions = new int[timeline.participants().size()];
        var named = new BitSet();
        var sent = kept.computeIfAbsent(mark.serial(), key -> new SentVersions());
        sent.grow(builder, channel, mark, timeline);
        sent.until(nanos, timeline.frames(), versions, named);
        var subject = new FocusedMessage(
                channel, mark.serial(), mark.run(), !mark.closed(), mark.createdNanos(), mark.author(), 0);
        var held = new ArrayList<Held>();
        for (int participant : candidates) {
            int version = versions[participant];
            var attachment = builder.attachmentStatus(participant, subject, version > 0, named.get(participant), nanos);
            if (version > 0 || attachment.isOwed()) {
                concerned.set(participant);
            }
            held.add(new Held(version, attachment));
        }
        return new OfMessage(
                mark.serial(), mark.versionAt(nanos), builder.versionAt(channel, mark.serial(), nanos), held);
    }

    // Devices that never had to do with the channel are no columns.
    private static ChannelHoldings without(List<Integer> candidates, BitSet concerned, List<OfMessage> messages) {
        var kept = candidates.stream().filter(concerned::get).toList();
        if (kept.size() == candidates.size()) {
            return new ChannelHoldings(candidates, messages);
        }
        var fewer = new ArrayList<OfMessage>();
        for (var message : messages) {
            var held = new ArrayList<Held>();
            for (int i = 0; i < candidates.size(); i++) {
                if (concerned.get(candidates.get(i))) {
                    held.add(message.held().get(i));
                }
            }
            fewer.add(new OfMessage(message.serial(), message.newest(), message.owed(), held));
        }
        return new ChannelHoldings(kept, fewer);
    }
}
