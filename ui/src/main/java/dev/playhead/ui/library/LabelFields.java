package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.RecordingLabel;
import dev.playhead.ui.control.RestingCaret;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Name and note of a recording, to be written: Enter keeps them, and so does leaving; Escape takes them back. FX
/// thread.
final class LabelFields extends VBox {
    private final BiConsumer<LibraryItem, UnaryOperator<RecordingLabel>> onLabel;
    private final TextField name = new TextField();
    private final TextField note = new TextField();
    private @Nullable LibraryItem item;

    LabelFields(BiConsumer<LibraryItem, UnaryOperator<RecordingLabel>> onLabel, Runnable onDone) {
        super(4);
        this.onLabel = onLabel;
        name.setId("recording-name");
        name.setAccessibleText("Name of the recording");
        name.getStyleClass().addAll("ph-plain-field", "ph-reading", "ph-strong");
        note.setId("recording-note");
        note.setAccessibleText("Note on the recording");
        note.setPromptText("Add a note");
        note.getStyleClass().add("ph-plain-field");
        for (var field : new TextField[] {name, note}) {
            RestingCaret.of(field);
            field.focusedProperty().addListener(o -> {
                if (!field.isFocused()) {
                    keep();
                }
            });
            field.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ENTER) {
                    keep();
                    onDone.run();
                    key.consume();
                }
            });
        }
        getChildren().addAll(name, note);
    }

    /// Returns whether somebody writes here.
    boolean isWriting() {
        return name.isFocused() || note.isFocused();
    }

    void rename() {
        name.requestFocus();
        name.selectAll();
    }

    void show(LibraryItem next) {
        boolean isOther = item == null || !item.file().equals(next.file());
        if (isOther) {
            keep();
        }
        item = next;
        if (isOther || !isWriting()) {
            fill(next);
        }
    }

    private void fill(LibraryItem of) {
        name.setPromptText(of.fileTitle());
        if (!name.getText().equals(of.label().name())) {
            name.setText(of.label().name());
        }
        if (!note.getText().equals(of.label().note())) {
            note.setText(of.label().note());
        }
    }

    /// Takes back what was written and not kept.
    void revert() {
        if (item != null) {
            fill(item);
        }
    }

    private void keep() {
        var of = item;
        if (of == null) {
            return;
        }
        var title = name.getText().strip();
        var words = note.getText().strip();
        if (!title.equals(of.label().name()) || !words.equals(of.label().note())) {
            item = of.with(of.label().named(title).noted(words));
            onLabel.accept(of, label -> label.named(title).noted(words));
        }
    }
}
