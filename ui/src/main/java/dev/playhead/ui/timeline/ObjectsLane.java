package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectChange;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.object.ObjectWords;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// LiveObjects of one channel: a mark for each change in the colour of who wrote it. A ring is a new key, a diamond
/// another value, a tick what was added to a counter, a cross a removal. Only there when the channel has objects.
final class ObjectsLane implements Lane {
    private static final double HEIGHT = 24;
    private static final double MARK = 3.5;

    private final Timeline timeline;
    private final ObjectTrack track;
    private final ChannelId id;
    private final TimelineText words;
    private final IntervalIndex index;
    // The key by which each object was referred to first; looked up only.
    private final Map<Integer, ObjectChange> named = new HashMap<>();
    private int namedUntil;
    // Changes that were the first of their key.
    private @Nullable BitSet firsts;

    private ObjectsLane(Timeline timeline, ObjectTrack track) {
        this.timeline = timeline;
        this.track = track;
        this.id = timeline.channels().get(track.channel()).id();
        this.words = new TimelineText(timeline);
        this.index = new IntervalIndex(track.changes().size(), this::atNanos, this::atNanos);
    }

    static List<ObjectsLane> of(Timeline timeline) {
        return timeline.objects().stream()
                .map(track -> new ObjectsLane(timeline, track))
                .toList();
    }

    private long atNanos(int change) {
        return track.changes().get(change).atNanos();
    }

    private ObjectEffect.Kind kind(int change) {
        return track.changes().get(change).effect().kind();
    }

    private boolean isRemoval(int change) {
        return switch (kind(change)) {
            case REMOVED, CLEARED, DELETED -> true;
            case CREATED, FOUND, SET, ADDED -> false;
        };
    }

    @Override
    public String heading() {
        return "Objects";
    }

    @Override
    public String id() {
        return id.words();
    }

    @Override
    public Header header(long nanos) {
        return Header.plain(id.words() + "\n" + Formats.count(track.until(nanos), "change"));
    }

    @Override
    public double height() {
        return HEIGHT + 8;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        double middle = y + height / 2;
        brush.line(
                p.x(timeline.startNanos()),
                middle,
                p.x(p.now()),
                middle,
                p.palette().line(),
                1);
        var drawn = new Object() {
            double x = Double.NEGATIVE_INFINITY;
            double removal = Double.NEGATIVE_INFINITY;
        };
        // Of those on one pixel one is drawn, but a removal is never merged away.
        index.each(p.scale().firstShown(), p.scale().lastShown(), change -> {
            double x = Math.round(p.x(atNanos(change)));
            if (isRemoval(change) ? x != drawn.removal : x != drawn.x) {
                mark(brush, p, change, x, middle);
                if (isRemoval(change)) {
                    drawn.removal = x;
                } else {
                    drawn.x = x;
                }
            }
        });
    }

    private void mark(Brush brush, PaintContext p, int change, double x, double middle) {
        var colour = colour(p, track.changes().get(change).author());
        switch (kind(change)) {
            case CREATED, FOUND -> brush.circle(x, middle, MARK, p.palette().bg0(), colour, 1.5);
            case SET -> {
                if (isFirst(change)) {
                    brush.circle(x, middle, MARK, p.palette().bg0(), colour, 1.5);
                } else {
                    brush.diamond(x, middle, MARK + 1, colour);
                }
            }
            case ADDED -> brush.rect(x - 1, middle - 6, 2, 12, colour);
            case REMOVED, CLEARED, DELETED -> brush.cross(x, middle, MARK, colour, 2);
        }
    }

    private boolean isFirst(int change) {
        var known = firsts;
        if (known == null) {
            known = new BitSet();
            for (var object : track.objects()) {
                for (var key : object.keys()) {
                    known.set(key.changes().getFirst());
                }
            }
            firsts = known;
        }
        return known.get(change);
    }

    private static Color colour(PaintContext p, int author) {
        return author < 0 ? p.palette().control() : p.palette().id(p.number(author));
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        index.each(scale.firstShown(), scale.lastShown(), change -> marks.well(atNanos(change), atNanos(change)));
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfFrame(int row) && row >= 0) {
            long at = timeline.frames().atNanos(row);
            // What a frame brings is so when the broker has taken it, at the same moment or a little later.
            index.each(at, at + 1_000_000_000L, change -> {
                if (track.changes().get(change).row() == row) {
                    double x = Math.round(p.x(atNanos(change)));
                    brush.box(
                            x - 7,
                            place.y() + 4,
                            14,
                            place.height() - 8,
                            p.palette().accent(),
                            2);
                }
            });
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        int change = nearest(scale, x);
        int row = change < 0 ? -1 : track.changes().get(change).row();
        return row < 0 ? Selection.NONE : new Selection.OfFrame(row);
    }

    /// The change nearest to `x`, a removal before others; -1 when none is near.
    private int nearest(TimeScale scale, double x) {
        var best = new Object() {
            int change = -1;
            double away = Double.MAX_VALUE;
        };
        index.each(scale.nanosAt(x - Snap.NEAR), scale.nanosAt(x + Snap.NEAR), change -> {
            double away = Math.abs(scale.x(atNanos(change)) - x);
            boolean covers = isRemoval(change) && away <= MARK;
            if (kind(change) != ObjectEffect.Kind.CREATED && (covers || away < best.away)) {
                best.change = change;
                best.away = covers ? 0 : away;
            }
        });
        return best.change;
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        int nearest = nearest(scale, scale.x(nanos));
        if (nearest < 0) {
            return "";
        }
        var change = track.changes().get(nearest);
        var text = new StringBuilder(name(change)).append(' ').append(ObjectWords.change(change));
        if (change.author() >= 0) {
            text.append('\n').append(words.name(change.author())).append(", ");
        } else {
            text.append('\n');
        }
        text.append(words.clock(change.atNanos()));
        int beside = beside(scale, nearest);
        return beside == 0 ? text.toString() : text + "\n" + Formats.count(beside, "more change") + " here";
    }

    /// Returns the number of other changes on the same pixel.
    private int beside(TimeScale scale, int change) {
        double x = scale.x(atNanos(change));
        var found = new int[1];
        index.each(scale.nanosAt(x - 0.5), scale.nanosAt(x + 0.5), other -> found[0]++);
        return found[0] - 1;
    }

    private String name(ObjectChange change) {
        var key = change.effect().key();
        if (change.object() == 0) {
            return key.isEmpty() ? "root" : key;
        }
        for (; namedUntil < track.changes().size(); namedUntil++) {
            var each = track.changes().get(namedUntil);
            if (each.target() >= 0) {
                named.putIfAbsent(each.target(), each);
            }
        }
        var by = named.get(change.object());
        var parent = by == null
                ? track.objects().get(change.object()).id()
                : by.effect().key();
        return key.isEmpty() ? parent : parent + "." + key;
    }
}
