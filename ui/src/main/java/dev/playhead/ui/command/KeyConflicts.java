package dev.playhead.ui.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Commands that have the same keys as another, since somebody has chosen them so. Two commands that have the same keys
/// from the start are meant to: they work at different moments. Immutable.
public final class KeyConflicts {
    private final Map<String, Command> others = new LinkedHashMap<>();

    /// @param commands of a window, in their order
    /// @param chosen keys that somebody has chosen, by the id of the command
    public KeyConflicts(List<Command> commands, Map<String, String> chosen) {
        for (var one : commands) {
            for (var other : commands) {
                if (!one.id().equals(other.id())
                        && one.shortcut().isSome()
                        && one.key().equals(other.key())
                        && one.scope().meets(other.scope())
                        && (chosen.containsKey(one.id()) || chosen.containsKey(other.id()))) {
                    others.putIfAbsent(one.id(), other);
                }
            }
        }
    }

    /// Returns a sentence about the command that has the same keys; empty when there is none.
    public String sentence(String id) {
        var other = others.get(id);
        return other == null
                ? ""
                : "Also the key of \"" + other.words() + "\". Where both work, only one of them is done.";
    }

    /// Returns how many commands are in conflict.
    public int count() {
        return others.size();
    }
}
