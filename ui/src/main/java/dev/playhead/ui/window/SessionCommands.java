package dev.playhead.ui.window;

import dev.playhead.transport.api.Controls;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.Held;
import java.util.List;
import java.util.Optional;

/// Commands that every view of a session has: those that move in time, and the one that ends all faults.
final class SessionCommands {
    private static final long MS = 1_000_000;

    private SessionCommands() {}

    /// @param start to the start of the session
    static List<Command> of(ViewContext context, Runnable start) {
        var model = context.model();
        var scope = context.ofSession();
        return List.of(
                Command.of("play", "Play, pause", "Space", scope, held -> model.playPause()),
                Command.of(
                        "back",
                        "100 ms back, on Stage 1 s (Shift a tenth, Alt five times)",
                        "Left",
                        scope,
                        held -> model.step(-step(context, held))),
                Command.of(
                        "forward",
                        "100 ms forward, on Stage 1 s",
                        "Right",
                        scope,
                        held -> model.step(step(context, held))),
                Command.of("start", "To the start", "Home", scope, held -> start.run()),
                Command.of("latest", "Latest; again: follow live", "End", scope, held -> model.latest()),
                Command.of(
                        "restore-all",
                        "Restore all",
                        "Ctrl 0",
                        new CommandScope(() -> controls(context).isPresent(), "in a live session"),
                        held -> controls(context).ifPresent(Controls::restoreAll)));
    }

    // Also while the past of a live session is shown: what is broken is broken now.
    private static Optional<Controls> controls(ViewContext context) {
        var open = context.open().get();
        return open == null ? Optional.empty() : open.session().controls();
    }

    private static long step(ViewContext context, Held held) {
        var shown = context.shown().get();
        long step = shown == null ? 100 * MS : shown.stepNanos();
        return held.shift() ? step / 10 : held.alt() ? step * 5 : step;
    }
}
