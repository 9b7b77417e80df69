package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.mark.PaintContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One publish on its way: from the moment the broker took it to each device that was to have it. Who missed it is part
/// of it.
///
/// @param row of the frame that published it, in [Timeline#frames]; of the first delivery when no frame did
/// @param atNanos when the broker took it, ns since 1970
/// @param deliveries in order of the frames
record FanOut(int row, long atNanos, List<Delivery> deliveries) {
    // Rows of one moment that are looked at; a fan-out to more devices than that has no lanes to be seen in.
    private static final int MOST_ROWS = 20_000;
    private static final double DOT = 4;
    private static final double MISS = 4.5;

    /// Delivery to one participant.
    ///
    /// @param atNanos when it was written, ns since 1970; when it was published for one that was missed
    /// @param missed whether it was meant for the participant and not sent
    record Delivery(int participant, long atNanos, boolean missed) {}

    FanOut {
        deliveries = List.copyOf(deliveries);
    }

    /// Returns the fan-out that a frame belongs to, be it the publish or one of its deliveries; null when it belongs to
    /// none.
    static @Nullable FanOut of(Timeline timeline, int row) {
        var frames = timeline.frames();
        if (row < 0 || row >= frames.count() || frames.channel(row) < 0) {
            return null;
        }
        long at = frames.atNanos(row);
        int from = first(frames, row);
        var deliveries = new ArrayList<Delivery>();
        for (int i = from; i < Math.min(frames.count(), from + MOST_ROWS) && frames.atNanos(i) == at; i++) {
            if (i > from && frames.way(i) == Frames.Way.IN) {
                break; // the next frame of the same moment
            }
            boolean out = frames.way(i) == Frames.Way.OUT || frames.way(i) == Frames.Way.UNDELIVERED;
            if (out && frames.channel(i) == frames.channel(row) && frames.version(i) > 0) {
                deliveries.add(delivery(frames, i, at));
            }
        }
        return deliveries.isEmpty() ? null : new FanOut(from, at, deliveries);
    }

    // What the broker sends because of a frame has its moment and lies behind it. What a timer sends has no such frame.
    private static int first(Frames frames, int row) {
        long at = frames.atNanos(row);
        int first = row;
        for (int i = row; i >= Math.max(0, row - MOST_ROWS) && frames.atNanos(i) == at; i--) {
            first = i;
            if (frames.way(i) == Frames.Way.IN) {
                break;
            }
        }
        return first;
    }

    private static Delivery delivery(Frames frames, int row, long publishedNanos) {
        boolean missed = frames.way(row) == Frames.Way.UNDELIVERED;
        long written = frames.writtenNanos(row);
        return new Delivery(frames.participant(row), missed || written == 0 ? publishedNanos : written, missed);
    }

    /// Returns the fan-out of a publish; null when it is not known, or went to nobody in the same moment.
    static @Nullable FanOut of(Timeline timeline, Lane.Publish publish) {
        var frames = timeline.frames();
        for (int i = frames.rowAt(publish.atNanos()); i >= 0 && frames.atNanos(i) == publish.atNanos(); i--) {
            boolean channel = publish.channel() < 0 || frames.channel(i) == publish.channel();
            boolean by = publish.participant() < 0 || frames.participant(i) == publish.participant();
            if (frames.way(i) == Frames.Way.IN && channel && by) {
                return of(timeline, i);
            }
        }
        return null;
    }

    /// Draws the line from the lane where it began, if it has one, to those of the devices.
    ///
    /// @param place of any lane; it knows those of the devices
    /// @param fromY where the line begins, px; NaN to begin at the first device
    void paint(Brush brush, PaintContext p, LanePlace place, double fromY) {
        var c = p.palette();
        double x = Math.round(p.x(atNanos));
        if (x < 0 || x > p.scale().width()) {
            return;
        }
        double top = fromY;
        double bottom = fromY;
        for (var delivery : deliveries) {
            var middle = place.middleOf(delivery.participant);
            if (middle.isPresent()) {
                top = Double.isNaN(top) ? middle.getAsDouble() : Math.min(top, middle.getAsDouble());
                bottom = Double.isNaN(bottom) ? middle.getAsDouble() : Math.max(bottom, middle.getAsDouble());
            }
        }
        if (Double.isNaN(top)) {
            return; // no device of it has a lane
        }
        brush.line(x, top, x, bottom, c.accent(), 1);
        for (var delivery : deliveries) {
            place.middleOf(delivery.participant).ifPresent(y -> {
                double to = p.x(delivery.atNanos);
                if (delivery.missed) {
                    brush.circle(x, y, MISS, c.bg0(), c.faultMark(), 2);
                    brush.line(x - 3, y + 3, x + 3, y - 3, c.faultMark(), 1.5);
                } else {
                    brush.line(x, y, to, y, c.accent(), 1);
                    brush.circle(to, y, DOT, c.id(p.number(delivery.participant)), c.bg0(), 1.5);
                }
            });
        }
        if (!Double.isNaN(fromY)) {
            brush.circle(x, fromY, DOT, c.accent(), c.bg0(), 1.5);
        }
    }
}
