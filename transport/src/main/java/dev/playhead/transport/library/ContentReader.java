package dev.playhead.transport.library;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.library.RecordingContent.ChannelCount;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.StateEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what is in a recording, every entry once. For one thread, and never for that of the screens.
final class ContentReader {
    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);
    private static final int MOST_CHANNELS = 200;
    private static final String NO_CHANNEL = "";

    private ContentReader() {}

    /// Reads a recording.
    ///
    /// @throws IOException says in a sentence why it cannot be read
    /// @throws CancellationException when it was ended by `progress`
    static RecordingContent read(Path file, Depth depth, Progress progress) throws IOException {
        try (var log = LogFile.open(file)) {
            var origin = log.isPlayhead() ? RecordingOrigin.of(file) : null;
            return switch (depth) {
                case CHECKED -> checked(log, origin, progress);
                case COUNTED -> counted(log, origin, progress);
            };
        }
    }

    private static RecordingContent checked(LogFile log, @Nullable RecordingOrigin origin, Progress progress)
            throws IOException {
        var builder = new TimelineBuilder();
        var checks = new Checks(builder, Checkers.all());
        for (long position = 0; position < log.size(); position++) {
            step(progress, position, log.size());
            var entry = log.read(position);
            try {
                var decoded = EntryDecoder.decode(entry);
                builder.accept(entry, decoded);
                checks.accept(entry, decoded);
            } catch (RuntimeException e) {
                LOG.debug("Entry {} of {} is left out of the list of recordings", position, log.file(), e);
            }
        }
        return of(builder.timeline(0), checks.published(), checks.leftOut(), origin, log.damage());
    }

    /// Returns the content of a session that is known already.
    static RecordingContent of(
            Timeline timeline,
            List<Finding> findings,
            long leftOut,
            @Nullable RecordingOrigin origin,
            List<String> damage) {
        return new TimelineContent(timeline).with(findings, leftOut, origin, damage);
    }

    private static RecordingContent counted(LogFile log, @Nullable RecordingOrigin origin, Progress progress)
            throws IOException {
        long size = log.size();
        long began = size == 0 ? 0 : log.read(0).atNanos();
        long length = size == 0 ? 0 : Math.max(0, log.read(size - 1).atNanos() - began);
        var density = new Histogram(RecordingContent.PARTS, began, length);
        var channels = new LinkedHashMap<String, Long>();
        long frames = 0;
        for (long position = 0; position < size; position++) {
            step(progress, position, size);
            var entry = log.read(position);
            int count = frames(entry);
            frames += count;
            density.add(entry.atNanos(), count);
            if (count > 0) {
                channels.merge(channel(entry), (long) count, Long::sum);
            }
        }
        var counts = new ArrayList<ChannelCount>();
        channels.forEach((name, count) -> counts.add(new ChannelCount(name, count, 0)));
        return new RecordingContent(
                Depth.COUNTED,
                began,
                length,
                frames,
                density.counts(),
                List.of(),
                atMost(counts),
                List.of(),
                List.of(),
                0,
                origin,
                log.damage());
    }

    static List<ChannelCount> atMost(List<ChannelCount> channels) {
        return channels.size() <= MOST_CHANNELS ? channels : channels.subList(0, MOST_CHANNELS);
    }

    private static void step(Progress progress, long position, long size) {
        if ((position & 1023) == 0 && !progress.at((double) position / size)) {
            throw new CancellationException();
        }
    }

    private static String channel(Entry entry) {
        var name = switch (entry) {
            case Entry.FrameIn frame -> frame.channel();
            case Entry.FrameOut frame -> frame.channel();
            default -> null;
        };
        return name == null ? NO_CHANNEL : name;
    }

    private static int frames(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn frame -> 1;
            case Entry.FrameOut frame -> frame.to().size();
            case Entry.RestIn request -> 1;
            case Entry.RestOut answer -> 1;
            case StateEntry _,
                    ControlEntry _,
                    Entry.FrameUndelivered _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Observation _ -> 0;
        };
    }
}
