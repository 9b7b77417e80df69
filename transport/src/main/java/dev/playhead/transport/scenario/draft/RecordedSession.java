package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A recording up to a moment: its timeline, what the rules say of it, and what the server held at that moment. For one
/// thread.
final class RecordedSession {
    private static final int MOST_MESSAGES = 100_000;

    final LogReader log;
    final DraftRange range;
    final TimelineBuilder builder = new TimelineBuilder();
    final Checks checks = new Checks(builder, Checkers.all());
    final Timeline timeline;
    final long seed;
    final Map<Long, String> notes = new LinkedHashMap<>();
    private final Map<ChannelId, Map<String, Message>> held = new HashMap<>();

    /// Reads every entry up to the end of the range.
    ///
    /// @throws IOException when the log cannot be read
    RecordedSession(LogReader log, DraftRange range) throws IOException {
        this.log = log;
        this.range = range;
        long started = 1;
        long size = log.size();
        long read = 0;
        for (; read < size; read++) {
            var entry = log.read(read);
            if (entry.atNanos() > range.toNanos()) {
                break;
            }
            switch (entry) {
                case Entry.Started begun -> started = begun.seed();
                case Entry.Note note -> notes.put(note.atNanos(), note.text());
                default -> {} // the builder takes all of them
            }
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checks.accept(entry, decoded);
        }
        seed = started;
        timeline = builder.timeline(0);
        if (read == 0) {
            return;
        }
        var broker = new TimeMachine(log).at(read);
        for (var track : timeline.channels()) {
            var messages = new LinkedHashMap<String, Message>();
            for (var message : broker.messages(track.id().app(), track.id().name(), MOST_MESSAGES)) {
                if (message.serial() != null) {
                    messages.put(message.serial(), message);
                }
            }
            held.put(track.id(), messages);
        }
    }

    /// Returns the messages of a channel as the server held them, by their serials, in their order.
    Map<String, Message> messages(ChannelId channel) {
        return held.getOrDefault(channel, Map.of());
    }
}
