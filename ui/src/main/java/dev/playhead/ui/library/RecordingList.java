package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Recordings under their days. The chosen one stays chosen by its file while rows come and go. FX thread.
final class RecordingList extends ListView<LibraryRow> {
    private @Nullable Path chosen;
    private boolean updating;

    /// @param onChosen told which recording somebody has chosen
    /// @param onOpen told which recording somebody wants to open
    /// @param onForget told which file that could not be imported somebody has read about
    RecordingList(Consumer<LibraryItem> onChosen, Consumer<LibraryItem> onOpen, Consumer<Path> onForget) {
        setId("recordings");
        setAccessibleText("Recordings");
        getStyleClass().addAll("ph-rules", "ph-library-list");
        setCellFactory(view -> new RecordingCell(onForget));
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!updating && now instanceof LibraryRow.Recording(var item)) {
                onChosen.accept(item);
            }
        });
        OpenGesture.on(this, () -> selected().ifPresent(onOpen));
    }

    /// Returns the recording of the selected row.
    private Optional<LibraryItem> selected() {
        return getSelectionModel().getSelectedItem() instanceof LibraryRow.Recording(var item)
                ? Optional.of(item)
                : Optional.empty();
    }

    /// Returns the file of the selected row when it could not be imported.
    Optional<Path> refused() {
        return getSelectionModel().getSelectedItem() instanceof LibraryRow.Refused(var file, var why)
                ? Optional.of(file)
                : Optional.empty();
    }

    @Nullable
    Path chosen() {
        return chosen;
    }

    /// Chooses a recording by its file; it is marked with the next rows, or by [#mark].
    void choose(@Nullable Path file) {
        chosen = file;
    }

    void show(List<LibraryRow> rows) {
        updating = true;
        if (!rows.equals(getItems())) {
            replace(rows);
        }
        mark();
        updating = false;
    }

    /// Says why there are no rows.
    ///
    /// @param showAll ends what hides recordings; null when nothing does
    void nothing(String words, @Nullable Runnable showAll) {
        var said = new VBox(8, Nodes.label(words, "ph-muted"));
        if (showAll != null) {
            var all = new Hyperlink("Show all");
            all.setOnAction(e -> showAll.run());
            said.getChildren().add(all);
        }
        said.setAlignment(Pos.CENTER);
        setPlaceholder(said);
    }

    // Rows that are the same keep their place, so that nothing jumps while recordings are read.
    private void replace(List<LibraryRow> rows) {
        if (rows.size() != getItems().size()) {
            getItems().setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(getItems().get(i))) {
                getItems().set(i, rows.get(i));
            }
        }
    }

    /// Selects the row of the chosen recording; the first one while none is chosen.
    void mark() {
        int at = -1;
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof LibraryRow.Recording(var item)
                    && (item.file().equals(chosen) || chosen == null && at < 0)) {
                at = i;
            }
        }
        if (at < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != at) {
            getSelectionModel().select(at);
        }
        if (chosen == null && at >= 0 && getItems().get(at) instanceof LibraryRow.Recording(var item)) {
            chosen = item.file();
        }
    }

    /// Scrolls to the selected row.
    void scrollToSelected() {
        scrollTo(getSelectionModel().getSelectedIndex());
    }

    /// Chooses what follows a recording that is to be deleted, or what comes before it when it is the last one.
    void chooseAfter(LibraryItem deleted) {
        Path next = null;
        boolean passed = false;
        for (var row : getItems()) {
            if (row instanceof LibraryRow.Recording(var item)) {
                if (item.file().equals(deleted.file())) {
                    passed = true;
                } else if (!passed || next == null) {
                    next = item.file();
                    if (passed) {
                        break;
                    }
                }
            }
        }
        chosen = next;
    }
}
