package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.timeline.TimelineViewport;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Brings what is new in a session to the parts of the window, one part a pulse: so each pulse stays short,
/// also where everything is painted by software. FX thread.
final class SessionPainter {
    private final TimelineView view;
    private final TopBar topBar;
    private final StatusBar status;
    private final NoticeBars notices;
    private final TimelineViewport viewport;
    private final PaintTurns turns = new PaintTurns();
    // The states of the session that the lanes and the table show.
    private volatile long painted = -1;
    private volatile long listed = -1;
    private @Nullable SessionState latest;
    // The moments that stage and strip show.
    private @Nullable SessionState staged;
    private @Nullable SessionState stripped;

    SessionPainter(TimelineView view, TopBar topBar, StatusBar status, NoticeBars notices, TimelineViewport viewport) {
        this.view = view;
        this.topBar = topBar;
        this.status = status;
        this.notices = notices;
        this.viewport = viewport;
    }

    /// A moment of a live session. Moments arrive faster than anybody reads; it waits for the turn of its part.
    void arrived(SessionState moment) {
        latest = moment;
    }

    /// Drops the moment that still waits.
    void forget() {
        latest = null;
        staged = null;
        stripped = null;
    }

    /// Every part but those that show a moment.
    void all(Session session, Palette palette) {
        forget();
        lanes(session, palette);
        table(session);
        bars(session);
    }

    /// The part whose turn it is.
    void turn(Session session, Palette palette, long nowNanos) {
        var moment = latest;
        var wanted = EnumSet.of(PaintTurns.Part.BARS);
        if (session.epoch() != painted) {
            wanted.add(PaintTurns.Part.LANES);
        }
        if (session.epoch() != listed) {
            wanted.add(PaintTurns.Part.TABLE);
        }
        if (moment != null && (moment != staged || view.stageGrows())) {
            wanted.add(PaintTurns.Part.STAGE);
        }
        if (moment != null && moment != stripped) {
            wanted.add(PaintTurns.Part.STRIP);
        }
        switch (turns.next(nowNanos, wanted)) {
            case LANES -> lanes(session, palette);
            case TABLE -> table(session);
            case STAGE -> {
                staged = moment;
                view.stage(session, Objects.requireNonNull(moment));
            }
            case STRIP -> {
                stripped = moment;
                view.strip(session, Objects.requireNonNull(moment), false);
            }
            case BARS -> bars(session);
            case null -> {}
        }
    }

    /// Whether the session has something that was not painted yet. Any thread.
    boolean isBehind(Session session) {
        long epoch = session.epoch();
        return epoch != painted || epoch != listed || session.progress() < 1;
    }

    /// Whether a part still waits for its turn to show a moment.
    boolean waits() {
        var moment = latest;
        return moment != null && (moment != staged || moment != stripped || view.stageGrows());
    }

    /// The clock alone, which follows the playhead.
    void clock(Session session) {
        long at = viewport.playheadNanos();
        topBar.moment(at - session.timeline().startNanos(), at);
        view.ahead(viewport.endNanos() - at);
    }

    private void lanes(Session session, Palette palette) {
        painted = session.epoch();
        view.lanes(session.timeline(), palette);
    }

    private void table(Session session) {
        listed = session.epoch();
        view.table(session.timeline());
    }

    private void bars(Session session) {
        vitals(session);
        clock(session);
    }

    /// How broker and recording do.
    void vitals(Session session) {
        var timeline = session.timeline();
        var vitals = session.vitals();
        topBar.show(vitals, timeline.endNanos() - timeline.startNanos());
        status.show(vitals);
        status.progress(session.progress());
        notices.recording(vitals);
        notices.session(session.problem().orElse(""));
    }
}
