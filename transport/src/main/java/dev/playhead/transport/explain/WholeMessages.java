package dev.playhead.transport.explain;

import dev.playhead.transport.delta.MalformedDeltaException;
import dev.playhead.transport.delta.VcdiffDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The messages in an entry as whoever got them has them: a delta is applied to what was sent before it to
/// the same participant by the same name of the channel, which may itself be a delta, and so on back to a
/// message that was sent whole (PC3, RTL18 to RTL20). For one thread.
public final class WholeMessages {
    private static final String DELTA = "delta";
    private static final String FORMAT = "vcdiff";
    private static final String TEXT = "utf-8";
    private static final int MOST_KEPT = 64;

    private final LogReader log;
    // What the next delta after an entry builds on.
    private final Map<Long, Base> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Base> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /// @param id of the message; null when nothing can be built on it
    @SuppressWarnings("ArrayRecordComponent")
    private record Base(@Nullable String id, byte[] bytes) {
        static final Base NONE = new Base(null, new byte[0]);
    }

    /// The messages of an entry.
    ///
    /// @param name the channel's name in the frame; null in an answer to a request
    public record Read(long position, @Nullable String name, List<Message> messages) {
        private boolean isDelta() {
            return messages.stream().anyMatch(WholeMessages::isDelta);
        }

        private Read with(List<Message> whole) {
            return new Read(position, name, whole);
        }
    }

    private record Made(Message message, Base base) {}

    /// @param log the recording from which deltas are made whole
    public WholeMessages(LogReader log) {
        this.log = log;
    }

    /// Returns whether the message is told by its difference from another.
    static boolean isDelta(Message message) {
        return message.extras() != null
                && message.extras().containsKey(DELTA)
                && message.data() instanceof Data.Binary
                && message.encoding() != null
                && message.encoding().endsWith(FORMAT);
    }

    /// @param timeline one that has the rows of the entry
    public Read at(long position, Timeline timeline) throws IOException {
        var asked = read(position);
        if (!asked.isDelta()) {
            return asked;
        }
        var steps = new ArrayDeque<Read>();
        steps.push(asked);
        var base = Base.NONE;
        while (isDelta(steps.element().messages().getFirst())) {
            var before = before(steps.element(), timeline.frames());
            if (before == null) {
                break;
            }
            var known = kept.get(before.position());
            if (known != null) {
                base = known;
                break;
            }
            steps.push(before);
        }
        var whole = asked;
        for (var step : steps) {
            var made = new ArrayList<Message>();
            for (var message : step.messages()) {
                var next = made(message, base);
                made.add(next.message());
                base = next.base();
            }
            kept.put(step.position(), base);
            whole = step.with(made);
        }
        return whole;
    }

    private Read read(long position) throws IOException {
        return switch (EntryDecoder.decode(log.readForShow(position))) {
            case Decoded.Frame(var frame) ->
                frame.messages() == null
                        ? new Read(position, null, List.of())
                        : new Read(position, frame.channel(), frame.messages());
            case Decoded.Read(var read) -> new Read(position, null, read);
            case Decoded.Call _, Decoded.Stored _, Decoded.Refused _, Decoded.ObjectsChanged _, Decoded.Nothing _ ->
                new Read(position, null, List.of());
        };
    }

    /// Returns what was sent before, by the same name of the channel, to somebody who got this; null when
    /// there is nothing. All who got the same delta were sent the same before it.
    private @Nullable Read before(Read sent, Frames frames) throws IOException {
        int row = frames.rowOf(sent.position());
        if (row < 0 || frames.participant(row) < 0) {
            return null;
        }
        int participant = frames.participant(row);
        int channel = frames.channel(row);
        for (int earlier = row - 1; earlier >= 0; earlier--) {
            if (frames.participant(earlier) == participant
                    && frames.channel(earlier) == channel
                    && frames.way(earlier) == Frames.Way.OUT
                    && frames.kind(earlier).equals("MESSAGE")) {
                var read = read(frames.position(earlier));
                if (Objects.equals(read.name(), sent.name())) {
                    return read;
                }
            }
        }
        return null;
    }

    private static Made made(Message message, Base base) {
        if (!isDelta(message) || !(message.data() instanceof Data.Binary(var delta))) {
            return new Made(message, base(message));
        }
        if (base.id() == null || !base.id().equals(from(message))) {
            return new Made(unknown(message, "what it builds on is not in this recording"), Base.NONE);
        }
        try {
            var bytes = VcdiffDecoder.decode(base.bytes(), delta);
            return new Made(whole(message, bytes), new Base(message.id(), bytes));
        } catch (MalformedDeltaException e) {
            return new Made(unknown(message, String.valueOf(e.getMessage())), Base.NONE);
        }
    }

    private static @Nullable String from(Message message) {
        var delta = message.extras() == null ? null : message.extras().get(DELTA);
        return delta instanceof Map<?, ?> fields && fields.get("from") != null
                ? String.valueOf(fields.get("from"))
                : null;
    }

    private static Base base(Message message) {
        return switch (message.data()) {
            case Data.Text(var text) -> new Base(message.id(), text.getBytes(StandardCharsets.UTF_8));
            case Data.Binary(var bytes) -> new Base(message.id(), bytes);
            case null -> Base.NONE;
        };
    }

    private static Message unknown(Message message, String why) {
        return message.toBuilder().data(new Data.Text("(a delta: " + why + ")")).build();
    }

    // The last words of the encoding say what was done last: made a delta of, and before that bytes of a text.
    private static Message whole(Message message, byte[] bytes) {
        var encoding = without(message.encoding(), FORMAT);
        var before = without(encoding, TEXT);
        boolean isText = encoding.length() > before.length();
        return message.toBuilder()
                .data(isText ? new Data.Text(new String(bytes, StandardCharsets.UTF_8)) : new Data.Binary(bytes))
                .encoding(before.isEmpty() ? null : before)
                .build();
    }

    private static String without(@Nullable String encoding, String last) {
        if (encoding == null || encoding.equals(last)) {
            return "";
        }
        return encoding.endsWith("/" + last) ? encoding.substring(0, encoding.length() - last.length() - 1) : encoding;
    }
}
