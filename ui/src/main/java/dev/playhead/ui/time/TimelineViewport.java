package dev.playhead.ui.time;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;

/// Viewport of a timeline: the part of a session that is on screen, and the playhead. Moments are ns since
/// 1970. FX thread.
///
/// The view follows the end only until somebody moves it; then it stands still until [#follow].
public final class TimelineViewport {
    /// Length of time that a new view shows, ns.
    public static final long FIRST_WINDOW_NANOS = 25_000_000_000L;

    private static final long NARROWEST_NANOS = 2_000_000L;
    // room right of the end while following
    private static final double AHEAD = 0.05;

    private final ReadOnlyLongWrapper from = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper to = new ReadOnlyLongWrapper(FIRST_WINDOW_NANOS);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final LongProperty playhead = new SimpleLongProperty();
    private final ReadOnlyObjectWrapper<TimeFolds> folds = new ReadOnlyObjectWrapper<>(TimeFolds.NONE);
    private long start;
    private long end;

    public ReadOnlyLongProperty fromProperty() {
        return from.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty toProperty() {
        return to.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    public LongProperty playheadProperty() {
        return playhead;
    }

    /// Stretches that take little room on screen.
    public ReadOnlyObjectProperty<TimeFolds> foldsProperty() {
        return folds.getReadOnlyProperty();
    }

    public long fromNanos() {
        return from.get();
    }

    public long toNanos() {
        return to.get();
    }

    public long playheadNanos() {
        return playhead.get();
    }

    public boolean isFollowing() {
        return following.get();
    }

    public long startNanos() {
        return start;
    }

    public long endNanos() {
        return end;
    }

    public TimeScale scale(double width) {
        return new TimeScale(from.get(), to.get(), width, folds.get());
    }

    /// The session now reaches from `startNanos` to `endNanos`.
    public void session(long startNanos, long endNanos) {
        start = startNanos;
        end = Math.max(startNanos, endNanos);
        if (following.get()) {
            followEnd();
        }
    }

    /// Folds these stretches and no others. As much time as before is shown, and the playhead stays where it is on
    /// screen.
    public void fold(TimeFolds next) {
        if (next.equals(folds.get())) {
            return;
        }
        long anchor = Math.clamp(playhead.get(), from.get(), to.get());
        long length = lengthNanos();
        long before = shown(anchor) - shown(from.get());
        folds.set(next);
        if (following.get()) {
            window(next.moment(shown(to.get()) - length), to.get());
            followEnd();
        } else {
            window(next.moment(shown(anchor) - before), next.moment(shown(anchor) - before + length));
        }
    }

    /// Returns how much time is on screen without what is folded away, ns.
    public long lengthNanos() {
        return shown(to.get()) - shown(from.get());
    }

    /// Returns the moment that follows another by so much shown time, ns since 1970.
    public long after(long nanos, long shownNanos) {
        return folds.get().moment(shown(nanos) + shownNanos);
    }

    private long shown(long nanos) {
        return folds.get().shown(nanos);
    }

    /// Goes to the end and stays there.
    public void follow() {
        following.set(true);
        followEnd();
    }

    /// Stops following; nothing moves.
    public void hold() {
        following.set(false);
    }

    /// Puts the playhead on a moment of the session and stops following.
    public void scrubTo(long nanos) {
        following.set(false);
        playhead.set(Math.clamp(nanos, start, end));
    }

    /// Scrolls so that the playhead is visible; nothing happens when it is.
    public void revealPlayhead() {
        long at = playhead.get();
        if (at < from.get() || at > to.get()) {
            centre(at);
        }
    }

    /// Scrolls so that `nanos` is in the middle.
    public void centre(long nanos) {
        following.set(false);
        long span = lengthNanos();
        long first = after(nanos, -span / 2);
        window(first, after(first, span));
    }

    /// Makes the window `factor` times as long, keeping `nanos` where it is on screen. Below 1 shows
    /// more detail.
    public void zoom(long nanos, double factor) {
        double span = lengthNanos();
        double widest = Math.max(FIRST_WINDOW_NANOS, (shown(end) - shown(start)) * 1.2);
        double next = Math.clamp(span * factor, NARROWEST_NANOS, widest);
        double share = (shown(nanos) - shown(from.get())) / span;
        long first = after(nanos, -Math.round(share * next));
        window(first, after(first, Math.round(next)));
        if (following.get()) {
            followEnd();
        }
    }

    /// Moves the window later by so much shown time, ns, or earlier when negative, and stops following.
    public void pan(long nanos) {
        following.set(false);
        long span = lengthNanos();
        long first = after(from.get(), nanos);
        window(first, after(first, span));
    }

    /// Shows exactly this part and stops following.
    public void show(long fromNanos, long toNanos) {
        following.set(false);
        window(fromNanos, Math.max(fromNanos + NARROWEST_NANOS, toNanos));
    }

    private void followEnd() {
        long span = lengthNanos();
        long last = end + Math.round(span * AHEAD);
        window(after(last, -span), last);
        playhead.set(end);
    }

    private void window(long first, long last) {
        from.set(first);
        to.set(last);
    }
}
