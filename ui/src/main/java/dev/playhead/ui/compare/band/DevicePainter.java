package dev.playhead.ui.compare.band;

import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import javafx.scene.paint.Color;

/// Draws the strip of a device: a band while it was connected, a tick for each frame that it was sent, a hole where it
/// was away. Pure functions.
final class DevicePainter {
    private static final double TALL = 12;

    private DevicePainter() {}

    static void paint(Brush brush, Palette c, TimeScale scale, Timeline timeline, Participant device, double top) {
        double y = top + 2;
        for (var track : timeline.tracks()) {
            if (track.participant() == device.index()) {
                paint(brush, c, scale, timeline, track, device.number(), y);
            }
        }
    }

    private static void paint(
            Brush brush, Palette c, TimeScale scale, Timeline timeline, DeviceTrack track, int number, double y) {
        long end = timeline.endNanos();
        for (Span span : track.connected()) {
            if (scale.shows(span.fromNanos(), Math.min(span.toNanos(), end))) {
                double x = scale.x(span.fromNanos());
                brush.tint(x, y, scale.x(Math.min(span.toNanos(), end)) - x, TALL, c.idBg(number), c.tintEdge());
            }
        }
        ticks(brush, scale, track.deliveries(), y, c.id(number));
        for (var absence : track.absences()) {
            long until = Math.min(absence.span().toNanos(), end);
            if (scale.shows(absence.span().fromNanos(), until)) {
                away(brush, c, scale, absence, until, y);
            }
        }
    }

    private static void away(
            Brush brush, Palette c, TimeScale scale, DeviceTrack.Absence absence, long until, double y) {
        double from = scale.x(absence.span().fromNanos());
        double wide = Math.max(3, scale.x(until) - from);
        brush.rect(from, y, wide, TALL, c.hole());
        if (absence.missed().size() > 0) {
            brush.polygon(c.faultMark(), 0.34, from, y + TALL, from + wide, y, from + wide, y + TALL);
        }
        brush.box(from, y, wide, TALL, c.faultMark(), 1, 3, 3);
        if (absence.resumed() && !absence.span().isOpen()) {
            brush.line(from + wide, y, from + wide, y + TALL, c.okMark(), 2);
        }
    }

    /// Draws all devices of a side in one line: brighter where more was sent.
    static void folded(Brush brush, Palette c, TimeScale scale, Timeline timeline, double top) {
        for (var track : timeline.tracks()) {
            if (timeline.participants().get(track.participant()).isDevice()) {
                ticks(brush, scale, track.deliveries(), top + 2, c.ink());
            }
        }
    }

    private static void ticks(Brush brush, TimeScale scale, EventSeries frames, double y, Color colour) {
        int end = frames.countUntil(scale.nanosAt(scale.width() + 2));
        for (int i = frames.firstFrom(scale.nanosAt(-2)); i < end; ) {
            double x = Math.round(scale.x(frames.atNanos(i)));
            int next = Math.max(i + 1, frames.firstFrom(scale.nanosAt(x + 0.5)));
            brush.rect(x, y + 2, 1, TALL - 4, colour, Math.min(1, 0.55 + 0.15 * (next - i)));
            i = next;
        }
    }
}
