package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.util.Locale;

/// Names and moments of a timeline in words, for tooltips.
record TimelineText(Timeline timeline) {
    /// Name of a participant.
    String name(int participant) {
        return timeline.participants().get(participant).name();
    }

    /// A moment, ns since 1970, as time since the start.
    String clock(long nanos) {
        return Formats.clock(nanos - timeline.startNanos());
    }

    String during(Span span) {
        String from = clock(span.fromNanos());
        return span.isOpen()
                ? "since " + from
                : span.fromNanos() == span.toNanos() ? "at " + from : from + " to " + clock(span.toNanos());
    }

    /// The app of something, to stand behind its name; empty for the app that all others share.
    static String app(String app) {
        return app.isEmpty() ? "" : " \u00b7 app " + app;
    }

    /// Returns who asked, what, and how it went.
    String run(Run run) {
        var words = new StringBuilder("Run " + run.number());
        if (run.asker() >= 0) {
            words.append(", asked by ").append(name(run.asker()));
        }
        words.append(", ").append(run.status().name().toLowerCase(Locale.ROOT));
        if (!run.question().isEmpty()) {
            words.append('\n').append(run.question());
        }
        words.append('\n');
        if (run.firstTextNanos() > 0 && run.askedNanos() > 0) {
            words.append(String.format(
                    Locale.ROOT, "First text after %.2f s, ", (run.firstTextNanos() - run.askedNanos()) / 1e9));
        }
        words.append(String.format(
                Locale.ROOT, "%,d appends, %,d characters", run.tokens().size(), run.characters()));
        var stop = run.stop();
        if (stop != null) {
            words.append("\nStopped at ").append(clock(stop.atNanos()));
            if (stop.by() >= 0) {
                words.append(" by ").append(name(stop.by()));
            }
        }
        return words.toString();
    }
}
