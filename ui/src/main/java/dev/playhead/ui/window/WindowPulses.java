package dev.playhead.ui.window;

import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.pulse.FxLatencyMonitor;
import dev.playhead.ui.pulse.PulseMonitor;
import dev.playhead.ui.pulse.Ticker;
import dev.playhead.ui.time.PlayMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pulses of a window and what it does at each; it has some only while something is to be painted or the past is
/// played. FX thread.
final class WindowPulses {
    private final WindowModel model;
    private final StatusBar status;
    private final SessionPainter painter;
    private final Supplier<@Nullable OpenSession> open;
    private final Supplier<@Nullable View> shown;
    private final Runnable idle;
    private final PulseMonitor pulses = new PulseMonitor();
    private final FxLatencyMonitor answers = new FxLatencyMonitor();
    private final Ticker ticker =
            new Ticker(this::awaitNews, this::arrived, this::waits, this::pulse, this::rests, this::everySecond);
    private long lastPulse;

    /// @param open asked on any thread
    /// @param idle run about once a second while there is no session
    WindowPulses(
            WindowModel model,
            StatusBar status,
            SessionPainter painter,
            Supplier<@Nullable OpenSession> open,
            Supplier<@Nullable View> shown,
            Runnable idle) {
        this.model = model;
        this.status = status;
        this.painter = painter;
        this.open = open;
        this.shown = shown;
        this.idle = idle;
        answers.start();
    }

    /// Begins, or goes on with another session.
    void start() {
        ticker.start();
    }

    /// Something has changed: there is a pulse.
    void touch() {
        ticker.touch();
    }

    void stop() {
        ticker.stop();
        pulses.report();
        answers.stop();
    }

    // Beside the FX thread.
    private boolean awaitNews(long mostMs) throws InterruptedException {
        var current = open.get();
        if (current == null) {
            Thread.sleep(mostMs);
            return false;
        }
        return painter.awaitNews(current, mostMs);
    }

    // Asked for before the pulse, the state of the session is there when it comes: one pulse paints all that is new.
    private void arrived() {
        var current = open.get();
        if (current != null) {
            ask(current, System.nanoTime());
        }
    }

    private void ask(OpenSession current, long now) {
        current.ask(model.momentNanos(), model.keepsToEnd(), now);
    }

    private boolean waits() {
        var current = open.get();
        var view = shown.get();
        return model.mode() == PlayMode.REPLAY && model.playingProperty().get()
                || current != null && view != null && painter.isBehind(current, view);
    }

    // How broker and recording do is said whether or not anything else happens; news say it too.
    private void everySecond() {
        var current = open.get();
        if (current != null) {
            painter.vitals(current);
        } else {
            idle.run();
        }
    }

    private void rests() {
        lastPulse = 0;
        status.rests();
        pulses.rests();
        answers.rests();
    }

    private void pulse(long now) {
        var current = open.get();
        var view = shown.get();
        if (current == null || view == null) {
            return;
        }
        answers.wakes();
        model.elapsed(lastPulse == 0 ? 0 : now - lastPulse);
        lastPulse = now;
        status.painted(now);
        pulses.pulse(now);
        painter.turn(current, view, now);
        if (model.mode() == PlayMode.REPLAY) {
            painter.clock(current, view);
        }
        ask(current, now);
    }
}
