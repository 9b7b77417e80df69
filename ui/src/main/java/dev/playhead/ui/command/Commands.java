package dev.playhead.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The commands of a window, in the order in which people read them, with the keys that a person has chosen. FX thread.
public final class Commands {
    private final List<Command> standard = new ArrayList<>();
    private final IntegerProperty changes = new SimpleIntegerProperty();
    private List<Command> all = List.of();
    private Map<String, String> chosen = Map.of();

    /// Adds a command that works whatever is shown.
    public void add(String id, String words, String key, Runnable action) {
        addAll(List.of(Command.of(id, words, key, CommandScope.EVERYWHERE, held -> action.run())));
    }

    /// Adds commands after those that are there.
    public void addAll(List<Command> commands) {
        standard.addAll(commands);
        bind(chosen);
    }

    /// Gives commands other keys from now on.
    ///
    /// @param keys by the id of the command, as people write them; empty for none. Others count as not chosen
    public void bind(Map<String, String> keys) {
        chosen = Map.copyOf(keys);
        all = standard.stream().map(this::bound).toList();
        changes.set(changes.get() + 1);
    }

    private Command bound(Command command) {
        var text = chosen.get(command.id());
        return text == null ? command : Shortcut.parse(text).map(command::with).orElse(command);
    }

    /// Returns the keys that a command has while nobody has chosen others; none for a command that does not exist.
    public Shortcut standard(String id) {
        return standard.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .map(Command::shortcut)
                .orElse(Shortcut.NONE);
    }

    /// Returns the command of this id; empty when there is none.
    public Optional<Command> find(String id) {
        return all.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /// Does what a pressed key stands for; false when it stands for nothing within reach.
    public boolean pressed(KeyEvent event, KeyReach reach) {
        Command given = null;
        for (var command : all) {
            if (command.matches(event)
                    && reach.allows(command)
                    && (given == null
                            || command.shortcut().precision() > given.shortcut().precision())) {
                given = command;
            }
        }
        if (given == null) {
            return false;
        }
        given.action().run(Held.of(event));
        return true;
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
        return all;
    }

    /// Returns what changes whenever a command is added or has other keys.
    public Observable changes() {
        return changes;
    }

    /// Gives a scene these commands, so that whatever is in it finds their keys.
    public void give(Scene scene) {
        scene.getProperties().put(Commands.class, this);
    }

    /// Returns the commands of a scene; null when it has none.
    public static @Nullable Commands of(@Nullable Scene scene) {
        return scene != null && scene.getProperties().get(Commands.class) instanceof Commands commands
                ? commands
                : null;
    }
}
