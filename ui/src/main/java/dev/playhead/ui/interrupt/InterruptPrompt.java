package dev.playhead.ui.interrupt;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
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

/// Form that lies over a window before an interrupt is published: its text, as whom, and where the agent is woken. Says
/// what went wrong. FX thread.
public final class InterruptPrompt extends VBox {
    private static final double WIDTH = 480;

    private final InterruptKind kind;
    private final InterruptSubject subject;
    private final Controls controls;
    private final TextArea text = new TextArea();
    private final TextField as = new TextField();
    private final TextField wake = new TextField();
    private final WrappedText says = new WrappedText("ph-small");
    private final Button publish;
    private final EventHandler<KeyEvent> keys = this::pressed;
    private @Nullable Window window;
    private @Nullable Node before;

    /// Publishes at once what needs no more than a press, and asks for what else there is to say.
    public static void start(Node owner, InterruptKind kind, InterruptSubject subject, Controls controls) {
        var prompt = new InterruptPrompt(kind, subject, controls);
        prompt.over(owner);
        if (kind == InterruptKind.STOP) {
            prompt.publish();
        }
    }

    private InterruptPrompt(InterruptKind kind, InterruptSubject subject, Controls controls) {
        super(8);
        this.kind = kind;
        this.subject = subject;
        this.controls = controls;
        var settings = controls.interruptSettings();
        setId("interrupt-prompt");
        getStyleClass().addAll("ph-palette", "ph-prompt");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        var name = kind.title().replace("\u2026", "");
        setAccessibleText(name + ", " + subject.title());
        publish = new Button(name);
        publish.setId("interrupt-publish");
        publish.getStyleClass().add("ph-primary");
        publish.setOnAction(e -> publish());
        var about = new WrappedText("ph-second", "ph-small");
        about.setText(sentence(kind.words()));
        getChildren()
                .addAll(new HBox(8, Nodes.label(name, "ph-strong"), Nodes.label(subject.title(), "ph-muted")), about);
        text.setId("interrupt-text");
        text.setAccessibleText(kind.needsText() ? "Text" : "Reason, may be left empty");
        text.setPromptText(kind.needsText() ? "" : "Reason, may be left empty");
        text.setPrefRowCount(3);
        text.setText(kind == InterruptKind.EDIT ? subject.text() : "");
        if (kind.says()) {
            getChildren().add(text);
        }
        as.setId("interrupt-as");
        as.setText(settings.clientId());
        getChildren().add(field("As", as, "The clientId under which it is published"));
        wake.setId("interrupt-wake");
        wake.setText(Objects.requireNonNullElse(settings.wake(), ""));
        wake.setPromptText("http://localhost:3000/agent");
        if (kind.wakes()) {
            getChildren().add(field("Wake agent at", wake, "Where the application calls its agent of AI Transport"));
        }
        says.setId("interrupt-says");
        says.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(says, Priority.ALWAYS);
        var close = new Button("Close");
        close.setOnAction(e -> hide());
        var foot = new HBox(8, says, close, publish);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(foot);
        tell("Published by Playhead as you say, and recorded (Ctrl Enter).", "ph-muted");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static HBox field(String words, TextField field, String meaning) {
        var label = Nodes.label(words, "ph-second");
        label.setMinWidth(100);
        label.setLabelFor(field);
        field.setAccessibleText(words + ". " + meaning);
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(8, label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void over(Node owner) {
        if (!(owner.getScene().getRoot().lookup(".ph-window") instanceof Pane root)) {
            throw new IllegalStateException("A window has a pane to lay things over.");
        }
        root.getChildren().removeIf(InterruptPrompt.class::isInstance);
        before = owner.getScene().getFocusOwner();
        root.getChildren().add(this);
        StackPane.setAlignment(this, Pos.CENTER);
        window = owner.getScene().getWindow();
        window.addEventFilter(KeyEvent.KEY_PRESSED, keys); // before the keys of the window
        var first = kind.says() ? text : kind.wakes() && wake.getText().isEmpty() ? wake : publish;
        first.requestFocus();
        text.end();
    }

    private void hide() {
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
            publish();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && text.isFocused()) {
            text.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    private void publish() {
        InterruptSettings how;
        try {
            how = controls.interruptSettings().as(as.getText().strip()).waking(wake.getText());
            publish.setDisable(true);
            tell("Publishing\u2026", "ph-muted");
            controls.set(how);
            controls.interrupt(kind.of(text.getText()), subject.target(), how)
                    .whenComplete((outcome, failed) -> Platform.runLater(() -> done(outcome, failed)));
        } catch (IllegalArgumentException wrong) {
            failed(wrong);
        }
    }

    private void done(@Nullable InterruptOutcome outcome, @Nullable Throwable failed) {
        if (failed != null) {
            failed(
                    failed instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failed);
        } else if (outcome == null || outcome.remarks().isEmpty()) {
            hide();
        } else {
            tell(String.join(" ", outcome.remarks()), "ph-warn-text");
        }
    }

    private void failed(Throwable why) {
        publish.setDisable(false);
        tell(String.valueOf(why.getMessage()), "ph-fault-text");
    }

    private void tell(String words, String tone) {
        says.show(List.of(new WrappedText.Piece(words, tone, false)), null);
    }
}
