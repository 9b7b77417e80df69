package dev.playhead.ui.object;

import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.OpenGesture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The tree of objects as lines. What somebody has folded stays folded, and what is chosen stays chosen, while the
/// playhead moves. FX thread.
final class ObjectTreeList extends ListView<ObjectRow> implements ArrowKeys {
    private static final double ROW = 24;

    private final Set<List<String>> folded = new HashSet<>();
    private final Consumer<@Nullable ObjectRow> onChosen;
    private @Nullable ShownObjects shown;
    private @Nullable List<String> chosen;
    private boolean telling = true;

    /// @param onChosen told which line somebody has chosen, and what it says since then; null for none
    /// @param onOpen run when somebody wants to see where the chosen line comes from
    ObjectTreeList(Consumer<@Nullable ObjectRow> onChosen, Runnable onOpen) {
        this.onChosen = onChosen;
        setId("objects-tree");
        getStyleClass().addAll("ph-rules", "ph-objects");
        setAccessibleText("Objects of the channel");
        setFixedCellSize(ROW);
        setCellFactory(view -> new ObjectCell(() -> shown, this::toggle));
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (telling && now != null) {
                chosen = now.path();
                onChosen.accept(now);
            }
        });
        OpenGesture.on(this, onOpen);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        var row = getSelectionModel().getSelectedItem();
        if (row == null || key.getCode() != KeyCode.LEFT && key.getCode() != KeyCode.RIGHT) {
            return;
        }
        boolean right = key.getCode() == KeyCode.RIGHT;
        if (row.isFoldable() && row.open() != right) {
            toggle(row);
        } else if (!right && !row.path().isEmpty()) {
            choose(row.path().subList(0, row.path().size() - 1));
        }
        key.consume();
    }

    private void toggle(ObjectRow row) {
        if (!folded.remove(row.path())) {
            folded.add(row.path());
        }
        fill();
    }

    void show(ShownObjects now) {
        shown = now;
        fill();
    }

    // Lines that are still there stay where they are, so that nothing is scrolled away.
    private void fill() {
        var of = shown;
        if (of == null) {
            return;
        }
        telling = false;
        var rows = ObjectRow.of(of.root(), folded);
        var items = getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (i < items.size()) {
                items.set(i, rows.get(i));
            } else {
                items.add(rows.get(i));
            }
        }
        if (items.size() > rows.size()) {
            items.remove(rows.size(), items.size());
        }
        select(rows);
        telling = true;
        refresh(); // the playhead in the strips moves though the lines say the same
    }

    private void select(List<ObjectRow> rows) {
        var wanted = chosen;
        for (int i = 0; wanted != null && i < rows.size(); i++) {
            if (rows.get(i).path().equals(wanted)) {
                getSelectionModel().select(i);
                onChosen.accept(rows.get(i));
                return;
            }
        }
        getSelectionModel().clearSelection();
        onChosen.accept(null);
    }

    /// Chooses the line of a path, if it is in sight; null chooses none.
    void choose(@Nullable List<String> path) {
        chosen = path == null ? null : List.copyOf(path);
        telling = false;
        select(List.copyOf(getItems()));
        telling = true;
        int at = getSelectionModel().getSelectedIndex();
        if (at >= 0) {
            scrollTo(Math.max(0, at - 4));
        }
    }

    /// Forgets what was folded and chosen: another channel comes.
    void clear() {
        telling = false;
        shown = null;
        chosen = null;
        folded.clear();
        getItems().clear();
        telling = true;
        onChosen.accept(null);
    }
}
