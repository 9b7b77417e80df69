package dev.playhead.ui.object;

import dev.playhead.transport.insight.object.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One line of the tree of objects. Immutable.
///
/// @param depth 0 for the root
/// @param open whether what is below it is shown
record ObjectRow(ObjectNode node, int depth, boolean open) {
    /// The lines of a tree that are in sight.
    ///
    /// @param folded paths of maps that are folded
    static List<ObjectRow> of(ObjectNode root, Set<List<String>> folded) {
        var rows = new ArrayList<ObjectRow>();
        add(root, 0, folded, rows);
        return rows;
    }

    private static void add(ObjectNode node, int depth, Set<List<String>> folded, List<ObjectRow> rows) {
        boolean open = !folded.contains(node.path());
        rows.add(new ObjectRow(node, depth, open));
        if (open) {
            node.children().forEach(child -> add(child, depth + 1, folded, rows));
        }
    }

    List<String> path() {
        return node.path();
    }

    boolean isFoldable() {
        return !node.children().isEmpty();
    }
}
