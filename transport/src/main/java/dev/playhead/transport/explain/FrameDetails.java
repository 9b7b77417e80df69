package dev.playhead.transport.explain;

import dev.playhead.transport.codec.PrettyPayload;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
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

    @SuppressWarnings("ArrayRecordComponent")
    private record Payload(Format format, byte[] bytes) {}

    public FrameDetails(LogReader log, TimelineBuilder builder, Supplier<Timeline> timelines) {
        this.log = log;
        this.builder = builder;
        this.reasons = new Reasons(log);
        this.timelines = timelines;
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
        var entry = log.read(timeline.frames().position(row));
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
        var entry = log.read(timeline.frames().position(row));
        var decoded = EntryDecoder.decode(entry);
        var frame = decoded instanceof Decoded.Frame(var found) ? found : null;
        long cause = builder.handedOnAt(cause(entry));
        var serial = serial(frame, cause);
        var deliveries = frame != null && frame.action() == Action.MESSAGE
                ? deliveries(timeline, cause, channel(timeline, row), serial, nanos)
                : List.<FrameDetail.Delivery>of();
        var payload = payload(entry);
        var pretty = PrettyPayload.of(payload.format, payload.bytes);
        var fields = pretty.fields().entrySet().stream()
                .map(field -> new FrameDetail.Field(field.getKey(), field.getValue()))
                .toList();
        return new FrameDetail(
                row,
                new FrameSentence(RowFacts.of(timeline, row, entry, builder, reasons)).of(entry, decoded, deliveries),
                about(timeline, row, entry),
                fields,
                payload.format,
                payload.bytes,
                pretty.text(),
                serial,
                deliveries);
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

    private static Payload payload(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e -> new Payload(e.format(), e.payload());
            case Entry.FrameOut e -> new Payload(e.format(), e.payload());
            case Entry.FrameUndelivered e -> new Payload(e.format(), e.payload());
            case Entry.RestIn e ->
                new Payload(
                        e.headers().getOrDefault("content-type", "").contains("msgpack") ? Format.MSGPACK : Format.JSON,
                        e.body());
            case Entry.RestOut e -> new Payload(e.format(), e.body());
            case StateEntry _, ControlEntry _, Observation _ -> new Payload(Format.JSON, new byte[0]);
        };
    }

    /// Position of the input that an entry is about: itself, or the one it follows from.
    private static long cause(Entry entry) {
        return entry instanceof EffectEntry effect ? effect.cause() : entry.position();
    }

    private @Nullable String serial(@Nullable ProtocolMessage frame, long cause) throws IOException {
        if (frame == null || frame.action() != Action.MESSAGE) {
            return null;
        }
        var messages = frame.messages();
        if (messages == null || messages.isEmpty()) {
            return null;
        }
        var serial = messages.getFirst().serial();
        return serial != null ? serial : acknowledgedSerial(cause);
    }

    // A message that is being created has no serial yet; the ACK that follows says which one it got.
    private @Nullable String acknowledgedSerial(long cause) throws IOException {
        for (long next = cause + 1; next < log.size(); next++) {
            if (!(log.read(next) instanceof Entry.FrameOut out) || out.cause() != cause) {
                return null;
            }
            if (EntryDecoder.decode(out) instanceof Decoded.Frame(var ack) && ack.action() == Action.ACK) {
                var results = ack.res();
                return results == null
                                || results.isEmpty()
                                || results.getFirst().serials().isEmpty()
                        ? null
                        : results.getFirst().serials().getFirst();
            }
        }
        return null;
    }

    private List<FrameDetail.Delivery> deliveries(
            Timeline timeline, long cause, @Nullable ChannelId channel, @Nullable String serial, long nanos)
            throws IOException {
        var frames = timeline.frames();
        var deliveries = new ArrayList<FrameDetail.Delivery>();
        var versions = new Versions(timeline, channel, serial, nanos);
        var connectionStatuses = builder.connectionStatuses(Math.min(nanos, timeline.endNanos()));
        for (long position = cause + 1; position < log.size(); position++) {
            var entry = log.read(position);
            if (entry.position() != cause && cause(entry) != cause) {
                break;
            }
            for (int row = frames.rowOf(position);
                    row >= 0 && row < frames.count() && frames.position(row) == position;
                    row++) {
                int participant = frames.participant(row);
                if (participant < 0 || !frames.kind(row).equals("MESSAGE")) {
                    continue;
                }
                boolean sent = frames.way(row) == Frames.Way.OUT;
                long written = frames.writtenNanos(row);
                boolean there = sent && written > 0 && written <= nanos;
                // What was handed to a transport that ended before it was written comes with the resume.
                boolean comes = sent
                        && channel != null
                        && frames.atNanos(row) >= builder.attachedSince(participant, channel, nanos);
                var outcome = DeliveryOutcome.of(timeline, connectionStatuses, participant, frames.atNanos(row), nanos);
                var state = frames.atNanos(row) > nanos
                        ? FrameDetail.Delivery.State.NOT_YET
                        : versions.state(participant, comes, there, frames.version(row));
                long latency = there ? frames.latencyNanos(row) : -1;
                deliveries.add(new FrameDetail.Delivery(
                        participant, latency, versions.of(participant), sent, state, why(state, outcome)));
            }
        }
        missing(timeline, channel, serial, deliveries, nanos);
        return deliveries;
    }

    /// Adds the participants that were not attached when it went out and cannot resume it.
    private static void missing(
            Timeline timeline,
            @Nullable ChannelId channel,
            @Nullable String serial,
            List<FrameDetail.Delivery> deliveries,
            long nanos) {
        for (var track : timeline.tracks()) {
            boolean known = deliveries.stream().anyMatch(delivery -> delivery.participant() == track.participant());
            for (var gap : track.gaps()) {
                if (!known
                        && serial != null
                        && gap.channel().equals(channel)
                        && gap.lacks(serial, Math.min(nanos, timeline.endNanos()))) {
                    deliveries.add(new FrameDetail.Delivery(
                            track.participant(),
                            -1,
                            0,
                            false,
                            FrameDetail.Delivery.State.MISSING,
                            "Missing: " + gap.why()));
                    known = true;
                }
            }
        }
    }

    private static String why(FrameDetail.Delivery.State state, DeliveryOutcome outcome) {
        if (state != FrameDetail.Delivery.State.MISSING) {
            return state.words();
        }
        return switch (outcome) {
            case WAITS, RESUMED -> state.words();
            case EXPIRED -> "Missing: nothing can be resumed any more";
            case LOST -> "Missing: it came back without a resume";
        };
    }

    /// The versions of a message that had reached each participant by a moment.
    private final class Versions {
        private final Map<Integer, Integer> newest = new LinkedHashMap<>();
        private int current;

        Versions(Timeline timeline, @Nullable ChannelId channel, @Nullable String serial, long nanos) {
            if (channel == null || serial == null) {
                return;
            }
            current = builder.versionAt(channel, serial, nanos);
            var frames = timeline.frames();
            for (long position : builder.carriers(channel, serial, 0)) {
                for (int row = frames.rowOf(position);
                        row >= 0 && row < frames.count() && frames.position(row) == position;
                        row++) {
                    if (frames.way(row) != Frames.Way.OUT || frames.atNanos(row) > nanos) {
                        continue;
                    }
                    current = Math.max(current, frames.version(row));
                    long written = frames.writtenNanos(row);
                    if (frames.participant(row) >= 0 && written > 0 && written <= nanos) {
                        newest.merge(frames.participant(row), frames.version(row), Math::max);
                    }
                }
            }
        }

        int of(int participant) {
            return newest.getOrDefault(participant, 0);
        }

        FrameDetail.Delivery.State state(int participant, boolean comes, boolean there, int version) {
            int has = of(participant);
            if (has >= current && current > 0) {
                return there ? FrameDetail.Delivery.State.SAME : FrameDetail.Delivery.State.RESUMED;
            } else if (there) {
                return FrameDetail.Delivery.State.OLDER;
            } else if (has >= version && has > 0) {
                return FrameDetail.Delivery.State.RESUMED;
            }
            return comes ? FrameDetail.Delivery.State.ON_ITS_WAY : FrameDetail.Delivery.State.MISSING;
        }
    }
}
