package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameLink;
import dev.playhead.transport.insight.FrameLink.Relation;
import dev.playhead.transport.insight.FrameTiming;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds what a row follows from and what follows from it. What the broker does about an input stands behind
/// it in the log, so only that is read. For any thread.
final class FrameLinks {
    // What goes to others; all else that a client is sent answers something.
    private static final Set<String> FANNED_OUT = Set.of("MESSAGE", "PRESENCE", "ANNOTATION", "OBJECT");
    private static final Set<String> REFUSALS = Set.of("NACK", "ERROR", "DISCONNECTED");

    private final LogReader log;
    private final TimelineBuilder builder;
    private final PublishedSerials published;

    FrameLinks(LogReader log, TimelineBuilder builder) {
        this.log = log;
        this.builder = builder;
        this.published = new PublishedSerials(log, builder);
    }

    /// Links of a row, causes first.
    ///
    /// @param entry the one behind the row
    /// @throws IOException when the log cannot be read
    List<FrameLink> of(Timeline timeline, int row, Entry entry) throws IOException {
        var frames = timeline.frames();
        var links = new ArrayList<FrameLink>();
        if (entry instanceof EffectEntry effect) {
            for (long cause : causes(effect)) {
                add(links, cause(frames, row, frames.rowOf(cause)), frames.rowOf(cause));
            }
        }
        add(links, Relation.REPEATS, rowOf(frames, builder.firstSent(entry.position())));
        if (entry instanceof InputEntry) {
            links.addAll(effects(timeline, entry.position()));
        }
        if (frames.way(row) == Frames.Way.UNDELIVERED) {
            add(links, Relation.BROUGHT, brought(timeline, row, entry));
        }
        add(links, Relation.REPEATED, rowOf(frames, builder.lastSent(entry.position())));
        return links;
    }

    /// The whole course of which a row is a part.
    ///
    /// @throws IOException when the log cannot be read
    FrameTiming timing(Timeline timeline, Entry entry) throws IOException {
        var causes = entry instanceof EffectEntry effect ? causes(effect) : Set.of(entry.position());
        for (long cause : causes) {
            int origin = timeline.frames().rowOf(cause);
            if (origin >= 0 && timeline.frames().way(origin) == Frames.Way.IN) {
                return new FrameTiming(origin, effects(timeline, cause));
            }
        }
        return FrameTiming.NONE;
    }

    private static void add(List<FrameLink> links, Relation relation, int row) {
        if (row >= 0) {
            links.add(new FrameLink(relation, row));
        }
    }

    private static int rowOf(Frames frames, long position) {
        return position < 0 ? -1 : frames.rowOf(position);
    }

    private static Relation cause(Frames frames, int row, int cause) {
        if (cause < 0 || frames.way(row) == Frames.Way.UNDELIVERED || FANNED_OUT.contains(frames.kind(row))) {
            boolean published = cause >= 0 && (frames.version(cause) > 0 || FANNED_OUT.contains(frames.kind(cause)));
            return published ? Relation.PUBLISHED : Relation.CAUSED;
        }
        return frames.participant(cause) == frames.participant(row) && frames.way(cause) == Frames.Way.IN
                ? Relation.ASKED
                : Relation.CAUSED;
    }

    /// Positions of the inputs that an effect is about: the one that an answer answers, and for messages all
    /// that were put together in it.
    private Set<Long> causes(EffectEntry effect) throws IOException {
        long asked = builder.asked(effect.position(), effect.cause());
        var serials = PublishedSerials.in(effect);
        if (asked != effect.cause() || serials.isEmpty()) {
            return Set.of(asked);
        }
        var causes = new TreeSet<>(Set.of(asked));
        waited(asked, serials, causes);
        return causes;
    }

    // Appends that are put together are answered one by one: each when the next of them comes, the last when
    // their window ends.
    private void waited(long cause, Set<String> serials, Set<Long> causes) throws IOException {
        for (long position = cause + 1; position < log.size(); position++) {
            if (!(log.readForShow(position) instanceof EffectEntry other) || other.cause() != cause) {
                return;
            }
            long answered = builder.asked(position, cause);
            if (answered != cause
                    && PublishedSerials.in(log.readForShow(answered)).stream().anyMatch(serials::contains)) {
                causes.add(answered);
                waited(answered, serials, causes);
            }
        }
    }

    private List<FrameLink> effects(Timeline timeline, long position) throws IOException {
        var frames = timeline.frames();
        int row = frames.rowOf(position);
        long answered = builder.answeredAt(position);
        long handedOn = builder.handedOnAt(position);
        var links = new ArrayList<FrameLink>();
        var serials = published.of(position);
        // What was held back for somebody shares the moment with others.
        for (long at : new TreeSet<>(List.of(position, answered, handedOn))) {
            collect(timeline, row, position, at, serials, links);
        }
        long refusal = builder.refusal(position);
        int by = refusal == position ? -1 : rowOf(frames, refusal);
        if (by >= 0 && links.stream().noneMatch(link -> link.row() == by)) {
            links.add(new FrameLink(Relation.REFUSED, by));
        }
        return links;
    }

    /// @param serials of the messages that are meant; empty for whatever else was sent
    private void collect(
            Timeline timeline, int origin, long position, long cause, Set<String> serials, List<FrameLink> links)
            throws IOException {
        var frames = timeline.frames();
        int last = frames.count() == 0 ? -1 : frames.count() - 1;
        for (long next = cause + 1; last >= 0 && next <= frames.position(last); next++) {
            var entry = log.readForShow(next);
            if (!(entry instanceof EffectEntry effect) || effect.cause() != cause) {
                return;
            }
            int row = frames.rowOf(next);
            if (row < 0) {
                continue;
            }
            boolean fanned = FANNED_OUT.contains(frames.kind(row));
            boolean meant =
                    fanned ? isMeant(PublishedSerials.in(entry), serials) : builder.asked(next, cause) == position;
            for (; meant && row < frames.count() && frames.position(row) == next; row++) {
                links.add(new FrameLink(effect(frames, origin, row), row));
            }
        }
    }

    private static boolean isMeant(Set<String> carried, Set<String> wanted) {
        return wanted.isEmpty() ? carried.isEmpty() : carried.stream().anyMatch(wanted::contains);
    }

    private static Relation effect(Frames frames, int origin, int row) {
        var kind = frames.kind(row);
        if (frames.way(row) == Frames.Way.UNDELIVERED) {
            return Relation.NOT_SENT;
        } else if (FANNED_OUT.contains(kind)) {
            return Relation.DELIVERED;
        } else if (kind.equals("ACK")) {
            return Relation.ACCEPTED;
        } else if (REFUSALS.contains(kind) || frames.error(row) != 0 && !kind.equals("ATTACHED")) {
            return Relation.REFUSED; // an ATTACHED with an error says what was lost, and is one
        }
        return origin < 0 || frames.participant(row) == frames.participant(origin)
                ? Relation.ANSWERED
                : Relation.DELIVERED;
    }

    /// The row that later brought to the same participant what was not sent; -1 when none did.
    private int brought(Timeline timeline, int row, Entry entry) {
        var frames = timeline.frames();
        int channel = frames.channel(row);
        var serial = channel < 0
                ? null
                : PublishedSerials.in(entry).stream().findFirst().orElse(null);
        if (serial == null) {
            return -1;
        }
        ChannelId id = timeline.channels().get(channel).id();
        long[] carriers = builder.carriers(id, serial, 0);
        int from = Arrays.binarySearch(carriers, entry.position());
        for (int i = from < 0 ? -from - 1 : from; i < carriers.length; i++) {
            for (int next = frames.rowOf(carriers[i]);
                    next >= 0 && next < frames.count() && frames.position(next) == carriers[i];
                    next++) {
                if (frames.participant(next) == frames.participant(row) && frames.way(next) == Frames.Way.OUT) {
                    return next;
                }
            }
        }
        return -1;
    }
}
