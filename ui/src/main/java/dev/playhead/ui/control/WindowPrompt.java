package dev.playhead.ui.control;

import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Form that lies over a window until it is sent or closed, and says what went wrong. One at a time. Escape closes it,
/// Ctrl Enter sends it, Tab leads on from texts too. FX thread.
public abstract class WindowPrompt extends VBox {
    private static final double LABEL = 100;
    private static final double GAP = 8;

    private final WrappedText says = new WrappedText("ph-small");
    private final Button send;
    private final EventHandler<KeyEvent> keys = this::pressed;
    private @Nullable Window window;
    private @Nullable Node before;

    /// @param id of the form; its parts have theirs by it: `interrupt-says`
    /// @param title what is done with it
    /// @param about what it is done to; empty for nothing
    /// @param send what the button says that sends it
    @SuppressWarnings("this-escape") // nothing that a subclass could change is called
    protected WindowPrompt(String id, String title, String about, String send, double width) {
        super(GAP);
        setId(id + "-prompt");
        getStyleClass().addAll("ph-palette", "ph-prompt");
        setMaxSize(width, Region.USE_PREF_SIZE);
        setAccessibleText(about.isEmpty() ? title : title + ", " + about);
        this.send = new Button(send);
        this.send.setId(id + "-send");
        this.send.getStyleClass().add("ph-primary");
        this.send.setOnAction(e -> send());
        says.setId(id + "-says");
        says.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(says, Priority.ALWAYS);
        getChildren().add(new HBox(GAP, Nodes.label(title, "ph-strong"), Nodes.label(about, "ph-muted")));
    }

    /// Sends what was filled in.
    protected abstract void send();

    /// Adds the line with the buttons, under all else.
    ///
    /// @param words said until something else is
    protected final void foot(String words) {
        var close = new Button("Close");
        close.setOnAction(e -> hide());
        var foot = new HBox(GAP, says, close, send);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(foot);
        tell(words, "ph-muted");
    }

    /// Returns the button that sends it.
    protected final Button sender() {
        return send;
    }

    /// Lays out a field with its name.
    ///
    /// @param meaning for people who hear it
    protected static HBox field(String words, Node field, String meaning) {
        var label = Nodes.label(words, "ph-second");
        label.setMinWidth(LABEL);
        label.setLabelFor(field);
        field.setAccessibleText(meaning.isEmpty() ? words : words + ". " + meaning);
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(GAP, label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Lays it over the window of a node, in place of another form.
    ///
    /// @param first gets the focus
    protected final void over(Node owner, Node first) {
        if (!(owner.getScene().getRoot().lookup(".ph-window") instanceof Pane root)) {
            throw new IllegalStateException("A window has a pane to lay things over.");
        }
        List.copyOf(root.getChildren()).forEach(child -> {
            if (child instanceof WindowPrompt other) {
                other.hide();
            }
        });
        before = owner.getScene().getFocusOwner();
        root.getChildren().add(this);
        StackPane.setAlignment(this, Pos.CENTER);
        window = owner.getScene().getWindow();
        if (window != null) {
            window.addEventFilter(KeyEvent.KEY_PRESSED, keys); // before the keys of the window
        }
        first.requestFocus();
    }

    /// Takes it away; what had the focus before has it again.
    protected final void hide() {
        if (window != null) {
            window.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
        if (getParent() instanceof Pane root) {
            root.getChildren().remove(this);
        }
        if (before != null) {
            before.requestFocus();
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            hide();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            if (!send.isDisabled()) {
                send();
            }
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && getScene().getFocusOwner() instanceof TextArea text) {
            text.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    /// Says that it is being sent, which cannot be asked for twice.
    protected final void sending(String words) {
        send.setDisable(true);
        tell(words, "ph-muted");
    }

    /// Says why it was not sent.
    protected final void failed(String why) {
        send.setDisable(false);
        tell(why, "ph-fault-text");
    }

    /// Says something beside the buttons.
    ///
    /// @param tone style class of the words
    protected final void tell(String words, String tone) {
        says.show(List.of(new WrappedText.Piece(words, tone, false)), null);
    }
}
