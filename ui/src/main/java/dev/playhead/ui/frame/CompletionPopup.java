package dev.playhead.ui.frame;

import dev.playhead.transport.field.FilterCompletion;
import dev.playhead.transport.field.FilterCompletion.Candidate;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Theme;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// Panel under a filter that is being written: what may come next. The keyboard stays with the field. FX thread.
final class CompletionPopup {
    private static final double WIDTH = 492;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 10;

    private final Popup popup = new Popup();
    private final Label about = Nodes.label("", "ph-muted", "ph-small");
    private final ListView<Candidate> list = new ListView<>();
    private final Label counted = Nodes.label("frames", "ph-muted", "ph-small");

    /// @param onTake given what was clicked
    CompletionPopup(Consumer<Candidate> onTake) {
        list.setId("filter-candidates");
        list.getStyleClass().add("ph-completion-list");
        list.setAccessibleText("What may come next");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(of -> new Cell());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            var chosen = chosen();
            if (chosen != null) {
                onTake.accept(chosen);
            }
        });
        var header = new HBox(8, about, Nodes.space(), counted);
        header.getStyleClass().add("ph-completion-header");
        var footer = new HBox(6);
        footer.getStyleClass().add("ph-completion-footer");
        for (String key : new String[] {"Tab", "Enter", "Esc"}) {
            String words = key.equals("Tab") ? "take the word" : key.equals("Enter") ? "apply" : "close";
            footer.getChildren().addAll(Nodes.label(key, "ph-key"), Nodes.label(words, "ph-muted", "ph-small"));
        }
        var panel = new VBox(header, list, footer);
        panel.getStyleClass().add("ph-completion");
        panel.setMinWidth(WIDTH);
        panel.setMaxWidth(WIDTH);
        popup.getContent().add(panel);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false); // which would let the window have the key as well
        popup.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                hide();
                key.consume();
            }
        });
        popup.setConsumeAutoHidingEvents(false); // the click that closes it is meant for something
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    /// Shows what may come next, or hides when nothing is known.
    void show(FilterField field, FilterCompletion completion) {
        var window = field.getScene() == null ? null : field.getScene().getWindow();
        if (completion.candidates().isEmpty() || !field.isFocused() || window == null || !window.isShowing()) {
            hide();
            return;
        }
        if (!popup.isShowing()) {
            // Before there are lines: they are measured at once, and find their colours only then.
            popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
            Theme.dress(popup.getScene(), field.getScene());
        }
        about.setText(completion.about());
        Nodes.show(counted, completion.candidates().getFirst().frames() >= 0);
        list.getItems().setAll(completion.candidates());
        list.setPrefHeight(Math.min(MOST_ROWS, completion.candidates().size()) * ROW + 2);
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        if (!popup.isShowing()) {
            var below = field.localToScreen(0, field.getHeight() + 4);
            popup.show(field, below.getX(), below.getY());
        }
    }

    /// Goes up or down by so many.
    void move(int by) {
        int count = list.getItems().size();
        int next = Math.floorMod(Math.max(0, list.getSelectionModel().getSelectedIndex()) + by, count);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
    }

    /// Returns what is chosen; null while nothing is shown.
    @Nullable
    Candidate chosen() {
        return popup.isShowing() ? list.getSelectionModel().getSelectedItem() : null;
    }

    private static final class Cell extends ListCell<Candidate> {
        private final Label text = Nodes.label("", "ph-mono-12");
        private final Label meaning = Nodes.label("", "ph-muted");
        private final Label count = Nodes.label("", "ph-mono", "ph-second");
        private final HBox row = new HBox(12, text, meaning, count);

        Cell() {
            text.setMinWidth(120);
            text.setMaxWidth(WIDTH / 2);
            meaning.setMinWidth(0);
            meaning.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(meaning, Priority.ALWAYS);
            count.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Candidate candidate, boolean empty) {
            super.updateItem(candidate, empty);
            setText(null);
            if (empty || candidate == null) {
                setGraphic(null);
                return;
            }
            text.setText(candidate.text());
            meaning.setText(candidate.meaning());
            count.setText(candidate.frames() < 0 ? "" : Formats.number(candidate.frames()));
            setAccessibleText(candidate.text() + " " + candidate.meaning() + " " + count.getText());
            setGraphic(row);
        }
    }
}
