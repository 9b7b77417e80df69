package dev.playhead.ui.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyEvent;

/// Commands of the keys: those that move in time, which every view of a session has, and what window and
/// views add.
final class Commands {
    private static final long MS = 1_000_000;

    private final List<Command> all = new ArrayList<>();

    /// @param start to the start of the session
    Commands(WindowModel model, Runnable start) {
        session("play", "Play, pause", "Space", e -> model.playPause());
        session("back", "100 ms back (Shift 10 ms, Alt 500 ms)", "Left", e -> model.step(-step(e)));
        session("forward", "100 ms forward", "Right", e -> model.step(step(e)));
        session("start", "To the start", "Home", e -> start.run());
        session("latest", "Latest; again: follow live", "End", e -> model.latest());
    }

    /// Adds a command that works whatever is shown.
    void add(String id, String words, String key, Runnable action) {
        all.add(Command.of(id, words, key, Command.EVERYWHERE, e -> action.run()));
    }

    void addAll(List<Command> commands) {
        all.addAll(commands);
    }

    /// Does what a pressed key stands for; false when it stands for nothing within reach.
    boolean pressed(KeyEvent event, KeyReach reach) {
        for (var command : all) {
            if (command.matches(event) && reach.allows(command)) {
                command.action().run(event);
                return true;
            }
        }
        return false;
    }

    /// A key was let go: what lasts only while held ends.
    void released(KeyEvent event) {
        for (var command : all) {
            if (command.code() == event.getCode()) {
                command.released().run();
            }
        }
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    private void session(String id, String words, String key, Command.Action action) {
        all.add(Command.of(id, words, key, Command.SESSION, action));
    }

    private static long step(KeyEvent event) {
        return (event.isShiftDown() ? 10 : event.isAltDown() ? 500 : 100) * MS;
    }
}
