package dev.playhead.ui.window;

import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Model of a window: whether it shows now or the past, and how the playhead moves. Moments are ns since
/// 1970. FX thread.
public final class WindowModel {
    private final TimelineViewport viewport;
    private final ReadOnlyObjectWrapper<PlayMode> mode = new ReadOnlyObjectWrapper<>(PlayMode.LIVE);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(true);
    private final StringProperty filter = new SimpleStringProperty("");
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private boolean recorded;
    private long latestNanos = Long.MIN_VALUE;

    public WindowModel(TimelineViewport viewport) {
        this.viewport = viewport;
    }

    public ReadOnlyObjectProperty<PlayMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    public PlayMode mode() {
        return mode.get();
    }

    /// True while the playhead moves by itself.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Speed at which recorded time goes by in Replay; 1 is as it happened.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// The text of the one filter of the window; every place where it is written shows it.
    public StringProperty filterProperty() {
        return filter;
    }

    /// A live session starts at now.
    public void openLive() {
        recorded = false;
        live();
    }

    /// A recording has no now: it starts in Replay, at its end, which moves as long as the recording is
    /// being read.
    public void openRecording() {
        recorded = true;
        viewport.follow();
        enter(PlayMode.REPLAY, false);
    }

    /// Returns whether the session is a file rather than a running broker.
    public boolean isRecording() {
        return recorded;
    }

    /// Back to now. A recording goes to its end instead.
    public void live() {
        if (recorded) {
            openRecording();
        } else {
            viewport.follow();
            enter(PlayMode.LIVE, true);
        }
    }

    /// The view stands still, the recording goes on.
    public void pause() {
        viewport.hold();
        enter(recorded ? PlayMode.REPLAY : PlayMode.PAUSED, false);
    }

    /// Shows the past from where the playhead is.
    public void replay() {
        viewport.hold();
        enter(PlayMode.REPLAY, false);
    }

    /// Puts the playhead on a moment, in Replay.
    public void goTo(long nanos) {
        viewport.scrubTo(nanos);
        viewport.revealPlayhead();
        enter(PlayMode.REPLAY, playing.get() && mode.get() == PlayMode.REPLAY);
    }

    /// Moves the playhead by so much, in Replay, and lets it stand there.
    public void step(long nanos) {
        stepTo(viewport.playheadNanos() + nanos);
    }

    /// Puts the playhead on a moment, in Replay, and lets it stand there.
    public void stepTo(long nanos) {
        goTo(nanos);
        playing.set(false);
    }

    /// To the newest moment; once more, before anything else has moved the playhead, back to now. By then
    /// the newest moment may have moved on. A recording has no now: it goes to its end and stays there
    /// while it is being read.
    public void latest() {
        boolean again = mode.get() == PlayMode.REPLAY && viewport.playheadNanos() == latestNanos;
        if (recorded || mode.get() == PlayMode.LIVE || again) {
            live();
        } else {
            goTo(viewport.endNanos());
            latestNanos = viewport.playheadNanos();
        }
    }

    /// Begins or ends that the playhead moves by itself.
    public void playPause() {
        switch (mode.get()) {
            case LIVE -> pause();
            case PAUSED -> live();
            case REPLAY -> {
                if (!playing.get() && viewport.playheadNanos() >= viewport.endNanos()) {
                    viewport.scrubTo(viewport.startNanos());
                }
                playing.set(!playing.get());
            }
        }
    }

    /// So much real time went by; moves the playhead when it plays the past, over folded time
    /// as quickly as it is short on screen.
    public void elapsed(long nanos) {
        if (mode.get() != PlayMode.REPLAY || !playing.get()) {
            return;
        }
        viewport.scrubTo(viewport.after(viewport.playheadNanos(), Math.round(nanos * speed.get())));
        viewport.revealPlayhead();
        if (viewport.playheadNanos() >= viewport.endNanos()) {
            playing.set(false);
        }
    }

    /// The moment that every pane shows; `Long.MAX_VALUE` for now.
    public long momentNanos() {
        return mode.get() == PlayMode.LIVE ? Long.MAX_VALUE : viewport.playheadNanos();
    }

    /// Returns whether every pane keeps to the newest that is known: always live, and in a recording until
    /// somebody moves.
    public boolean keepsToEnd() {
        return mode.get() == PlayMode.LIVE || recorded && viewport.isFollowing();
    }

    /// Returns where the playhead is, live or not, ns since 1970.
    public long shownNanos() {
        return viewport.playheadNanos();
    }

    private void enter(PlayMode next, boolean plays) {
        latestNanos = Long.MIN_VALUE;
        mode.set(next);
        playing.set(plays);
    }
}
