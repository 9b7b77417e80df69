package dev.playhead.app.broker;

import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Says on a terminal why the gate of a recording that is served is closed, and at its end how late it was.
final class GateLines {
    private static final long LOOK_EVERY_MS = 100;

    private final Serving serving;
    private final PrintWriter out;
    private @Nullable String said;

    GateLines(Serving serving, PrintWriter out) {
        this.serving = serving;
        this.out = out;
    }

    /// Begins to look, until the recording has come to its end.
    void begin() {
        Thread.ofPlatform().daemon().name("gate").start(() -> {
            try {
                while (!look(serving.state())) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Says what is new.
    ///
    /// @return whether the recording has come to its end
    boolean look(ServingState state) {
        if (state.ended()) {
            var late = state.lateness();
            say(String.format(
                    Locale.ROOT,
                    "%,d frames were sent; late by %.1f ms (median), %.1f ms (p99), %.1f ms (worst).",
                    late.frames(),
                    late.medianNanos() / 1e6,
                    late.p99Nanos() / 1e6,
                    late.worstNanos() / 1e6));
            return true;
        }
        var why = state.closed();
        var line = why == null || why == GateReason.ACKS
                ? null
                : "The gate is closed: " + why.words() + (state.words().isEmpty() ? "" : ": " + state.words()) + ".";
        if (line != null && !line.equals(said)) {
            say(line);
        }
        said = line;
        return false;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
