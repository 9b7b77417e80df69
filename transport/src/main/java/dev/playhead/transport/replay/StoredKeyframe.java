package dev.playhead.transport.replay;

import dev.playhead.transport.codec.image.ImageCodec;
import dev.playhead.transport.codec.image.SnapshotUpgrade;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.ImageReader;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.session.BrokerSettings;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// The whole state of a broker in a log, page by page.
public final class StoredKeyframe {
    private StoredKeyframe() {}

    /// The broker whose state stands on these pages.
    ///
    /// @throws IOException when one of them is missing or damaged
    static Broker read(LogReader log, List<Long> pages) throws IOException {
        var reader = new ImageReader();
        for (long position : pages) {
            if (!(log.read(position) instanceof Entry.Keyframe page)) {
                throw new IOException("Entry " + position + " should be a page of a keyframe.");
            }
            ImageCodec.read(page.image(), reader::take);
        }
        try {
            return reader.broker();
        } catch (RuntimeException e) {
            throw new IOException("The keyframe is not whole.", e);
        }
    }

    /// The broker of a keyframe of the first form.
    static Broker ofSnapshot(Entry.Keyframe first, BrokerSettings settings, long seed) throws IOException {
        var reader = new ImageReader();
        SnapshotUpgrade.read(first.image(), settings, seed, reader::take);
        return reader.broker();
    }

    /// Appends the state of a broker to a log that nobody else writes, as the keyframe of the position that comes next.
    /// It can be read after the next flush.
    ///
    /// @throws IOException when the log cannot be written
    public static void append(LogWriter log, Broker broker, long atNanos) throws IOException {
        append(log, broker, name -> true, atNanos);
    }

    /// Appends the state of some channels and of what belongs to none.
    ///
    /// @param channels which channels, by their names
    /// @throws IOException when the log cannot be written
    public static void append(LogWriter log, Broker broker, Predicate<String> channels, long atNanos)
            throws IOException {
        long of = log.nextPosition();
        ImageCodec.write(broker, channels, (image, page, last) -> {
            log.append(new Entry.Keyframe(log.nextPosition(), atNanos, of, page, last, image));
            log.spill();
        });
    }
}
