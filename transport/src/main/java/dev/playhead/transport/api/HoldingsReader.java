package dev.playhead.transport.api;

import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelHoldings.Held;
import dev.playhead.transport.insight.ChannelHoldings.OfMessage;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds which version of each message each device had been sent by a moment. It looks at columns only and reads
/// nothing. For one thread.
final class HoldingsReader {
    private final TimelineBuilder builder;

    HoldingsReader(TimelineBuilder builder) {
        this.builder = builder;
    }

    /// @param serials of the messages that are meant, in order
    ChannelHoldings at(ChannelId channel, List<String> serials, Timeline timeline, long nanos) {
        var track = track(timeline, channel);
        if (track == null) {
            return ChannelHoldings.NONE;
        }
        var candidates = timeline.participants().stream()
                .filter(participant -> participant.app().equals(channel.app()) && isThere(timeline, participant, nanos))
                .map(Participant::index)
                .toList();
        var messages = new ArrayList<OfMessage>();
        var concerned = new BitSet();
        for (var serial : serials) {
            var mark = mark(track, serial);
            if (mark != null) {
                messages.add(message(channel, mark, candidates, concerned, timeline, nanos));
            }
        }
        return without(candidates, concerned, messages);
    }

    private static boolean isThere(Timeline timeline, Participant participant, long nanos) {
        var links = timeline.tracks().get(participant.index()).links();
        return participant.isDevice()
                && !links.isEmpty()
                && links.getFirst().span().fromNanos() <= nanos;
    }

    private static @Nullable ChannelTrack track(Timeline timeline, ChannelId channel) {
        for (var track : timeline.channels()) {
            if (track.id().equals(channel)) {
                return track;
            }
        }
        return null;
    }

    private static @Nullable MessageMark mark(ChannelTrack track, String serial) {
        int low = 0;
        int high = track.messages().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var mark = track.messages().get(middle);
            int order = mark.serial().compareTo(serial);
            if (order == 0) {
                return mark;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
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
        sent(channel, mark, timeline, nanos, versions, named);
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

    private void sent(
            ChannelId channel, MessageMark mark, Timeline timeline, long nanos, int[] versions, BitSet named) {
        var frames = timeline.frames();
        for (long position : builder.carriers(channel, mark.serial(), 0)) {
            for (int row = frames.rowOf(position);
                    row >= 0 && row < frames.count() && frames.position(row) == position;
                    row++) {
                int participant = frames.participant(row);
                if (participant < 0 || frames.way(row) != Frames.Way.OUT || frames.atNanos(row) > nanos) {
                    continue;
                }
                named.set(participant);
                long written = frames.writtenNanos(row);
                if (written != 0 && written <= nanos) {
                    versions[participant] = Math.max(versions[participant], version(frames, row, mark));
                }
            }
        }
    }

    // An answer to a request for history carries many messages, each as it was then.
    private static int version(Frames frames, int row, MessageMark mark) {
        int version = frames.version(row);
        return version > 0 ? version : mark.versionAt(frames.atNanos(row));
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
