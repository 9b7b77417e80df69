package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Indices over the entries so far: one for each kind of question.
final class Indices {
    final ParticipantIndex participants = new ParticipantIndex();
    final ConnectionIndex connections = new ConnectionIndex();
    final ConnectionTracks connectionTracks = new ConnectionTracks();
    final ChannelIndex channels = new ChannelIndex();
    final RunIndex runs = new RunIndex();
    final MemberIndex members = new MemberIndex();
    final FaultIndex faults = new FaultIndex();
    final HeldIndex held = new HeldIndex();
    final FrameColumns frames = new FrameColumns();
    final AnswerIndex answers = new AnswerIndex();
    final AttachmentIndex attachments = new AttachmentIndex();
    final AttachRequests attaches = new AttachRequests();
    final ResendIndex resends = new ResendIndex();
    final EndIndex ends = new EndIndex();
    final PublishIndex publishes = new PublishIndex(participants, channels, runs);
    final RefusalIndex refusals = new RefusalIndex(frames);
    final TrackIndex tracks = new TrackIndex(participants, frames);
    final ObjectBuilder objects = new ObjectBuilder(participants, channels, frames);
    final GapIndex gaps = new GapIndex(channels, tracks);

    void row(
            long position,
            long nanos,
            long transport,
            Frames.Way way,
            String kind,
            int participant,
            @Nullable ChannelId channel,
            int version,
            int bytes,
            int error) {
        frames.add(new FrameColumns.Row(
                position, nanos, transport, way, kind, participant, channels.index(channel), version, bytes, error));
    }

    /// Returns how many versions the first of some messages has; 0 when it is not known.
    int versionOf(@Nullable ChannelId channel, @Nullable List<Message> messages) {
        if (messages == null || messages.isEmpty()) {
            return 0;
        }
        var message = channels.message(channel, messages.getFirst().serial());
        return message == null ? 0 : message.version();
    }

    static @Nullable ChannelId channel(String app, @Nullable String name) {
        return name == null ? null : new ChannelId(app, name);
    }
}
