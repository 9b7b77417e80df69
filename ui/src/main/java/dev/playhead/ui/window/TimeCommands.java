package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.Held;
import java.util.List;

/// Commands that move in time, which every view of a session has.
final class TimeCommands {
    private static final long MS = 1_000_000;

    private TimeCommands() {}

    /// @param scope while a session is shown
    /// @param start to the start of the session
    static List<Command> of(WindowModel model, CommandScope scope, Runnable start) {
        return List.of(
                Command.of("play", "Play, pause", "Space", scope, held -> model.playPause()),
                Command.of(
                        "back",
                        "100 ms back (Shift 10 ms, Alt 500 ms)",
                        "Left",
                        scope,
                        held -> model.step(-step(held))),
                Command.of("forward", "100 ms forward", "Right", scope, held -> model.step(step(held))),
                Command.of("start", "To the start", "Home", scope, held -> start.run()),
                Command.of("latest", "Latest; again: follow live", "End", scope, held -> model.latest()));
    }

    private static long step(Held held) {
        return (held.shift() ? 10 : held.alt() ? 500 : 100) * MS;
    }
}
