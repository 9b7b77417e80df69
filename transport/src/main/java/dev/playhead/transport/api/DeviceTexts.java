package dev.playhead.transport.api;

import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.explain.WholeMessages;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts of one message as each device was sent them: the pieces that reached it, in the order they were
/// written to its socket. Reads each piece once, deltas applied, and keeps those of the message asked last.
/// For one thread.
final class DeviceTexts {
    private final WholeMessages messages;
    private final TimelineBuilder builder;
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable ChannelId channel;
    private String serial = "";

    /// @param name the channel's name in the frame; null in an answer to a request
    /// @param whole whether it replaces what the device had
    /// @param version serial of the version that the device has with it; empty when it does not say
    private record Piece(long position, @Nullable String name, boolean whole, String text, String version) {
        void addTo(SentText sent) {
            sent.add(name, whole, text, version);
        }
    }

    DeviceTexts(LogReader log, TimelineBuilder builder) {
        this.messages = new WholeMessages(log);
        this.builder = builder;
    }

    List<SessionState.DeviceText> at(FocusedMessage subject, Timeline timeline, long nanos) throws IOException {
        var frames = timeline.frames();
        load(subject, timeline);
        int participants = timeline.participants().size();
        var texts = new SentText[participants];
        var promised = new SentText[participants];
        var since = new long[participants];
        for (int participant = 0; participant < participants; participant++) {
            texts[participant] = new SentText();
            promised[participant] = new SentText();
            since[participant] = builder.attachedSince(participant, subject.channel(), nanos);
        }
        var named = new BitSet();
        for (var piece : pieces) {
            for (int row = frames.rowOf(piece.position);
                    row >= 0 && row < frames.count() && frames.position(row) == piece.position;
                    row++) {
                int participant = frames.participant(row);
                long written = frames.writtenNanos(row);
                long handed = frames.atNanos(row);
                if (participant < 0 || frames.way(row) != Frames.Way.OUT || handed > nanos) {
                    continue;
                }
                named.set(participant);
                boolean there = written != 0 && written <= nanos;
                if (there) {
                    piece.addTo(texts[participant]);
                }
                // What was handed to an earlier transport and not written is sent anew by the resume.
                if (there || handed >= since[participant]) {
                    piece.addTo(promised[participant]);
                }
            }
        }
        var all = new ArrayList<SessionState.DeviceText>();
        for (var participant : timeline.participants()) {
            if (participant.app().equals(subject.channel().app()) && isThere(timeline, participant, nanos)) {
                var text = texts[participant.index()];
                var deliveries = timeline.tracks().get(participant.index()).deliveries();
                int count = deliveries.countUntil(nanos);
                long last = count == 0 ? 0 : deliveries.atNanos(count - 1);
                var attachment = builder.attachmentStatus(
                        participant.index(), subject, text.isWhole(), named.get(participant.index()), nanos);
                all.add(new SessionState.DeviceText(
                        participant.index(),
                        attachment,
                        text.longest(),
                        promised[participant.index()].longest(),
                        last));
            }
        }
        return all;
    }

    /// Returns whether a participant is a device that had connected by a moment, ns since 1970.
    static boolean isThere(Timeline timeline, Participant participant, long nanos) {
        var links = timeline.tracks().get(participant.index()).links();
        return participant.isDevice()
                && !links.isEmpty()
                && links.getFirst().span().fromNanos() <= nanos;
    }

    private void load(FocusedMessage subject, Timeline timeline) throws IOException {
        if (!subject.channel().equals(channel) || !subject.serial().equals(serial)) {
            channel = subject.channel();
            serial = subject.serial();
            pieces.clear();
        }
        for (long position : builder.carriers(subject.channel(), subject.serial(), pieces.size())) {
            int rows = timeline.frames().count();
            if (rows == 0 || position > timeline.frames().position(rows - 1)) {
                return; // the builder is ahead of what was published
            }
            pieces.add(piece(position, subject.serial(), timeline));
        }
    }

    private Piece piece(long position, String wanted, Timeline timeline) throws IOException {
        boolean whole = false;
        var version = "";
        var text = new StringBuilder();
        var read = messages.at(position, timeline);
        for (var message : read.messages()) {
            if (!wanted.equals(message.serial()) || message.action() == MessageAction.SUMMARY) {
                continue;
            }
            if (message.action() != MessageAction.APPEND) {
                whole = true;
                text.setLength(0);
            }
            text.append(MessageText.of(message));
            version = message.version() == null || message.version().serial() == null
                    ? version
                    : message.version().serial();
        }
        return new Piece(position, read.name(), whole, text.toString(), version);
    }
}
