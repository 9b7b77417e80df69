package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the versions of messages from what brought them. Keeps those of the message asked last, so that one
/// that grows is read once. For any thread.
final class MessageHistory {
    private final LogReader log;
    private final TimelineBuilder builder;
    private final PublishedSerials published;
    private final List<Version> known = new ArrayList<>();
    private @Nullable ChannelId channel;
    private String serial = "";

    MessageHistory(LogReader log, TimelineBuilder builder) {
        this.log = log;
        this.builder = builder;
        this.published = new PublishedSerials(log, builder);
    }

    /// @throws IOException when the log cannot be read
    synchronized MessageVersions of(Timeline timeline, ChannelId wanted, String wantedSerial) throws IOException {
        if (!wanted.equals(channel) || !wantedSerial.equals(serial)) {
            channel = wanted;
            serial = wantedSerial;
            known.clear();
        }
        long[] positions = builder.broughtBy(wanted, wantedSerial);
        var frames = timeline.frames();
        long last = frames.count() == 0 ? -1 : frames.position(frames.count() - 1);
        var versions = new ArrayList<>(known);
        for (int i = known.size(); i < positions.length && positions[i] <= last; i++) {
            boolean isAnswered =
                    positions[i] < 0 || !published.answered(positions[i]).isEmpty();
            versions.add(positions[i] < 0 ? unknown(i + 1) : version(frames, i + 1, positions[i]));
            if (isAnswered && known.size() == i) {
                known.add(versions.getLast()); // what the answer will say of the others is not known yet
            }
        }
        return new MessageVersions(serial, versions);
    }

    private static Version unknown(int number) {
        return new Version(number, Kind.UNKNOWN, 0, -1, -1, null, null);
    }

    private Version version(Frames frames, int number, long position) throws IOException {
        int row = frames.rowOf(position);
        int participant = row < 0 ? -1 : frames.participant(row);
        var entry = log.readForShow(position);
        long at = entry.atNanos();
        var serials = published.answered(position);
        var messages = PublishedSerials.messages(entry);
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var given = i < serials.size() ? serials.get(i) : null;
            boolean isThis =
                    message.action() == MessageAction.CREATE ? serial.equals(given) : serial.equals(message.serial());
            if (isThis) {
                return new Version(number, kind(message), at, participant, row, given, text(message));
            }
        }
        return new Version(number, Kind.UNKNOWN, at, participant, row, null, null);
    }

    private static Kind kind(Message message) {
        return switch (message.action()) {
            case CREATE -> Kind.CREATE;
            case APPEND -> Kind.APPEND;
            case UPDATE -> Kind.UPDATE;
            case DELETE -> Kind.DELETE;
            case META, SUMMARY -> Kind.UNKNOWN;
            case null -> Kind.UNKNOWN;
        };
    }

    // A change without a payload leaves the text as it is.
    private static @Nullable String text(Message message) {
        return message.data() == null && message.action() != MessageAction.CREATE ? null : MessageText.of(message);
    }
}
