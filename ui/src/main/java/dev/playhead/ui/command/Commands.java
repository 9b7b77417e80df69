package dev.playhead.ui.command;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyEvent;

/// The commands of a window, in the order in which people read them. FX thread.
public final class Commands {
    private final List<Command> all = new ArrayList<>();

    /// Adds a command that works whatever is shown.
    public void add(String id, String words, String key, Runnable action) {
        all.add(Command.of(id, words, key, CommandScope.EVERYWHERE, held -> action.run()));
    }

    /// Adds commands after those that are there.
    public void addAll(List<Command> commands) {
        all.addAll(commands);
    }

    /// Does what a pressed key stands for; false when it stands for nothing within reach.
    public boolean pressed(KeyEvent event, KeyReach reach) {
        for (var command : all) {
            if (command.matches(event) && reach.allows(command)) {
                command.action().run(Held.of(event));
                return true;
            }
        }
        return false;
    }

    /// A key was let go: what lasts only while held ends.
    public void released(KeyEvent event) {
        for (var command : all) {
            if (command.code() == event.getCode()) {
                command.released().run();
            }
        }
    }

    /// Returns all of them.
    public List<Command> all() {
        return List.copyOf(all);
    }
}
