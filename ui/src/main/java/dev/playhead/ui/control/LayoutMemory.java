package dev.playhead.ui.control;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Memory of how a person has arranged a window: lines between panes, columns of tables and lanes. It belongs to the
/// scene, so
/// that whatever is in it finds it. FX thread.
public interface LayoutMemory {
    /// Remembers nothing.
    LayoutMemory NONE = new LayoutMemory() {};

    /// Returns the share of the first of two panes, 0 to 1; empty when nobody has moved the line between them.
    default OptionalDouble share(String split) {
        return OptionalDouble.empty();
    }

    /// Remembers the share of the first of two panes, 0 to 1; NaN to forget it.
    default void share(String split, double share) {}

    /// Returns the titles of the columns that are hidden in a table; null when nobody has chosen.
    default @Nullable List<String> hidden(String table) {
        return null;
    }

    /// Remembers the titles of the columns that are hidden in a table.
    default void hide(String table, List<String> columns) {}

    /// Returns how lanes are arranged, as lists of their names by what is done to them; empty when nobody has.
    default Map<String, List<String>> lanes() {
        return Map.of();
    }

    /// Returns the heights of lanes that were dragged, px, by their names.
    default Map<String, Double> laneHeights() {
        return Map.of();
    }

    /// Remembers how lanes are arranged, and their heights, px.
    default void lanes(Map<String, List<String>> arrangement, Map<String, Double> heights) {}

    /// Gives a scene its memory.
    static void give(Scene scene, LayoutMemory memory) {
        scene.getProperties().put(LayoutMemory.class, memory);
    }

    /// Returns the memory of a scene.
    static LayoutMemory of(@Nullable Scene scene) {
        return scene != null && scene.getProperties().get(LayoutMemory.class) instanceof LayoutMemory memory
                ? memory
                : NONE;
    }
}
