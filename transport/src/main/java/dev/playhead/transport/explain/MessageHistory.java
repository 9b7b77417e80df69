package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.RestCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the versions of messages from what brought them. Keeps those of the message asked last, so that one
/// that grows is read once. For any thread.
final class MessageHistory {
    private final LogReader log;
    private final TimelineBuilder builder;
    private final List<Version> known = new ArrayList<>();
    private @Nullable ChannelId channel;
    private String serial = "";

    MessageHistory(LogReader log, TimelineBuilder builder) {
        this.log = log;
        this.builder = builder;
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
        for (int i = known.size(); i < positions.length && positions[i] <= last; i++) {
            known.add(positions[i] < 0 ? unknown(i + 1) : version(frames, i + 1, positions[i]));
        }
        return new MessageVersions(serial, known);
    }

    private static Version unknown(int number) {
        return new Version(number, Kind.UNKNOWN, 0, -1, -1, null, null);
    }

    private Version version(Frames frames, int number, long position) throws IOException {
        int row = frames.rowOf(position);
        int participant = row < 0 ? -1 : frames.participant(row);
        long at = log.read(position).atNanos();
        var serials = serials(position);
        var messages = messages(position);
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

    private List<Message> messages(long position) throws IOException {
        return switch (EntryDecoder.decode(log.read(position))) {
            case Decoded.Frame(var frame) -> Objects.requireNonNullElse(frame.messages(), List.of());
            case Decoded.Call(RestCall.Publish(var name, var messages)) -> messages;
            case Decoded.Call(RestCall.Change(var name, var changed, var message)) ->
                List.of(message.toBuilder().serial(changed).build());
            case Decoded.Call _, Decoded.Read _, Decoded.Stored _, Decoded.Refused _, Decoded.Nothing _ -> List.of();
        };
    }

    /// The serials with which the broker answered what arrived at `position`, one for each message.
    private List<@Nullable String> serials(long position) throws IOException {
        long cause = builder.answeredAt(position);
        for (long next = cause + 1; next < log.size(); next++) {
            if (!(log.read(next) instanceof EffectEntry effect) || effect.cause() != cause) {
                break;
            }
            var answer = EntryDecoder.decode(effect);
            if (answer instanceof Decoded.Stored(var serials)) {
                return new ArrayList<>(serials);
            }
            if (answer instanceof Decoded.Frame(var frame)
                    && frame.action() == Action.ACK
                    && builder.asked(next, cause) == position) {
                var serials = new ArrayList<@Nullable String>();
                if (frame.res() != null) {
                    frame.res().forEach(result -> serials.addAll(result.serials()));
                }
                return serials;
            }
        }
        return List.of();
    }
}
