package dev.playhead.transport.api;

import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Comparison of what devices held at a moment with what the server held, message by message and character
/// by character. A device is asked about every message that it should have, or has a part of. Immutable.
///
/// @param compared how many texts of devices were compared
/// @param differences those that were not the same, in order of channels and messages
/// @param unknown indices of the participants that were no devices by then, so that nobody can tell what
///     they held
public record Convergence(int compared, List<Difference> differences, Set<Integer> unknown) {
    private static final int MOST_MESSAGES = 100_000;

    public Convergence {
        differences = List.copyOf(differences);
        unknown = Set.copyOf(unknown);
    }

    /// A message that a device held otherwise than the server.
    ///
    /// @param participant index in the timeline
    /// @param server the text that the server held
    /// @param device the text that the device held
    /// @param evidence positions of the entries that prove it: what brought the newest version, and what
    ///     the device was sent last of the message, if anything
    public record Difference(int participant, String serial, String server, String device, List<Long> evidence) {
        public Difference {
            evidence = List.copyOf(evidence);
        }
    }

    /// Reads the log and runs the core: not for the FX thread.
    ///
    /// @param builder has taken the entries of `timeline` and no others
    /// @param participants indices of those that are asked about
    /// @param nanos the moment, ns since 1970
    /// @throws IOException when the log cannot be read
    public static Convergence of(
            LogReader log, TimelineBuilder builder, Timeline timeline, Collection<Integer> participants, long nanos)
            throws IOException {
        var machine = new TimeMachine(log);
        long position = nanos >= timeline.endNanos()
                ? timeline.entries()
                : Math.min(timeline.entries(), machine.positionAfter(nanos));
        var broker = machine.at(Math.max(1, position));
        var texts = new DeviceTexts(log, builder);
        var differences = new ArrayList<Difference>();
        var unknown = new HashSet<Integer>();
        for (int participant : participants) {
            if (!DeviceTexts.isThere(timeline, timeline.participants().get(participant), nanos)) {
                unknown.add(participant);
            }
        }
        int compared = 0;
        for (var track : timeline.channels()) {
            for (var message : broker.messages(track.id().app(), track.id().name(), MOST_MESSAGES)) {
                var mark = message.serial() == null ? null : track.message(message.serial());
                if (mark == null) {
                    continue;
                }
                for (var text : texts.at(subject(track, mark), timeline, nanos)) {
                    if (!participants.contains(text.participant()) || !concerns(text)) {
                        continue;
                    }
                    compared++;
                    if (!MessageText.of(message).equals(text.text())) {
                        differences.add(difference(track, message, text, builder, timeline));
                    }
                }
            }
        }
        return new Convergence(compared, differences, unknown);
    }

    private static FocusedMessage subject(ChannelTrack track, ChannelTrack.MessageMark mark) {
        return new FocusedMessage(
                track.id(), mark.serial(), mark.run(), !mark.closed(), mark.createdNanos(), mark.author(), 0);
    }

    private static boolean concerns(SessionState.DeviceText text) {
        boolean lacksRightly = text.attachment() == AttachmentStatus.CAME_LATER
                || text.attachment() == AttachmentStatus.AUTHOR
                || text.attachment() == AttachmentStatus.NOT_SUBSCRIBED;
        return text.attachment().isOwed() || (!lacksRightly && !text.text().isEmpty());
    }

    private static Difference difference(
            ChannelTrack track,
            Message message,
            SessionState.DeviceText text,
            TimelineBuilder builder,
            Timeline timeline) {
        var serial = String.valueOf(message.serial());
        var evidence = new ArrayList<Long>();
        for (long brought : builder.broughtBy(track.id(), serial)) {
            if (brought >= 0) {
                evidence.clear();
                evidence.add(brought);
            }
        }
        long last = -1;
        for (long carrier : builder.carriers(track.id(), serial, 0)) {
            last = wasSent(carrier, text.participant(), timeline.frames()) ? carrier : last;
        }
        if (last >= 0) {
            evidence.add(last);
        }
        return new Difference(text.participant(), serial, MessageText.of(message), text.text(), evidence);
    }

    private static boolean wasSent(long position, int participant, Frames frames) {
        for (int row = frames.rowOf(position);
                row >= 0 && row < frames.count() && frames.position(row) == position;
                row++) {
            if (frames.participant(row) == participant && frames.way(row) == Frames.Way.OUT) {
                return true;
            }
        }
        return false;
    }
}
