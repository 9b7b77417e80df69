package dev.playhead.transport.explain;

import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.codec.PrettyPayload;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.RecordedPayload;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Details of single rows: reads the entry, decodes it, finds what followed from it. For any thread.
public final class FrameDetails {
    private static final int MOST_SUMMARIES = 4_000;

    private final LogReader log;
    private final TimelineBuilder builder;
    private final Reasons reasons;
    private final FrameLinks links;
    private final MessageHistory history;
    private final PublishedSerials published;
    private final Supplier<Timeline> timelines;
    private final Map<Key, String> summaries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST_SUMMARIES;
        }
    };

    /// @param error what is known of it, since a refusal comes later than the row
    private record Key(int row, int error) {}

    public FrameDetails(LogReader log, TimelineBuilder builder, Supplier<Timeline> timelines) {
        this.log = log;
        this.builder = builder;
        this.reasons = new Reasons(log);
        this.links = new FrameLinks(log, builder);
        this.history = new MessageHistory(log, builder);
        this.published = new PublishedSerials(log, builder);
        this.timelines = timelines;
    }

    /// Returns the frame that an entry says was held at a breakpoint, as indented JSON; empty for other entries.
    ///
    /// @throws IOException when the recording cannot be read
    public String held(long position) throws IOException {
        return log.readForShow(position) instanceof Entry.FrameHeld held
                ? PrettyPayload.of(Format.JSON, held.payload()).text()
                : "";
    }

    /// Returns what the row says in a few words.
    ///
    /// @param row index in [Timeline#frames]
    /// @throws IOException when the recording cannot be read
    public String summary(int row) throws IOException {
        var timeline = timelines.get();
        var key = new Key(row, timeline.frames().error(row));
        synchronized (summaries) {
            var known = summaries.get(key);
            if (known != null) {
                return known;
            }
        }
        var entry = log.readForShow(timeline.frames().position(row));
        var words =
                FrameText.of(RowFacts.of(timeline, row, entry, builder, reasons), entry, EntryDecoder.decode(entry));
        synchronized (summaries) {
            summaries.put(key, words);
        }
        return words;
    }

    /// Returns all that is known of a row.
    ///
    /// @param row index in [Timeline#frames]
    /// @param nanos the moment at which the deliveries are looked at, ns since 1970
    /// @throws IOException when the recording cannot be read
    public FrameDetail detail(int row, long nanos) throws IOException {
        var timeline = timelines.get();
        var entry = log.readForShow(timeline.frames().position(row));
        var decoded = EntryDecoder.decode(entry);
        var frame = decoded instanceof Decoded.Frame(var found) ? found : null;
        long cause = builder.handedOnAt(cause(entry));
        var serial = serial(frame, entry);
        var deliveries = frame != null && frame.action() == Action.MESSAGE
                ? new MessageDeliveries(log, builder, timeline, nanos).of(cause, channel(timeline, row), serial)
                : List.<FrameDetail.Delivery>of();
        var payload = RecordedPayload.of(entry);
        return new FrameDetail(
                row,
                new FrameSentence(RowFacts.of(timeline, row, entry, builder, reasons)).of(entry, decoded, deliveries),
                links.of(timeline, row, entry),
                links.timing(timeline, entry),
                about(timeline, row, entry),
                PayloadTree.of(payload.format(), payload.bytes()),
                payload.format(),
                !(entry instanceof Entry.RestIn || entry instanceof Entry.RestOut),
                payload.bytes(),
                serial,
                deliveries);
    }

    /// Returns all versions of the message that a row is about; none when it is about none.
    ///
    /// @param row index in [Timeline#frames]
    /// @throws IOException when the recording cannot be read
    public MessageVersions versions(int row) throws IOException {
        var timeline = timelines.get();
        var entry = log.readForShow(timeline.frames().position(row));
        var frame = EntryDecoder.decode(entry) instanceof Decoded.Frame(var found) ? found : null;
        var channel = channel(timeline, row);
        var serial = serial(frame, entry);
        return channel == null || serial == null ? MessageVersions.NONE : history.of(timeline, channel, serial);
    }

    /// Returns all versions of a message, of which the recording may have only the last.
    ///
    /// @throws IOException when the log cannot be read
    public MessageVersions versions(ChannelId channel, String serial) throws IOException {
        return history.of(timelines.get(), channel, serial);
    }

    private static @Nullable ChannelId channel(Timeline timeline, int row) {
        int channel = timeline.frames().channel(row);
        return channel < 0 ? null : timeline.channels().get(channel).id();
    }

    private List<FrameDetail.Field> about(Timeline timeline, int row, Entry entry) {
        if (entry instanceof Entry.Rejected rejected) {
            return EventText.fields(rejected);
        }
        boolean ends = entry instanceof Entry.Closed;
        int participant = timeline.frames().participant(row);
        boolean rest = entry instanceof Entry.RestIn || entry instanceof Entry.RestOut;
        var via = participant < 0 || rest || ends
                ? null
                : timeline.tracks().get(participant).viaAt(timeline.frames().atNanos(row));
        var fields = new ArrayList<FrameDetail.Field>();
        if (ends) {
            builder.end(entry.position()).map(EventText::fields).ifPresent(fields::addAll);
        }
        if (via != null) {
            fields.add(new FrameDetail.Field("connected via", via.word()));
        }
        var app =
                participant < 0 ? "" : timeline.participants().get(participant).app();
        if (!app.isEmpty()) {
            fields.add(new FrameDetail.Field("app", app));
        }
        return fields;
    }

    /// Position of the input that an entry is about: itself, or the one it follows from.
    static long cause(Entry entry) {
        return entry instanceof EffectEntry effect ? effect.cause() : entry.position();
    }

    // A message that is being created has no serial yet; its answer says which one it got.
    private @Nullable String serial(@Nullable ProtocolMessage frame, Entry entry) throws IOException {
        if (frame == null || frame.action() != Action.MESSAGE || frame.messages() == null) {
            return null;
        }
        var serials = frame.messages().stream().map(Message::serial).toList();
        if (serials.isEmpty() || serials.getFirst() != null) {
            return serials.isEmpty() ? null : serials.getFirst();
        }
        var answered = published.answered(cause(entry));
        return answered.isEmpty() ? null : answered.getFirst();
    }
}
