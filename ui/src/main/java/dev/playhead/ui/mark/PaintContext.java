package dev.playhead.ui.mark;

import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import java.util.Locale;

/// Context of a lane painter: the data, the colours and the scale. Immutable. Nothing after `now` has
/// happened.
///
/// @param words whether marks are explained in words beside them
public record PaintContext(Timeline timeline, Palette palette, TimeScale scale, boolean words) {
    /// One that explains marks in words.
    public PaintContext(Timeline timeline, Palette palette, TimeScale scale) {
        this(timeline, palette, scale, true);
    }

    /// Returns the last moment that is known, ns since 1970.
    public long now() {
        return timeline.endNanos();
    }

    /// Returns where a moment lies, px; what has not happened yet lies at now.
    public double x(long nanos) {
        return scale.x(Math.min(nanos, now()));
    }

    /// End of a span on screen: what goes on reaches to now.
    public long until(Span span) {
        return Math.min(span.toNanos(), now());
    }

    /// Returns whether any of a span is on screen.
    public boolean shows(Span span) {
        return scale.shows(span.fromNanos(), until(span));
    }

    /// Returns the number of a participant by its index; 0 for nobody.
    public int number(int participant) {
        return participant < 0 ? 0 : timeline.participants().get(participant).number();
    }

    /// A length of time in words: `3.8 s`.
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
