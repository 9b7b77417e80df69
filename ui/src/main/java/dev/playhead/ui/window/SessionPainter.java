package dev.playhead.ui.window;

import dev.playhead.ui.bar.NoticeBars;
import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.fault.HeldLine;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.time.TimelineViewport;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Brings what is new in a session to the parts of the window, one part a pulse: so each pulse stays short,
/// also where everything is painted by software. FX thread.
final class SessionPainter {
    static final PaintTurns.Part BARS = new PaintTurns.Part("bars", 100);

    private final TopBar topBar;
    private final Rail rail;
    private final StatusBar status;
    private final NoticeBars notices;
    private final TimelineViewport viewport;
    private final PaintTurns turns = new PaintTurns();
    // The state of the session of which everything was painted.
    private volatile long painted = -1;
    private long barsPainted = -1;

    SessionPainter(TopBar topBar, Rail rail, StatusBar status, NoticeBars notices, TimelineViewport viewport) {
        this.topBar = topBar;
        this.rail = rail;
        this.status = status;
        this.notices = notices;
        this.viewport = viewport;
    }

    /// Paints the part whose turn it is: one of the view, or the bars. When only time has passed there is little to
    /// paint, and all parts share one pulse.
    void turn(OpenSession open, View shown, long nowNanos) {
        long epoch = open.session().epoch();
        boolean timeAlone = open.session().eventEpoch() <= painted;
        var part = next(open, shown, nowNanos);
        while (part != null) {
            if (BARS.equals(part)) {
                bars(open, shown);
            } else {
                shown.paint(part, open);
            }
            part = timeAlone ? next(open, shown, nowNanos) : null;
        }
        if (!isBehind(open, shown)) {
            painted = epoch;
        }
    }

    private PaintTurns.@Nullable Part next(OpenSession open, View shown, long nowNanos) {
        var wanted = new LinkedHashSet<>(shown.behind(open));
        if (open.session().epoch() != barsPainted) {
            wanted.add(BARS);
        }
        return turns.next(nowNanos, wanted);
    }

    /// Waits until the session has something that was not painted yet, at most so long. Returns whether it has. Any
    /// thread.
    boolean awaitNews(OpenSession open, long mostMs) throws InterruptedException {
        var session = open.session();
        if (session.progress() >= 1) {
            session.awaitNews(painted, mostMs);
        }
        return session.epoch() != painted || session.progress() < 1;
    }

    /// Returns whether something of the session waits for its turn.
    boolean isBehind(OpenSession open, View shown) {
        return open.session().epoch() != barsPainted || !shown.behind(open).isEmpty();
    }

    /// The clock alone, which follows the playhead.
    void clock(OpenSession open, View shown) {
        long at = viewport.playheadNanos();
        topBar.moment(at - open.session().timeline().startNanos(), at);
        rail.count(FindingsView.KIND, topBar.findings(open.session().findings(), at));
        shown.playheadMoved(open);
    }

    void bars(OpenSession open, View shown) {
        barsPainted = open.session().epoch();
        if (!shown.movesViewport()) {
            var timeline = open.session().timeline();
            viewport.session(timeline.startNanos(), timeline.endNanos());
        }
        vitals(open);
        clock(open, shown);
    }

    /// Shows how broker and recording do.
    void vitals(OpenSession open) {
        var session = open.session();
        var timeline = session.timeline();
        var vitals = session.vitals();
        topBar.show(vitals, timeline.endNanos() - timeline.startNanos());
        topBar.serving(session);
        status.show(vitals);
        status.held(HeldLine.count(timeline, timeline.endNanos()));
        status.progress(session.progress());
        notices.recording(vitals);
        notices.session(session.problem().orElse(""));
    }
}
