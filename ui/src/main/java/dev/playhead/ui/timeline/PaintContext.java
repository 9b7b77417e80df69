package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import java.util.Locale;

/// Context of a lane painter: the data, the colours and the scale. Immutable. Nothing after `now` has
/// happened.
///
/// @param words whether marks are explained in words beside them
record PaintContext(Timeline timeline, Palette palette, TimeScale scale, boolean words) {
    PaintContext(Timeline timeline, Palette palette, TimeScale scale) {
        this(timeline, palette, scale, true);
    }

    long now() {
        return timeline.endNanos();
    }

    double x(long nanos) {
        return scale.x(Math.min(nanos, now()));
    }

    /// End of a span on screen: what goes on reaches to now.
    long until(Span span) {
        return Math.min(span.toNanos(), now());
    }

    boolean shows(Span span) {
        return scale.shows(span.fromNanos(), until(span));
    }

    int number(int participant) {
        return participant < 0 ? 0 : timeline.participants().get(participant).number();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
